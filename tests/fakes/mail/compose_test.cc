#include <algorithm>
#include <stdexcept>
#include <string>

#include "fakes/mail/message.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using mail::compose;
using mail::Message;
using mail::parse;

namespace {

Message answer() {
  Message message;
  message.from = {{"Hermes", "hermes@webordinary.example"}};
  message.to = {{"Doe, Jane", "jane@example.com"}, {"", "bob@example.com"}};
  message.cc = {{"Jürgen", "j@example.com"}};
  message.reply_to = {{"", "edit@webordinary.example"}};
  message.subject = "Re: Change the title";
  message.message_id = "answer-1@webordinary.example";
  message.in_reply_to = "two@example.com";
  message.references = {"one@example.com", "two@example.com"};
  message.date = sim::kDefaultStart;
  message.text = "Done.\n\nSee the preview.\n";
  message.headers = {{"X-Thread", "aaaa"}, {"X-Thread", "bbbb"}};
  return message;
}

bool has_bare_line_end(const std::string& raw) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r')) return true;
    if (raw[i] == '\r' && (i + 1 == raw.size() || raw[i + 1] != '\n')) return true;
  }
  return false;
}

std::size_t longest_line(const std::string& raw) {
  std::size_t longest = 0;
  std::size_t begin = 0;
  for (std::size_t end = raw.find("\r\n"); end != std::string::npos;
       end = raw.find("\r\n", begin)) {
    longest = std::max(longest, end - begin);
    begin = end + 2;
  }
  return longest;
}

}  // namespace

TEST_CASE("compose: the wire form of a plain mail", "[mail][compose]") {
  Message message = answer();
  message.to.pop_back();
  message.cc.clear();
  CHECK(compose(message) ==
        "From: Hermes <hermes@webordinary.example>\r\n"
        "To: \"Doe, Jane\" <jane@example.com>\r\n"
        "Reply-To: edit@webordinary.example\r\n"
        "Subject: Re: Change the title\r\n"
        "Date: Mon, 05 Jan 2026 09:00:00 +0000\r\n"
        "Message-ID: <answer-1@webordinary.example>\r\n"
        "In-Reply-To: <two@example.com>\r\n"
        "References: <one@example.com> <two@example.com>\r\n"
        "X-Thread: aaaa\r\n"
        "X-Thread: bbbb\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "\r\n"
        "Done.\r\n\r\nSee the preview.\r\n");
}

TEST_CASE("compose: parse reads back what went in", "[mail][compose]") {
  Message message = answer();
  SECTION("plain") {}
  SECTION("HTML alone") {
    message.text.clear();
    message.html = "<p>Done.</p>\n";
  }
  SECTION("both") { message.html = "<p>Done.</p>\n"; }
  SECTION("umlauts, long lines, a dot alone, From at the start") {
    message.subject = "Grüße aus München: " + std::string(300, 'x') + " – Ende";
    message.text = "Grüße\n.\nFrom here\n" + std::string(2000, 'y') + "\ntrailing space \n";
  }
  SECTION("attachments of any bytes") {
    std::string bytes;
    for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i % 256);
    message.html = "<p>Done.</p>";
    message.attachments = {{"bild ä.png", "image/png", bytes},
                           {"notes.txt", "text/plain", "one\r\ntwo\n"},
                           {"", "application/octet-stream", ""}};
  }
  SECTION("many references") {
    for (int i = 0; i < 60; ++i) message.references.push_back(std::to_string(i) + "@example.com");
  }
  SECTION("an empty mail") {
    message = Message{};
    message.message_id = "x@y";
  }
  const std::string raw = compose(message);
  CHECK(parse(raw) == message);
  CHECK_FALSE(has_bare_line_end(raw));
  CHECK(longest_line(raw) <= 998);
}

TEST_CASE("compose: equal messages make equal bytes, others another id", "[mail][compose]") {
  Message message = answer();
  message.message_id.clear();
  message.html = "<p>Done.</p>";
  message.attachments = {{"a", "text/plain", "a"}};
  const std::string raw = compose(message);
  CHECK(raw == compose(message));
  const std::string id = parse(raw).message_id;
  CHECK_THAT(id, Catch::Matchers::EndsWith("@webordinary.example"));
  message.date = *message.date + std::chrono::seconds{1};
  CHECK(parse(compose(message)).message_id != id);
}

TEST_CASE("compose: blind copies are not written", "[mail][compose]") {
  Message message = answer();
  message.bcc = {{"", "secret@example.com"}};
  CHECK_THAT(compose(message), !Contains("secret"));
}

TEST_CASE("compose: no value can start a header of its own", "[mail][compose]") {
  Message message = answer();
  message.subject = "x\r\nBcc: a@evil.example";
  message.from[0].name = "y\nBcc: b@evil.example";
  message.to[0].address = "z@x.org>\r\nBcc: c@evil.example";
  message.in_reply_to = "q>\r\nBcc: d@evil.example";
  message.headers = {{"X-A", "v\nBcc: e@evil.example"}};
  message.attachments = {{"f\r\nBcc: g@evil.example", "text/plain\r\nBcc: h@evil.example", "x"}};
  CHECK(parse(compose(message)).bcc.empty());
  CHECK_THAT(compose(message), !Contains("\r\nBcc"));
}

TEST_CASE("compose: headers that are none, or not free, are refused", "[mail][compose]") {
  for (const char* name : {"", "a b", "a:b", "Ü", "Subject", "message-id", "Content-Type", "BCC"}) {
    CAPTURE(name);
    Message message = answer();
    message.headers = {{name, "x"}};
    CHECK_THROWS_AS(compose(message), std::invalid_argument);
  }
}
