#include "tests/harness/explain/happened.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using nlohmann::json;
using tests::Happened;

namespace {

constexpr auto kMail = harness::Question::Kind::kMail;

json mail(int entry, const std::string& id) {
  return {{"entry", entry},     {"from", "jo@acme.test"}, {"to", {"shop@acme.test"}},
          {"subject", "cakes"}, {"message_id", id},       {"bytes", 10}};
}

}  // namespace

TEST_CASE("explain mail: one that came in, its rule, its messages and the answer",
          "[explain][mail]") {
  Happened take;
  constexpr char kTopic[] = "arn:aws:sns:us-east-1:000000000000:inbound";
  const auto rule = take.call(
      "setup", "ses.CreateReceiptRule",
      {{"RuleSetName", "all"},
       {"Rule", {{"Name", "orders"}, {"Actions", {{{"SNSAction", {{"TopicArn", kTopic}}}}}}}}});
  take.reply(rule, "ses.CreateReceiptRule", json::object());
  const auto in = take.event("ses", "mail.received", "mail-1", mail(1, "a@acme.test"));
  const auto published = take.event("sns", "sns.published", "p-1",
                                    {{"topic", kTopic}, {"bytes", 10}, {"subscribers", 1}}, in);
  take.event("sqs", "sqs.sent", "m-1",
             {{"queue", "mails"}, {"sequence", 1}, {"bytes", 10}, {"from", "sns"}}, published);
  take.receive("m-1", "mails", 1, "front");
  take.send("m-2", "jobs", "front");
  take.receive("m-2", "jobs", 1, "worker");
  const auto send = take.call("worker", "ses.SendRawEmail", json::object());
  take.event("ses", "mail.sent", "mail-2", mail(2, "b@acme.test"), send);
  take.remove("m-2", "jobs", 1, "worker");
  take.remove("m-1", "mails", 1, "front");
  for (const char* name : {"mail-1", "a@acme.test", "<a@acme.test>", "1"}) {
    INFO(name);
    const std::string text = take.text(kMail, name);
    CHECK_THAT(text,
               Contains("It came in from jo@acme.test to shop@acme.test, \"cakes\", 10 bytes"));
    CHECK_THAT(text, Contains("It came from outside"));
    CHECK_THAT(text,
               Contains("The receipt rule orders published it to the topic inbound, which had "
                        "1 subscriber."));
    CHECK_THAT(text, Contains("sns sent message m-1 to mails."));
    CHECK_THAT(text, Contains("front received it for the 1st time."));
    CHECK_THAT(text, Contains("front sent message m-2 to jobs."));
    CHECK_THAT(text, Contains("the mail \"cakes\" went out to shop@acme.test."));
    CHECK_THAT(text, Contains("worker deleted it."));
  }
  const std::string out = take.text(kMail, "mail-2");
  CHECK_THAT(out, Contains("It went out from jo@acme.test"));
  CHECK_THAT(out, Contains("worker called ses.SendRawEmail."));
  CHECK_THAT(out, Contains("worker held message m-2 of jobs"));
  CHECK_THAT(out, Contains("the mail \"cakes\" from jo@acme.test came in."));
}

TEST_CASE("explain mail: one that nothing was done with, one that bounced, one that is not there",
          "[explain][mail]") {
  Happened take;
  take.event("ses", "mail.received", "mail-1", mail(1, "a@acme.test"));
  take.event("ses", "mail.bounced", "mail-1",
             {{"from", "jo@acme.test"}, {"to", {"no@acme.test"}}, {"reason", "nobody"}});
  const std::string text = take.text(kMail, "mail-1");
  CHECK_THAT(text, Contains("Nothing: no receipt rule did anything with it."));
  CHECK_THAT(text, Contains("It was refused for no@acme.test: \"nobody\"."));
  CHECK_THAT(take.unknown(kMail, "x"), Contains("there is no mail 'x'; there are 1, a@acme.test"));
}
