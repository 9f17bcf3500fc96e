// What becomes of calls in CloudTrail.
#include "tests/harness/incident/imported.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::trail_of;
using tests::trail_record;

namespace {

constexpr char kShop[] = R"yaml(
world: shop
account: "123456789012"
images:
  shop: {command: {argv: [sleep, "1000"]}}
setup:
  - ecs.CreateCluster: {clusterName: main}
  - ecs.RegisterTaskDefinition:
      family: worker
      requiresCompatibilities: [FARGATE]
      networkMode: awsvpc
      cpu: "256"
      memory: "512"
      containerDefinitions: [{name: app, image: shop, essential: true}]
  - ecs.CreateService: {cluster: main, serviceName: shop-service, taskDefinition: worker, desiredCount: 0, launchType: FARGATE, networkConfiguration: {awsvpcConfiguration: {subnets: [subnet-1]}}}
  - logs.CreateLogGroup: {logGroupName: /ecs/worker}
)yaml";

constexpr char kTaskArn[] =
    "arn:aws:ecs:us-east-1:123456789012:task/main/3f0c7d2ab94e4a6f8d15c2e07b9a6614";

}  // namespace

TEST_CASE("import_incident: RunTask from outside is made again, by what the world has",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has_world(kShop);
  evidence.has(
      "trail.json",
      trail_of(
          trail_record(
              "ecs:RunTask", "00:05",
              R"({"cluster":"main","taskDefinition":"worker:14","count":1,"launchType":)"
              R"("FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["s-1"]}},)"
              R"("overrides":{"containerOverrides":[{"name":"app","environment":[{"name":)"
              R"("A","value":"1"},{"name":"T","value":"HIDDEN_DUE_TO_SECURITY_REASONS"}]}]}})") +
          "," +
          trail_record("ecs:RunTask", "00:06",
                       R"({"cluster":"main","taskDefinition":"other:1","count":1})") +
          "," +
          trail_record("ecs:UpdateService", "00:07",
                       R"({"cluster":"elsewhere","service":"shop-service"})")));
  CHECK(evidence.import().problems.empty());
  const std::string scenario = evidence.scenario();
  CHECK_THAT(scenario, Contains("operation: ecs.RunTask") &&
                           Contains("taskDefinition: \"worker\"  # inferred ") &&
                           Contains(R"("environment":[{"name":"A","value":"1"}])") &&
                           Contains("# inferred without what "));
  CHECK_THAT(scenario, !Contains("other") && !Contains("elsewhere"));
  CHECK_THAT(evidence.report(),
             Contains("| ecs:RunTask of families that the world does not have | 1 | `") &&
                 Contains("| calls about clusters that the world does not have | 1 | `"));
}

TEST_CASE("import_incident: the call that stops a task says its family itself",
          "[incident][import]") {
  for (const char* const known :
       {R"("taskDefinitionArn":"arn:aws:ecs:us-east-1:123456789012:task-definition/worker:14")",
        R"("group":"family:worker")", R"("group":"service:shop-service")"}) {
    CAPTURE(known);
    tests::ImportFolder evidence;
    evidence.has_world(kShop);
    evidence.has("trail.json",
                 trail_of(trail_record(
                     "ecs:StopTask", "00:05",
                     R"({"cluster":"main","task":"3f0c7d2ab94e4a6f8d15c2e07b9a6614","reason":"x"})",
                     std::string(R"({"task":{"taskArn":")") + kTaskArn + "\"," + known + "}}")));
    CHECK(evidence.import().problems.empty());
    CHECK_THAT(evidence.scenario(), Contains("stop:") && Contains("family: worker"));
  }
}

TEST_CASE("import_incident: calls of logs from outside are made again", "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has_world(kShop);
  evidence.has(
      "trail.json",
      trail_of(trail_record("logs:PutRetentionPolicy", "00:05",
                            R"({"logGroupName":"/ecs/worker","retentionInDays":3})") +
               "," +
               trail_record("logs:DeleteLogGroup", "00:06", R"({"logGroupName":"/ecs/worker"})")));
  CHECK(evidence.import().problems.empty());
  CHECK_THAT(evidence.scenario(), Contains("operation: logs.PutRetentionPolicy") &&
                                      Contains("logGroupName: \"/ecs/worker\"") &&
                                      Contains("operation: logs.DeleteLogGroup"));
  CHECK(tests::failures_of(evidence.play()) == "");
}

TEST_CASE("import_incident: a world of queues and tables alone gets no other calls",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has(
      "trail.json",
      trail_of(trail_record("ecs:UpdateService", "00:05", R"({"cluster":"main","service":"s"})") +
               "," + trail_record("sqs:CreateQueue", "00:06", R"({"queueName":"jobs"})")));
  CHECK(evidence.import().problems.empty());
  CHECK_THAT(evidence.report(),
             Contains("| calls of ecs, which a world made of evidence is without | 1 | `"));
  CHECK(tests::failures_of(evidence.play()) == "");
}

TEST_CASE("import_incident: one time far from all others is left out and named",
          "[incident][import]") {
  tests::ImportFolder evidence;
  std::string far = trail_record("sqs:CreateQueue", "00:09", R"({"queueName":"late"})");
  far.replace(far.find("2026-01"), 7, "2099-01");
  evidence.has(
      "trail.json",
      trail_of(trail_record("sqs:CreateQueue", "00:05", R"({"queueName":"one"})") + "," +
               trail_record("sqs:CreateQueue", "00:06", R"({"queueName":"two"})") + "," + far));
  CHECK(evidence.import().problems.empty());
  CHECK(evidence.made.steps == 2);
  CHECK_THAT(evidence.report(), Contains("| steps more than a year from most others | 1 | `") &&
                                    Contains("trail.json:4` |"));
  CHECK_THAT(evidence.scenario(), Contains("limit: 721m"));
  CHECK(tests::failures_of(evidence.play()) == "");
}
