#include "sim/http/message.h"

#include "tests/support/catch.h"

using sim::http::Headers;
using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("Headers: names compare without regard to case", "[sim][http]") {
  const Headers headers{{"Content-Type", "text/plain"}, {"X-Amz-Target", "a"}};
  CHECK(headers.get("content-type") == "text/plain");
  CHECK(headers.get("X-AMZ-TARGET") == "a");
  CHECK(headers.get("Content") == "");
  CHECK(headers.has("x-amz-target"));
  CHECK_FALSE(headers.has("x-amz-targe"));
}

TEST_CASE("Headers: set replaces every field of the name, in the first one's place",
          "[sim][http]") {
  Headers headers{{"a", "1"}, {"b", "2"}, {"A", "3"}, {"c", "4"}};
  headers.set("A", "5");
  headers.set("d", "6");
  CHECK(Pairs(headers.begin(), headers.end()) ==
        Pairs{{"a", "5"}, {"b", "2"}, {"c", "4"}, {"d", "6"}});
}

TEST_CASE("Headers: add keeps duplicates, in order; get gives the first", "[sim][http]") {
  Headers headers;
  headers.add("a", "1");
  headers.add("a", "2");
  CHECK(headers.get("a") == "1");
  CHECK(Pairs(headers.begin(), headers.end()) == Pairs{{"a", "1"}, {"a", "2"}});
}

TEST_CASE("Request: path and query are the two sides of the first question mark", "[sim][http]") {
  sim::http::Request request;
  request.target = "/a/b?c=d?e";
  CHECK(request.path() == "/a/b");
  CHECK(request.query() == "c=d?e");
  request.target = "/a";
  CHECK(request.path() == "/a");
  CHECK(request.query() == "");
}

TEST_CASE("percent_decode: escapes, plus, and broken escapes as they are", "[sim][http]") {
  using sim::http::percent_decode;
  CHECK(percent_decode("a%20b%2Fc%2f", false) == "a b/c/");
  CHECK(percent_decode("a+b", false) == "a+b");
  CHECK(percent_decode("a+b%2B", true) == "a b+");
  CHECK(percent_decode("%", false) == "%");
  CHECK(percent_decode("%4", false) == "%4");
  CHECK(percent_decode("%zz%41", false) == "%zzA");
  CHECK(percent_decode("%00", false) == std::string(1, '\0'));
}

TEST_CASE("percent_encode: all but the unreserved characters", "[sim][http]") {
  using sim::http::percent_encode;
  CHECK(percent_encode("AZaz09-_.~") == "AZaz09-_.~");
  CHECK(percent_encode("a b/c+\xC3\xA9") == "a%20b%2Fc%2B%C3%A9");
  CHECK(percent_encode("a/b c", true) == "a/b%20c");
}

TEST_CASE("percent_decode: gives back what percent_encode took, for every byte", "[sim][http]") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  CHECK(sim::http::percent_decode(sim::http::percent_encode(all), true) == all);
}

TEST_CASE("parse_form: pairs in order, decoded", "[sim][http]") {
  using sim::http::parse_form;
  CHECK(parse_form("Action=SendMessage&Body=a+b%26c&Flag&Empty=&a=1&a=2") ==
        Pairs{{"Action", "SendMessage"},
              {"Body", "a b&c"},
              {"Flag", ""},
              {"Empty", ""},
              {"a", "1"},
              {"a", "2"}});
  CHECK(parse_form("").empty());
  CHECK(parse_form("&&a=b=c&") == Pairs{{"a", "b=c"}});
}
