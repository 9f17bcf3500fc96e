#include "fakes/ses/operations/create_configuration_set.h"

#include "fakes/ses/operations/send_email.h"
#include "fakes/ses/operations/send_raw_email.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "CreateConfigurationSet: mail may name it from then on",
                 "[ses][CreateConfigurationSet]") {
  verify("hermes@acme.test");
  ses::SendEmailRequest mail;
  mail.source = "hermes@acme.test";
  mail.destination.to_addresses = {"success@simulator.amazonses.com"};
  mail.configuration_set_name = "events";
  ses::SendRawEmailRequest raw;
  raw.raw_message.data.bytes =
      "From: hermes@acme.test\r\nTo: success@simulator.amazonses.com\r\n\r\nHi\r\n";
  raw.configuration_set_name = "events";
  CHECK(error_code([&] { call(mail); }) == "ConfigurationSetDoesNotExistException");
  CHECK(error_code([&] { call(raw); }) == "ConfigurationSetDoesNotExistException");
  make_configuration_set("events");
  CHECK_FALSE(call(mail).message_id.empty());
  CHECK_FALSE(call(raw).message_id.empty());
}

TEST_CASE_METHOD(SesFixture, "CreateConfigurationSet: once, and by a name that can be",
                 "[ses][CreateConfigurationSet]") {
  const auto message = [&](const std::string& name) {
    return error_message([&] { make_configuration_set(name); });
  };
  CHECK(message("events").empty());
  CHECK(message("events") == "Configuration set <events> already exists.");
  CHECK(error_code([&] { make_configuration_set("events"); }) ==
        "ConfigurationSetAlreadyExistsException");
  CHECK(message("") == "The configuration set name must be specified.");
  CHECK(message("a.b") ==
        "Invalid configuration set name <a.b>: only alphanumeric ASCII characters, '_', and '-' "
        "are allowed.");
  CHECK(message(std::string(65, 'a')).find("64 characters") != std::string::npos);
}

TEST_CASE_METHOD(SesFixture, "CreateConfigurationSet: over the wire, and lasting",
                 "[ses][CreateConfigurationSet]") {
  const std::string form =
      "Action=CreateConfigurationSet&Version=2010-12-01&ConfigurationSet.Name=events";
  CHECK(query("ses", form).status == 200);
  const auto again = query("ses", form);
  CHECK(again.status == 400);
  CHECK(again.body.find("<Code>ConfigurationSetAlreadyExists</Code>") != std::string::npos);
  ses::Ses reopened{environment, mailbox};
  CHECK(reopened.configuration_sets().find("000000000000", "us-west-2", "events"));
  const auto destination = query("ses",
                                 "Action=CreateConfigurationSetEventDestination&Version=2010-12-01"
                                 "&ConfigurationSetName=events");
  CHECK(destination.status == 400);
  CHECK(destination.body.find("CreateConfigurationSetEventDestination") != std::string::npos);
}
