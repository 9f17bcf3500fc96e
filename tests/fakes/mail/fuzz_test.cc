// Mail that was damaged at random is still read, and what is read is still clean.
#include <string>
#include <string_view>
#include <vector>

#include "fakes/mail/message.h"
#include "sim/journal/utf8.h"
#include "sim/random/random.h"
#include "tests/support/catch.h"

namespace {

const std::vector<std::string> kSeeds = {
    "From: \"Doe, Jane\" <jane@example.com>, Team: a@x.org, b@x.org;\r\n"
    "To: =?utf-8?q?J=C3=BCrgen?= <j@example.com> (comment (nested))\r\n"
    "Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n =?utf-8?q?mehr?=\r\n"
    "Message-ID: <abc@example.com>\r\nReferences: <a@b>\r\n <c@d>\r\nIn-Reply-To: <c@d>\r\n"
    "Date: Mon, 05 Jan 2026 10:30:00 +0130\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe=\r\n soft\r\n",
    "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"o\"\r\n\r\n--o\r\n"
    "Content-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\n\r\nplain\r\n--i\r\n"
    "Content-Type: text/html; charset=iso-2022-jp\r\n\r\n<b>\x1b$B$3\x1b(B</b>\r\n--i--\r\n"
    "--o\r\nContent-Type: image/png; name*0=\"a\"; name*1*=utf-8''b%C3%A4\r\n"
    "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n"
    "--o\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nx\r\n--o--\r\n"};

const std::vector<std::string> kPieces = {"\r\n",
                                          "\n\n",
                                          "--o",
                                          "--i--",
                                          "=?",
                                          "?=",
                                          "=?utf-8?b?",
                                          "\"",
                                          "<",
                                          ">",
                                          "(",
                                          ")",
                                          ";",
                                          ":",
                                          ",",
                                          "\\",
                                          "=",
                                          "=0",
                                          "\t",
                                          "Content-Type: multipart/mixed; boundary=o\r\n",
                                          "charset=utf-7",
                                          "base64",
                                          "x-uuencode",
                                          "begin 644 x\n",
                                          "From x",
                                          "%00",
                                          "*=",
                                          "\xff\xfe",
                                          "\xf0\x9f\x98"};

std::string mutate(std::string text, sim::Random& random) {
  const std::uint64_t times = 1 + random.below(8);
  for (std::uint64_t i = 0; i < times; ++i) {
    const std::size_t at = random.below(text.size() + 1);
    const std::size_t length = random.below(40);
    switch (random.below(5)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(random.below(text.size() + 1), length));
        break;
      case 3:
        text.insert(at, kPieces[random.below(kPieces.size())]);
        break;
      default:
        text.resize(at);
    }
  }
  return text;
}

bool is_clean_line(std::string_view text) {
  return sim::is_utf8(text) && text.find_first_of("\r\n") == std::string_view::npos;
}

bool is_clean(const mail::Message& message) {
  bool clean = sim::is_utf8(message.text) && sim::is_utf8(message.html) &&
               is_clean_line(message.subject) && is_clean_line(message.message_id) &&
               is_clean_line(message.in_reply_to);
  for (const auto* list : {&message.from, &message.to, &message.cc, &message.bcc}) {
    for (const auto& [name, address] : *list) {
      clean = clean && is_clean_line(name) && is_clean_line(address);
    }
  }
  for (const auto& id : message.references) clean = clean && is_clean_line(id);
  for (const auto& [name, value] : message.headers) {
    clean = clean && is_clean_line(name) && is_clean_line(value);
  }
  for (const auto& file : message.attachments) {
    clean = clean && is_clean_line(file.name) && is_clean_line(file.type);
  }
  return clean;
}

}  // namespace

TEST_CASE("parse: thousands of damaged mails", "[mail][parse][fuzz]") {
  sim::Random random(20260105);
  int composed = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string raw = mutate(kSeeds[random.below(kSeeds.size())], random);
    mail::Message message = mail::parse(raw);
    if (!is_clean(message)) {
      CAPTURE(i, raw);
      FAIL("not clean");
    }
    // What was read can be written and read again.
    message.headers.clear();
    const mail::Message again = mail::parse(mail::compose(message));
    composed += again.attachments.size() == message.attachments.size() ? 1 : 0;
  }
  CHECK(composed == 4000);
}
