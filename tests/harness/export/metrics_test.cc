// The values have to be those that the fake of SQS tells CloudWatch.
#include <cmath>
#include <map>

#include "sim/store/database.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/harness/export/exported.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::SqsStage;
using tests::TakeToExport;
using namespace std::chrono_literals;

namespace {

constexpr const char* kNames[] = {
    "ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed", "ApproximateAgeOfOldestMessage"};

double sampled(SqsStage& stage, const std::string& queue, const char* metric) {
  const auto value =
      stage.sqs.sample("AWS/SQS", metric, {{"QueueName", queue}}, "000000000000", "us-west-2");
  REQUIRE(value);
  return std::floor(*value);
}

// What SQS says of the queue at the ends of minutes, by metric.
using Curves = std::map<std::string, std::vector<double>>;

Curves exported_curves(TakeToExport& take, const std::string& queue) {
  Curves curves;
  const auto documents = take.documents("metrics");
  for (const char* const metric : kNames) {
    const json answer = json::parse(documents.at(queue + "." + metric + ".json"));
    CHECK(answer.at("Label") == metric);
    for (const json& point : answer.at("Datapoints")) {
      curves[metric].push_back(point.at("Average").get<double>());
    }
  }
  return curves;
}

}  // namespace

TEST_CASE("export metrics: depth and age minute by minute, as SQS itself tells them",
          "[export][metrics]") {
  SqsStage stage;
  const auto pair = stage.make_pair("jobs", 2);
  Curves jobs, dead;
  const auto pass = [&](sim::Duration span = 1min) {
    stage.pass(span);
    for (const char* const metric : kNames) {
      jobs[metric].push_back(sampled(stage, "jobs", metric));
      dead[metric].push_back(sampled(stage, "jobs-dlq", metric));
    }
  };
  stage.send(pair.url, "one");
  stage.pass(10s);
  stage.send(pair.url, "two");
  stage.pass(20s);
  stage.receive(pair.url, 1, 200);
  pass(30s);
  pass();
  stage.receive(pair.url, 1, 30);
  pass();
  stage.receive(pair.url, 1, 30);
  pass();
  stage.receive(pair.url, 10, 30);
  pass();
  stage.send(pair.url, "three");
  stage.remove(pair.url, stage.receive(pair.url, 1, 300).at(0).receipt_handle);
  pass();
  stage.send(pair.url, "the end");
  TakeToExport take(stage.journal);
  auto told = exported_curves(take, "jobs");
  auto told_dead = exported_curves(take, "jobs-dlq");
  // The minute that was not over is told as it was.
  for (const char* const metric : kNames) {
    REQUIRE(told[metric].size() == jobs[metric].size() + 1);
    told[metric].pop_back();
    told_dead[metric].pop_back();
  }
  CHECK(told == jobs);
  CHECK(told_dead == dead);
}

TEST_CASE("export metrics: a datapoint has its minute, its unit and all statistics",
          "[export][metrics]") {
  SqsStage stage;
  const std::string url = stage.make_queue("jobs");
  stage.pass(30s);
  stage.send(url, "one");
  stage.pass(2min);
  stage.send(url, "two");
  TakeToExport take(stage.journal);
  const auto documents = take.documents("metrics", "jobs");
  CHECK(documents.size() == 4);
  const json visible =
      json::parse(documents.at("jobs.ApproximateNumberOfMessagesVisible.json")).at("Datapoints");
  REQUIRE(visible.size() == 3);
  CHECK(visible[1].at("Timestamp") == "2026-01-05T09:01:00Z");
  CHECK(visible[1].at("Unit") == "Count");
  for (const char* const statistic : {"Average", "Minimum", "Maximum", "Sum", "SampleCount"}) {
    CHECK(visible[1].at(statistic) == 1);
  }
  const json age =
      json::parse(documents.at("jobs.ApproximateAgeOfOldestMessage.json")).at("Datapoints");
  CHECK(age[0].at("Average") == 30);
  CHECK(age[1].at("Average") == 90);
  CHECK(age[1].at("Unit") == "Seconds");
}

TEST_CASE("export metrics: a queue has a curve from when it was made until it is deleted",
          "[export][metrics]") {
  SqsStage stage;
  stage.make_queue("before");
  stage.pass(3min);
  const std::string url = stage.make_queue("jobs");
  stage.pass(2min);
  stage.json("AmazonSQS.DeleteQueue", json{{"QueueUrl", url}}.dump());
  stage.pass(5min);
  stage.make_queue("after");
  TakeToExport take(stage.journal);
  const json points =
      json::parse(take.documents("metrics").at("jobs.ApproximateNumberOfMessagesVisible.json"))
          .at("Datapoints");
  CHECK(points.size() == 2);
  CHECK_THROWS_WITH(take.documents("metrics", "other"),
                    "the take has no queue 'other'; there are after, before");
}

TEST_CASE("export metrics: import finds every datapoint", "[export][metrics]") {
  SqsStage stage;
  const std::string url = stage.make_queue("jobs");
  stage.pass(3min);
  stage.send(url, "one");
  TakeToExport take(stage.journal);
  const auto facts = take.facts("metrics");
  CHECK(facts.size() == take.told().records);
  CHECK(facts.size() == 16);
  for (const json& fact : facts) CHECK(fact.at("operation") == "cloudwatch:Metric");
}

TEST_CASE("export metrics: a queue of which nothing is heard has no datapoints after six hours",
          "[export][metrics]") {
  SqsStage stage;
  const std::string url = stage.make_queue("jobs");
  // As far as an instant can be.
  stage.journal.record("sqs", "sqs.purged", "jobs",
                       R"({"queue":"jobs","messages":0,"reason":"x"})");
  TakeToExport near(stage.journal);
  sim::Database db(near.journal());
  db.execute(
      "UPDATE event SET time_ns = 9223372036854775807 "
      "WHERE sequence = (SELECT max(sequence) FROM event)");
  const json points =
      json::parse(near.documents("metrics").at("jobs.ApproximateNumberOfMessagesVisible.json"))
          .at("Datapoints");
  // Six hours, the minute in which they end, and that of the last event.
  REQUIRE(points.size() == 362);
  CHECK(points.at(360).at("Timestamp") == "2026-01-05T15:00:00Z");
  CHECK(points.at(361).at("Timestamp") == "2262-04-11T23:47:00Z");
}
