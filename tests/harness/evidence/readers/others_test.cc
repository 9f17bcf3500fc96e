// CloudWatch's metrics, events of EventBridge that have no reader of their own, Backlot's journals.
#include "sim/journal/journal_file.h"
#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using evidence::IdKind;
using tests::collected;
using tests::collected_of;
using tests::has_id;
using tests::kMessage;

namespace {

std::vector<sim::Event> events() {
  return {{.sequence = 1,
           .time = sim::kDefaultStart,
           .actor = "orders",
           .kind = "sqs.sent",
           .subject = kMessage,
           .data = R"({"queue":"orders"})"},
          {.sequence = 2,
           .time = sim::kDefaultStart + std::chrono::seconds{1},
           .actor = "ecs",
           .kind = "ecs.task",
           .subject = "arn:aws:ecs:eu-west-1:123456789012:task/main/3f0c7d2ab94e4a6f",
           .data = R"({"status":"RUNNING"})"}};
}

void check_events(const tests::Collected& all) {
  CHECK(all.all_is_well());
  REQUIRE(all.facts.size() == 2);
  CHECK(all.facts[0].operation == "backlot:sqs.sent");
  CHECK(all.facts[0].time == sim::kDefaultStart);
  CHECK(all.facts[0].actor == "orders");
  CHECK(has_id(all.facts[0], IdKind::kMessage, kMessage));
  CHECK(has_id(all.facts[1], IdKind::kTask, "3f0c7d2ab94e4a6f"));
  CHECK(all.facts[1].place.number == 2);
}

}  // namespace

TEST_CASE("metrics: get-metric-statistics and get-metric-data", "[evidence][metrics]") {
  const auto statistics = collected("metrics/get-metric-statistics.json");
  CHECK(statistics->all_is_well());
  REQUIRE(statistics->facts.size() == 2);
  CHECK(statistics->facts[0].operation == "cloudwatch:Metric");
  CHECK(statistics->facts[0].resource == "ApproximateNumberOfMessagesVisible");
  CHECK(statistics->facts[0].time == sim::from_unix_ms(1767607260000));
  CHECK(statistics->facts[0].payload == R"({"Maximum":2.0,"Unit":"Count"})");
  const auto data = collected("metrics/get-metric-data.json");
  CHECK(data->all_is_well());
  REQUIRE(data->facts.size() == 3);
  CHECK(data->facts[2].resource == "orders ApproximateAgeOfOldestMessage");
  CHECK(data->facts[2].time == sim::from_unix_ms(1767607200000));
}

TEST_CASE("metrics: points that are none are told", "[evidence][metrics]") {
  const auto all = collected_of(
      R"({"Label":"x","Datapoints":[{"Maximum":1}]})"
      R"({"MetricDataResults":[{"Timestamps":["a"],"Values":[]},{"Timestamps":["a"],"Values":[1]}]})");
  CHECK(all->facts.empty());
  CHECK(all->unknown["a datapoint without a Timestamp"].size() == 2);
  CHECK(all->unknown["a metric without as many Timestamps as Values"].size() == 1);
}

TEST_CASE("EventBridge: what SES publishes to it is told as that, too", "[evidence][eventbridge]") {
  const auto all = collected_of(
      R"({"version":"0","id":"1","detail-type":"Email Bounced","source":"aws.ses","account":)"
      R"("123456789012","time":"2026-01-05T10:00:01Z","region":"eu-west-1","resources":[],)"
      R"("detail":{"eventType":"Bounce","mail":{"timestamp":"2026-01-05T10:00:00.000Z","source":)"
      R"("a@example.com","messageId":"m1","destination":["b@example.com"]},"bounce":{)"
      R"("bounceType":"Permanent","bouncedRecipients":[{"emailAddress":"b@example.com"}],)"
      R"("timestamp":"2026-01-05T10:00:01.000Z"}}})");
  CHECK(all->unknown.empty());
  CHECK(all->of("events:Email Bounced").size() == 1);
  CHECK(all->of("ses:Bounce").size() == 1);
}

TEST_CASE("EventBridge: an event of another service is a fact, too", "[evidence][eventbridge]") {
  const auto all = collected_of(
      R"({"version":"0","id":"e-1","detail-type":"Scheduled Event","source":"aws.events",)"
      R"("account":"123456789012","time":"2026-01-05T10:00:00Z","region":"eu-west-1",)"
      R"("resources":["arn:aws:events:eu-west-1:123456789012:rule/hourly"],"detail":{}})");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 1);
  CHECK(all->facts[0].operation == "events:Scheduled Event");
  CHECK(all->facts[0].resource == "arn:aws:events:eu-west-1:123456789012:rule/hourly");
}

TEST_CASE("journal: its file and its lines say the same", "[evidence][journal]") {
  const tests::Folder folder;
  {
    sim::JournalFile journal(folder.path("take.sqlite"));
    for (const sim::Event& event : events()) journal.add(event);
    journal.flush();
  }
  sim::export_jsonl(events(), folder.path("take.jsonl"));
  for (const char* const name : {"take.sqlite", "take.jsonl"}) {
    CAPTURE(name);
    tests::Collected all;
    evidence::read_file(folder.path(name), all);
    check_events(all);
  }
}

TEST_CASE("journal: another SQLite file is told", "[evidence][journal]") {
  const tests::Folder folder;
  sim::Database(folder.path("other.sqlite")).execute("CREATE TABLE t (a)");
  tests::Collected all;
  evidence::read_file(folder.path("other.sqlite"), all);
  CHECK(all.facts.empty());
  CHECK(all.has_trouble("is a SQLite file, but cannot be read as a journal of Backlot"));
}

TEST_CASE("other readers: broken in any way, no crash", "[evidence]") {
  const std::string text =
      R"({"Label":"x","Datapoints":[{"Timestamp":1767607200,"Maximum":1}]}
{"MetricDataResults":[{"Label":"y","Timestamps":["2026-01-05T10:00:00Z"],"Values":[1]}]}
{"sequence":1,"time":"2026-01-05T10:00:00Z","kind":"k","subject":"s","data":{}}
{"detail-type":"x","detail":{},"resources":["a"]})";
  for (const std::string& broken : tests::mutations(text)) {
    CHECK(collected_of(broken)->facts.size() <= 8);
  }
}
