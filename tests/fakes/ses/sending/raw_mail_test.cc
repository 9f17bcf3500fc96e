#include "fakes/ses/sending/raw_mail.h"

#include "tests/support/catch.h"

TEST_CASE("RawMail: fields are read unfolded and kept as they stand", "[ses][raw]") {
  const std::string raw = "From: a@b.test\r\nSubject: one\r\n\ttwo\r\nnonsense\r\n\r\nbody: x\r\n";
  ses::RawMail mail = ses::read_raw(raw);
  CHECK(mail.text() == raw);
  REQUIRE(mail.find("subject") != nullptr);
  CHECK(mail.find("subject")->value == "one two");
  CHECK(mail.find("body") == nullptr);
  mail.remove("SUBJECT");
  mail.prepend("First", "1");
  mail.append("Last", "2");
  CHECK(mail.text() == "First: 1\r\nFrom: a@b.test\r\nnonsense\r\nLast: 2\r\n\r\nbody: x\r\n");
}

TEST_CASE("RawMail: a mail that is all header, or nothing", "[ses][raw]") {
  CHECK(ses::read_raw("From: a@b.test").text() == "From: a@b.test\r\n\r\n");
  CHECK(ses::read_raw("").text() == "\r\n");
  CHECK(ses::read_raw("\nbody").fields.empty());
}
