#include <string>
#include <thread>
#include <vector>

#include "fakes/mail/message.h"
#include "tests/support/catch.h"

using mail::Address;
using mail::Attachment;
using mail::Message;
using mail::parse;

namespace {

std::string with_crlf(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return result;
}

}  // namespace

TEST_CASE("parse: a plain mail, with either line end", "[mail][parse]") {
  const std::string raw =
      "From: Jane Doe <jane@example.com>\n"
      "To: edit@webordinary.example, Bob <bob@example.com>\n"
      "Cc: c@example.com\n"
      "Bcc: d@example.com\n"
      "Reply-To: answers@example.com\n"
      "Subject: Change the title\n"
      "Message-ID: <abc@example.com>\n"
      "Date: Mon, 05 Jan 2026 10:30:00 +0130\n"
      "X-Mailer: Test\n"
      "X-Mailer: Twice\n"
      "\n"
      "Hello,\nplease change it.\n";
  const Message message = parse(GENERATE(false, true) ? with_crlf(raw) : raw);
  CHECK(message.from == std::vector<Address>{{"Jane Doe", "jane@example.com"}});
  CHECK(message.to ==
        std::vector<Address>{{"", "edit@webordinary.example"}, {"Bob", "bob@example.com"}});
  CHECK(message.cc == std::vector<Address>{{"", "c@example.com"}});
  CHECK(message.bcc == std::vector<Address>{{"", "d@example.com"}});
  CHECK(message.reply_to == std::vector<Address>{{"", "answers@example.com"}});
  CHECK(message.subject == "Change the title");
  CHECK(message.message_id == "abc@example.com");
  CHECK(message.date == sim::kDefaultStart);
  CHECK(message.text == "Hello,\nplease change it.\n");
  CHECK(message.html.empty());
  CHECK(message.attachments.empty());
  CHECK(message.headers == std::vector<std::pair<std::string, std::string>>{{"X-Mailer", "Test"},
                                                                            {"X-Mailer", "Twice"}});
}

TEST_CASE("parse: quoted-printable, base64 and charsets", "[mail][parse]") {
  CHECK(parse("Content-Type: text/plain; charset=utf-8\n"
              "Content-Transfer-Encoding: quoted-printable\n\n"
              "Gr=C3=BC=C3=9Fe =3D soft=\n break\n")
            .text == "Grüße = soft break\n");
  CHECK(parse("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
              "PGgxPkdyw7zDn2U8L2gxPg==\n")
            .html == "<h1>Grüße</h1>");
  CHECK(parse("Content-Type: text/plain; charset=iso-8859-1\n"
              "Content-Transfer-Encoding: 8bit\n\nGr\xfc\xdf"
              "e")
            .text == "Grüße");
  CHECK(parse("Content-Type: text/plain; charset=none-such\n\nplain").text == "plain");
}

TEST_CASE("parse: RFC 2047 subjects, joined across folds", "[mail][parse]") {
  CHECK(parse("Subject: =?UTF-8?B?R3LDvMOfZQ==?=\n\n").subject == "Grüße");
  CHECK(parse("Subject: =?utf-8?q?Gr=C3=BC?=\n =?utf-8?q?=C3=9Fe?= und mehr\n\n").subject ==
        "Grüße und mehr");
  CHECK(parse("Subject: =?iso-8859-1?q?M=FCller?=\n\n").subject == "Müller");
  CHECK(parse("Subject: a long\n\tfolded subject\n\n").subject == "a long folded subject");
  CHECK(parse("Subject: =?utf-8?q?one=0D=0ABcc:_x@y?=\n\n").subject.find('\n') ==
        std::string::npos);
}

TEST_CASE("parse: References fold over lines; In-Reply-To may name several", "[mail][parse]") {
  const Message message = parse(
      "References: <one@x.org>\n <two@x.org>\n\t<three@x.org> <four@x.org>\n"
      "In-Reply-To: <four@x.org> <five@x.org>\nMessage-Id:   <six@x.org>  \n\n");
  CHECK(message.references ==
        std::vector<std::string>{"one@x.org", "two@x.org", "three@x.org", "four@x.org"});
  CHECK(message.in_reply_to == "four@x.org");
  CHECK(message.message_id == "six@x.org");
}

TEST_CASE("parse: multipart/alternative in multipart/mixed, with attachments", "[mail][parse]") {
  const Message message = parse(
      "Content-Type: multipart/mixed; boundary=outer\n\nPreamble\n--outer\n"
      "Content-Type: multipart/alternative; boundary=inner\n\n--inner\n"
      "Content-Type: text/plain; charset=utf-8\n\nplain\n--inner\n"
      "Content-Type: multipart/related; boundary=third\n\n--third\n"
      "Content-Type: text/html\n\n<b>html</b>\n--third\n"
      "Content-Type: image/png\nContent-ID: <logo>\nContent-Transfer-Encoding: base64\n\n"
      "iVBORw==\n--third--\n--inner--\n--outer\n"
      "Content-Type: TEXT/CSV; name=\"=?utf-8?q?=C3=BCber?=.csv\"\n"
      "Content-Disposition: attachment\n\na,b\n--outer\n"
      "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''n%C3%B6te.txt\n"
      "\nnot the body\n--outer--\nEpilogue\n");
  CHECK(message.text == "plain");
  CHECK(message.html == "<b>html</b>");
  REQUIRE(message.attachments.size() == 3);
  CHECK(message.attachments[0] == Attachment{"", "image/png", "\x89PNG"});
  CHECK(message.attachments[1] == Attachment{"über.csv", "text/csv", "a,b"});
  CHECK(message.attachments[2] == Attachment{"nöte.txt", "text/plain", "not the body"});
}

TEST_CASE("parse: a forwarded mail is an attachment, not a body", "[mail][parse]") {
  const Message message = parse(
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nsee below\n"
      "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\ninner text\n--b--\n");
  CHECK(message.text == "see below");
  REQUIRE(message.attachments.size() == 1);
  CHECK(message.attachments[0].type == "message/rfc822");
  CHECK(parse(message.attachments[0].bytes).subject == "inner");
}

TEST_CASE("parse: only attachments, or a body that is not text", "[mail][parse]") {
  const Message message = parse(
      "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERg==\n");
  CHECK(message.text.empty());
  CHECK(message.attachments == std::vector<Attachment>{{"a.pdf", "application/pdf", "%PDF"}});
}

TEST_CASE("parse: missing headers stay empty", "[mail][parse]") {
  const Message message = parse("Subject: only this\n\nbody");
  CHECK(message.from.empty());
  CHECK(message.to.empty());
  CHECK(message.message_id.empty());
  CHECK(message.in_reply_to.empty());
  CHECK(message.references.empty());
  CHECK_FALSE(message.date);
  CHECK(message.text == "body");
  CHECK(parse("\nonly a body\n").text == "only a body\n");
  CHECK(parse("") == Message{});
}

TEST_CASE("parse: broken mail is read as well as it can be", "[mail][parse]") {
  CHECK_FALSE(parse("Date: yesterday\nSubject: s\n\n").date);
  CHECK(parse("Date: Mon, 05 Jan 9026 09:00:00 +0000\n\n").date == sim::Time::max());
  CHECK(parse("Date: yesterday\nSubject: s\n\n").subject == "s");
  CHECK(parse("Content-Type: multipart/mixed\n\nno boundary").text.empty());
  CHECK(parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\ncut off").text == "cut off");
  CHECK(parse("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!")
            .attachments.empty());
  CHECK(parse("Subject: \xff\xfe\n\n\xff text").text.find("text") != std::string::npos);
  CHECK(parse("From: \"unclosed <a@b.org>\nTo: <<c@d.org\n\nx").text == "x");
}

TEST_CASE("parse: parts nested without end do not exhaust the stack", "[mail][parse]") {
  std::string raw;
  for (int i = 0; i < 2000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    raw += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  raw += "\ndeep";
  CHECK(parse(raw).attachments.size() <= 1);
}

TEST_CASE("parse: threads do not disturb each other", "[mail][parse]") {
  std::vector<int> good(4);
  std::vector<std::thread> threads;
  for (int& count : good) {
    threads.emplace_back([&count] {
      for (int i = 0; i < 200; ++i) {
        const std::string subject = "s" + std::to_string(i);
        Message message;
        message.from = {{"Jürgen", "a@x.org"}};
        message.subject = subject + " ü";
        message.text = "Grüße\n";
        const Message back = parse(mail::compose(message));
        count += back.subject == message.subject && back.text == message.text ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(good == std::vector<int>(4, 200));
}
