#include "fakes/ses/operations/send_bulk_email.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct SendBulkEmailFixture : SesFixture {
  ses::SendBulkEmailRequest request;
  SendBulkEmailFixture() {
    for (const char* address : {"hermes@acme.test", "jo@home.test"}) verify(address);
    make_template({"welcome", "Hi {{name}}", "{{name}}", {}});
    request.from_email_address = "hermes@acme.test";
    request.default_content.template_choice = ses::TemplateChoice{};
    choice().template_name = "welcome";
    choice().template_data = R"({"name":"friend"})";
    request.bulk_email_entries = {to("jo@home.test")};
  }
  ses::TemplateChoice& choice() { return *request.default_content.template_choice; }
  static ses::BulkEmailEntry to(const std::string& address) {
    ses::BulkEmailEntry entry;
    entry.destination.to_addresses = {address};
    return entry;
  }
};

}  // namespace

TEST_CASE_METHOD(SendBulkEmailFixture, "SendBulkEmail: each with its data and headers",
                 "[sesv2][SendBulkEmail]") {
  choice().headers = {{"X-Kind", "default"}, {"X-Other", "o"}};
  request.bulk_email_entries.push_back(to("jo@home.test"));
  ses::BulkEmailEntry& second = request.bulk_email_entries[1];
  second.replacement_email_content =
      ses::ReplacementEmailContent{ses::ReplacementTemplate{R"({"name":"Jo"})"}};
  second.replacement_headers = {{"x-kind", "own"}};
  const auto results = call(request).bulk_email_entry_results;
  REQUIRE(results.size() == 2);
  CHECK(results[0].status == "SUCCESS");
  CHECK(results[1].message_id == mailbox.entries().at(1).ses_message_id);
  CHECK(mailbox.entries()[0].message().text == "friend\n");
  CHECK(mailbox.entries()[0].raw.find("X-Kind: default") != std::string::npos);
  CHECK(mailbox.entries()[1].message().text == "Jo\n");
  CHECK(mailbox.entries()[1].raw.find("x-kind: own") != std::string::npos);
  CHECK(mailbox.entries()[1].raw.find("X-Kind") == std::string::npos);
  CHECK(mailbox.entries()[1].raw.find("X-Other: o") != std::string::npos);
}

TEST_CASE_METHOD(SendBulkEmailFixture, "SendBulkEmail: what is wrong with one is its own status",
                 "[sesv2][SendBulkEmail]") {
  request.bulk_email_entries.push_back(to("eve@other.test"));
  request.bulk_email_entries.push_back(to("jo@"));
  const auto results = call(request).bulk_email_entry_results;
  REQUIRE(results.size() == 3);
  CHECK(results[0].status == "SUCCESS");
  CHECK(results[1].status == "MESSAGE_REJECTED");
  CHECK(results[2].status == "INVALID_PARAMETER");
  CHECK(results[2].error == "Missing domain");
}

TEST_CASE_METHOD(SendBulkEmailFixture, "SendBulkEmail: what concerns all fails the call",
                 "[sesv2][SendBulkEmail]") {
  choice().template_name = "none";
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
  request.configuration_set_name = "none";
  CHECK(error_message([&] { call(request); }) == "Configuration set <none> does not exist.");
  request.configuration_set_name.reset();
  request.default_content.template_choice.reset();
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.from_email_address.reset();
  CHECK(error_message([&] { call(request); }) == "Source cannot be empty");
}

TEST_CASE_METHOD(SendBulkEmailFixture, "SendBulkEmail: over the wire, with a template of its own",
                 "[sesv2][SendBulkEmail]") {
  const auto sent = rest(
      "POST", "/v2/email/outbound-bulk-emails",
      R"({"FromEmailAddress":"hermes@acme.test","DefaultContent":{"Template":{"TemplateContent":)"
      R"({"Subject":"Hi {{name}}","Text":"own"},"TemplateData":"{\"name\":\"Jo\"}"}},)"
      R"("BulkEmailEntries":[{"Destination":{"ToAddresses":["jo@home.test"]}}]})");
  CHECK(sent.status == 200);
  CHECK(
      sent.body.starts_with(R"({"BulkEmailEntryResults":[{"Status":"SUCCESS","MessageId":"0101)"));
  CHECK(mailbox.entries().at(0).message().subject == "Hi Jo");
}
