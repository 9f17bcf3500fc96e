#include "fakes/ses/operations/send_bulk_templated_email.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct SendBulkTemplatedEmailFixture : SesFixture {
  ses::SendBulkTemplatedEmailRequest request;
  SendBulkTemplatedEmailFixture() {
    for (const char* address : {"hermes@acme.test", "jo@home.test", "mo@home.test"}) {
      verify(address);
    }
    make_template({"welcome", "Hi {{name}}", "{{name}} {{#if more}}{{more}}{{/if}}", {}});
    request.source = "hermes@acme.test";
    request.template_name = "welcome";
    request.default_template_data = R"({"name":"friend","more":"default"})";
    request.destinations = {to("jo@home.test"), to("mo@home.test")};
  }
  static ses::BulkEmailDestination to(const std::string& address) {
    ses::BulkEmailDestination destination;
    destination.destination.to_addresses = {address};
    return destination;
  }
};

}  // namespace

TEST_CASE_METHOD(SendBulkTemplatedEmailFixture,
                 "SendBulkTemplatedEmail: the default data are for those without their own",
                 "[ses][SendBulkTemplatedEmail]") {
  request.destinations.push_back(to("mo@home.test"));
  request.destinations[1].replacement_template_data = R"({"name":"Mo"})";
  request.destinations[2].replacement_template_data = " {} ";
  const auto status = call(request).status;
  REQUIRE(status.size() == 3);
  REQUIRE(mailbox.entries().size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(status[i].status == "Success");
    CHECK(status[i].message_id == mailbox.entries()[i].ses_message_id);
    CHECK_FALSE(status[i].error);
  }
  CHECK(mailbox.entries()[0].message().text == "friend default\n");
  // The two are not merged.
  CHECK(mailbox.entries()[1].message().text == "Mo \n");
  CHECK(mailbox.entries()[2].message().subject == "Hi friend");
  CHECK(mailbox.entries()[1].envelope.recipients == std::vector<std::string>{"mo@home.test"});
}

TEST_CASE_METHOD(SendBulkTemplatedEmailFixture,
                 "SendBulkTemplatedEmail: what is wrong with one is its own status",
                 "[ses][SendBulkTemplatedEmail]") {
  request.destinations.push_back(to("eve@other.test"));
  request.destinations.push_back(to("no address"));
  request.destinations.push_back(to("jo@home.test"));
  request.destinations[4].replacement_template_data = "name";
  request.destinations.push_back(to("jo@home.test"));
  request.destinations[5].replacement_tags = {{"a", "b c"}};
  request.destinations.push_back(to("jo@home.test"));
  request.destinations[6].replacement_template_data = R"({"more":1})";
  const auto status = call(request).status;
  REQUIRE(status.size() == 7);
  CHECK(status[1].status == "Success");
  CHECK(status[2].status == "MessageRejected");
  CHECK(status[2].error->ends_with("US-WEST-2: eve@other.test"));
  CHECK_FALSE(status[2].message_id);
  for (const std::size_t i : {3u, 4u, 5u}) CHECK(status[i].status == "InvalidParameterValue");
  // Accepted, and never sent.
  CHECK(status[6].status == "Success");
  CHECK(events("ses.rendering_failed").size() == 1);
  CHECK(mailbox.entries().size() == 2);
}

TEST_CASE_METHOD(SendBulkTemplatedEmailFixture,
                 "SendBulkTemplatedEmail: what concerns all fails the call",
                 "[ses][SendBulkTemplatedEmail]") {
  request.source = "eve@other.test";
  CHECK(error_code([&] { call(request); }) == "MessageRejected");
  request.source = "hermes@acme.test";
  request.destinations.assign(51, to("jo@home.test"));
  CHECK(error_message([&] { call(request); }) == "Destination count exceeds 50.");
  request.destinations.clear();
  CHECK(error_message([&] { call(request); }) == "At least one destination is required.");
  request.template_name = "none";
  CHECK(error_code([&] { call(request); }) == "TemplateDoesNotExistException");
  request.configuration_set_name = "none";
  CHECK(error_code([&] { call(request); }) == "ConfigurationSetDoesNotExistException");
  CHECK(mailbox.entries().empty());
}

TEST_CASE_METHOD(SendBulkTemplatedEmailFixture,
                 "SendBulkTemplatedEmail: what is not modelled is said before any is sent",
                 "[ses][SendBulkTemplatedEmail]") {
  request.destinations[1].replacement_template_data = R"({"name":{}})";
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
  CHECK(mailbox.entries().empty());
}

TEST_CASE_METHOD(SendBulkTemplatedEmailFixture, "SendBulkTemplatedEmail: over the wire",
                 "[ses][SendBulkTemplatedEmail]") {
  const auto sent =
      query("ses",
            "Action=SendBulkTemplatedEmail&Version=2010-12-01&Source=hermes%40acme.test"
            "&Template=welcome&DefaultTemplateData=%7B%22name%22%3A%22friend%22%7D"
            "&Destinations.member.1.Destination.ToAddresses.member.1=jo%40home.test"
            "&Destinations.member.2.Destination.ToAddresses.member.1=eve%40other.test");
  CHECK(sent.status == 200);
  CHECK(sent.body.find("<Status><member><Status>Success</Status><MessageId>0101") !=
        std::string::npos);
  CHECK(sent.body.find("<member><Status>MessageRejected</Status><Error>Email address is not") !=
        std::string::npos);
}
