#include "tests/harness/server/served.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

constexpr char kMail[] =
    "From: Jo <jo@example.com>\r\nTo: edit@example.org\r\nCc: other@example.org\r\n"
    "Subject: Hours\r\nMessage-ID: <1@example.com>\r\n\r\nPlease change them.\r\n";

// A world that receives mail for example.org and keeps it.
harness::ServeOptions receiving() {
  auto options = tests::manual_options();
  options.world.setup = {
      {"ses", "VerifyDomainIdentity", R"({"Domain":"example.org"})"},
      {"ses", "CreateReceiptRuleSet", R"({"RuleSetName":"all"})"},
      {"ses", "CreateReceiptRule",
       R"({"RuleSetName":"all","Rule":{"Name":"keep","Enabled":true,"Recipients":["example.org"],
           "Actions":[{"StopAction":{"Scope":"RuleSet"}}]}})"},
      {"ses", "SetActiveReceiptRuleSet", R"({"RuleSetName":"all"})"}};
  return options;
}

}  // namespace

TEST_CASE("POST mail: the envelope is the header's, else the query's", "[server]") {
  tests::Served served(receiving());
  const json sent = json::parse(served.call("POST", "/_backlot/mail", kMail).body);
  CHECK(sent.at("from") == "jo@example.com");
  CHECK(sent.at("to") == json{"edit@example.org", "other@example.org"});
  const json named = json::parse(
      served.call("POST", "/_backlot/mail?from=a@b.example&to=c@example.org", kMail).body);
  CHECK(named.at("from") == "a@b.example");
  CHECK(named.at("to") == json{"c@example.org"});
}

TEST_CASE("GET mail: what came in, with its text and as it was", "[server]") {
  tests::Served served(receiving());
  CHECK(served.get("/_backlot/mail").at("mail").empty());
  served.call("POST", "/_backlot/mail", kMail);
  const json list = served.get("/_backlot/mail").at("mail");
  REQUIRE(list.size() == 1);
  CHECK(list[0].at("id") == 1);
  CHECK(list[0].at("direction") == "in");
  CHECK(list[0].at("subject") == "Hours");
  CHECK(list[0].at("message_id") == "1@example.com");
  CHECK_THAT(list[0].at("text").get<std::string>(), Contains("Please change them."));
  CHECK_THAT(list[0].at("raw").get<std::string>(), Contains("Subject: Hours"));
  const json whole = served.get("/_backlot/mail/1");
  CHECK(whole.at("header_from")[0].at("name") == "Jo");
  CHECK(whole.at("cc")[0].at("address") == "other@example.org");
  CHECK(served.get("/_backlot/mail?since=1").at("mail").empty());
}

TEST_CASE("POST mail: an address that nobody receives for is refused, as the journal tells",
          "[server]") {
  tests::Served served;
  CHECK(served.call("POST", "/_backlot/mail", kMail).status == 200);
  CHECK(served.get("/_backlot/journal?kind=mail.bounced").at("events").size() == 1);
}

TEST_CASE("POST mail: no body, or nobody to send it to, is 400", "[server]") {
  tests::Served served;
  CHECK(served.call("POST", "/_backlot/mail").status == 400);
  const auto answer = served.call("POST", "/_backlot/mail", "Subject: x\r\n\r\nHello");
  CHECK(answer.status == 400);
  CHECK_THAT(answer.body, Contains("expected From and To"));
}

TEST_CASE("GET mail/{id}: no such mail is 404", "[server]") {
  tests::Served served;
  for (const char* id : {"1", "x", "-1"}) {
    INFO(id);
    CHECK(served.call("GET", std::string("/_backlot/mail/") + id).status == 404);
  }
}
