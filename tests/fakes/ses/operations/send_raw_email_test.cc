#include "fakes/ses/operations/send_raw_email.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct SendRawEmailFixture : SesFixture {
  ses::SendRawEmailRequest request;
  SendRawEmailFixture() {
    verify("hermes@acme.test");
    verify("jo@home.test");
    raw("From: Hermes <hermes@acme.test>\r\nTo: jo@home.test\r\nSubject: Re: Work\r\n"
        "In-Reply-To: <first@home.test>\r\nReferences: <first@home.test>\r\n"
        "Message-ID: <mine@acme.test>\r\nDate: Thu, 1 Jan 1970 00:00:00 +0000\r\n\r\nDone\r\n");
  }
  void raw(const std::string& text) { request.raw_message.data.bytes = text; }
};

}  // namespace

TEST_CASE_METHOD(SendRawEmailFixture,
                 "SendRawEmail: keeps the thread, overrides Message-ID and Date",
                 "[ses][SendRawEmail]") {
  const std::string id = call(request).message_id;
  const mail::Entry& entry = mailbox.entries().at(0);
  CHECK(entry.message().in_reply_to == "first@home.test");
  CHECK(entry.message().references == std::vector<std::string>{"first@home.test"});
  CHECK(entry.message().message_id == id + "@us-west-2.amazonses.com");
  CHECK(entry.message().date == scheduler.now());
  CHECK(entry.raw.find("mine@acme.test") == std::string::npos);
  CHECK(entry.message().text == "Done\n");
}

TEST_CASE_METHOD(SendRawEmailFixture,
                 "SendRawEmail: destinations win over the header; Bcc is taken off",
                 "[ses][SendRawEmail]") {
  raw("From: hermes@acme.test\nTo: jo@home.test\nBcc: jo@home.test,\n success@simulator."
      "amazonses.com\n\nDone\n");
  call(request);
  CHECK(mailbox.entries().at(0).envelope.recipients.size() == 3);
  CHECK(mailbox.entries().at(0).raw.find("simulator") == std::string::npos);
  request.destinations = {"jo@home.test"};
  request.source = "hermes@acme.test";
  call(request);
  CHECK(mailbox.entries().at(1).envelope.recipients.size() == 1);
}

TEST_CASE_METHOD(SendRawEmailFixture, "SendRawEmail: without From it is InvalidParameterValue",
                 "[ses][SendRawEmail]") {
  raw("To: jo@home.test\r\n\r\nDone\r\n");
  CHECK(error_message([&] { call(request); }) == "Missing required header 'From'.");
  raw("");
  CHECK(error_message([&] { call(request); }) == "Missing required header 'From'.");
  raw("From: hermes\r\nTo: jo@home.test\r\n\r\nDone\r\n");
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}

TEST_CASE_METHOD(SendRawEmailFixture, "SendRawEmail: the From header must be verified too",
                 "[ses][SendRawEmail]") {
  request.source = "hermes@acme.test";
  raw("From: eve@other.test\r\nTo: jo@home.test\r\n\r\nDone\r\n");
  CHECK(error_message([&] { call(request); }).ends_with("US-WEST-2: eve@other.test"));
}

TEST_CASE_METHOD(SendRawEmailFixture, "SendRawEmail: at most 10 MiB", "[ses][SendRawEmail]") {
  raw(request.raw_message.data.bytes + std::string(10485760, 'a'));
  CHECK(error_message([&] {
          call(request);
        }).starts_with("Message length is more than 10485760 bytes long: '104859"));
}

TEST_CASE_METHOD(SendRawEmailFixture, "SendRawEmail: over the wire in base64",
                 "[ses][SendRawEmail]") {
  const auto sent =
      query("ses",
            "Action=SendRawEmail&Version=2010-12-01&RawMessage.Data="
            "RnJvbTogaGVybWVzQGFjbWUudGVzdA0KVG86IGpvQGhvbWUudGVzdA0KU3ViamVjdDogaGkNCg0KSGkNCg"
            "%3D%3D");
  CHECK(sent.status == 200);
  CHECK(mailbox.entries().at(0).message().subject == "hi");
  const auto bad = query("ses", "Action=SendRawEmail&Version=2010-12-01&RawMessage.Data=%21");
  CHECK(bad.status == 400);
}

TEST_CASE_METHOD(SendRawEmailFixture, "SendRawEmail: a source makes up for From",
                 "[ses][SendRawEmail]") {
  request.source = "hermes@acme.test";
  request.destinations = {"jo@home.test"};
  raw("");
  CHECK_FALSE(call(request).message_id.empty());
  raw("Subject: hi\r\n\r\nDone\r\n");
  call(request);
  CHECK(mailbox.entries().at(1).envelope.sender == "hermes@acme.test");
  CHECK(mailbox.entries().at(1).message().subject == "hi");
}

TEST_CASE_METHOD(SendRawEmailFixture, "SendRawEmail: tags are checked", "[ses][SendRawEmail]") {
  request.tags = {{"a b", "c"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid tag name <a b>: only alphanumeric ASCII characters, '_',  '-' are allowed.");
}
