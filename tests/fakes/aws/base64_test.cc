#include "fakes/aws/base64.h"

#include "tests/support/catch.h"

TEST_CASE("base64: the vectors of RFC 4648, both ways", "[aws][base64]") {
  const std::pair<std::string, std::string> vectors[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
  };
  for (const auto& [bytes, text] : vectors) {
    CHECK(aws::base64_encode(bytes) == text);
    CHECK(aws::base64_decode(text) == bytes);
  }
}

TEST_CASE("base64: all bytes, all lengths", "[aws][base64]") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) {
    CHECK(aws::base64_decode(aws::base64_encode(bytes)) == bytes);
    bytes += static_cast<char>(255 - i);
  }
  CHECK(aws::base64_encode("\xFB\xFF\xBF") == "+/+/");
}

TEST_CASE("base64: what it is not", "[aws][base64]") {
  for (const char* bad :
       {"A", "AB", "ABC", "=", "==", "===", "====", "A===", "AB=A", "A=BC", "=ABC", "AB C",
        "AB\n=", "Zm9v=", "Zg==Zg==", "Zg==\n", "ab-_", "\xC3\xBC\xC3\xBC"}) {
    CAPTURE(bad);
    CHECK_FALSE(aws::base64_decode(bad));
  }
  CHECK_FALSE(aws::base64_decode(std::string_view("AB\0=", 4)));
}
