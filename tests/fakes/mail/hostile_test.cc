// Mail that is written to hurt its reader: what nests without end is read, and ends.
#include <string>

#include "fakes/mail/address.h"
#include "fakes/mail/message.h"
#include "tests/support/catch.h"

namespace {

constexpr int kParts = 100'000;
constexpr int kGroups = 60'000;

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

// "aGVsbG8=" for "hello", without line ends.
std::string base64(const std::string& bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
    const unsigned three = static_cast<unsigned char>(bytes[i]) << 16U |
                           static_cast<unsigned char>(bytes[i + 1]) << 8U |
                           static_cast<unsigned char>(bytes[i + 2]);
    for (int shift = 18; shift >= 0; shift -= 6) text += kDigits[three >> shift & 63U];
  }
  return text;
}

}  // namespace

TEST_CASE("parse_addresses: groups within groups without end", "[mail][address][hostile]") {
  CHECK(mail::parse_addresses(repeated("g:", kGroups)).empty());
  CHECK_FALSE(mail::parse_address(repeated("g:", kGroups) + "a@x.org"));
  mail::parse_addresses(repeated("\"g\" (c) :\r\n ", kGroups));
  CHECK(mail::parse_addresses("a@x.org, " + repeated("g:", kGroups)).front().address == "a@x.org");
  // Many groups that do not nest are whole up to the limit.
  CHECK(mail::parse_addresses(repeated("g: a@x.org;, ", 400)).size() == 400);
}

TEST_CASE("parse: groups within groups without end, in each field and wherever it stands",
          "[mail][parse][hostile]") {
  const std::string field =
      GENERATE("From", "TO", "cc", "Bcc", "Reply-To", "Sender", "To ", "\tTo");
  CAPTURE(field);
  const std::string groups = repeated("g:", kGroups) + "\r\n";
  const std::string folded = repeated("g:g:g:g:\r\n ", kGroups / 4) + "\r\n";
  const std::string disguised = repeated("g:g:g:g:\r\n\tto:", kGroups / 4) + "\r\n";
  for (const std::string& value : {groups, folded, disguised}) {
    const std::string inner = field + ":" + value + "Subject: s\r\n\r\nx\r\n";
    if (field != "\tTo") CHECK(mail::parse(inner).subject == "s");
    mail::parse(inner);
    mail::parse("Content-Type: message/rfc822\r\n\r\n" + inner);
    mail::parse("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
                base64(inner));
    mail::parse("Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n" + inner +
                "--b--\r\n");
  }
}

TEST_CASE("parse: more parts or fields than any mail has make it a text",
          "[mail][parse][hostile]") {
  const std::string head = "Subject: s\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n";
  const std::string part = "--b\r\n\r\nx\r\n";
  CHECK(mail::parse(head + repeated(part, 900) + "--b--\r\n").attachments.size() == 899);
  CHECK(mail::parse(head + repeated(part, kParts) + "--b--\r\n").attachments.empty());
  CHECK(mail::parse(head + repeated(part, kParts)).text.starts_with("Subject: s\n"));
  // Lines that look like delimiters and are none.
  CHECK(mail::parse(head + "--b\r\n\r\n" + repeated("--c\r\n", kParts)).subject == "s");

  CHECK(mail::parse(repeated("A: b\r\n", 900) + "\r\nx").headers.size() == 900);
  CHECK(mail::parse(repeated("A: b\r\n", kParts) + "\r\nx").headers.empty());
  CHECK(mail::parse("Subject: s\r\n" + repeated(" x\r\n", 2000) + "\r\nx").subject.size() > 2000);
}

TEST_CASE("parse: multiparts within multiparts without end are a text", "[mail][parse][hostile]") {
  std::string parts;
  for (int i = 0; i < 5000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    parts +=
        "Content-Type: multipart/mixed; Boundary = " + boundary + "\r\n\r\n--" + boundary + "\r\n";
  }
  CHECK(mail::parse(parts).text.starts_with("Content-Type"));
  CHECK(mail::parse(repeated("Content-Type: multipart/mixed; boundary*=b\r\n\r\n--b\r\n", kParts))
            .text.starts_with("Content-Type"));
}
