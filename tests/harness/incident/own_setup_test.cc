#include "harness/incident/own_setup.h"

#include "harness/scenario/read.h"
#include "harness/webordinary/webordinary.h"
#include "tests/support/catch.h"

using incident::Call;
using incident::Happenings;
using incident::KnownWorld;

namespace {

// Calls of a trail, a second apart.
class SetupTrail {
 public:
  SetupTrail& call(const std::string& operation, const std::string& input,
                   const std::string& actor = "deployer") {
    evidence::Fact fact;
    fact.time = sim::Time{} + std::chrono::seconds{++seconds_};
    fact.source = "cloudtrail/123456789012/eu-west-1";
    fact.actor = actor;
    fact.operation = operation;
    fact.payload = R"({"requestParameters":)" + input + "}";
    fact.payload_is_json = true;
    happenings_.see(fact);
    return *this;
  }

  // Of each call, whether it is the setup's own in the world of webordinary.
  std::string marked() {
    const harness::Platforms platforms{harness::webordinary()};
    const KnownWorld world = incident::known_world(harness::read_world(
        std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml", platforms));
    incident::mark_own_setup(world, happenings_);
    std::string marks;
    for (const Call& call : happenings_.calls()) marks += call.is_setup ? 'y' : 'n';
    return marks;
  }

 private:
  Happenings happenings_;
  int seconds_ = 0;
};

}  // namespace

TEST_CASE("mark_own_setup: what makes a thing that the world has is the setup's",
          "[incident][own_setup]") {
  CHECK(SetupTrail()
            .call("sqs:CreateQueue", R"({"queueName":"webordinary-email-queue"})")
            .call("dynamodb:CreateTable", R"({"tableName":"webordinary-containers"})")
            .call("sns:CreateTopic", R"({"name":"webordinary-alarms"})")
            .call("logs:CreateLogGroup", R"({"logGroupName":"/ecs/webordinary/edit"})")
            .call("ses:CreateReceiptRule", R"({"rule":{"name":"inbound-mail"}})")
            .call("sqs:CreateQueue", R"({"queueName":"somebody-elses"})")
            .call("ses:CreateReceiptRule", R"({"rule":{"name":"another"}})")
            .marked() == "yyyyynn");
}

TEST_CASE("mark_own_setup: what says the same as the setup is the setup's, in whatever account",
          "[incident][own_setup]") {
  CHECK(SetupTrail()
            .call("dynamodb:UpdateTimeToLive",
                  R"({"tableName":"webordinary-containers","timeToLiveSpecification":)"
                  R"({"attributeName":"ttl","enabled":true}})")
            .call("sns:Subscribe",
                  R"({"topicArn":"arn:aws:sns:eu-west-1:123456789012:webordinary-inbound-mail",)"
                  R"("protocol":"sqs","attributes":{},"endpoint":)"
                  R"("arn:aws:sqs:eu-west-1:123456789012:webordinary-email-queue"})")
            .call("dynamodb:UpdateTimeToLive",
                  R"({"tableName":"webordinary-thread-mappings","timeToLiveSpecification":)"
                  R"({"attributeName":"expires","enabled":true}})")
            .call("sns:Subscribe",
                  R"({"topicArn":"arn:aws:sns:eu-west-1:123456789012:webordinary-inbound-mail",)"
                  R"("protocol":"sqs","endpoint":)"
                  R"("arn:aws:sqs:eu-west-1:123456789012:webordinary-email-dlq"})")
            .marked() == "yynn");
}

TEST_CASE("mark_own_setup: what a trail hides may be what the setup says, or nothing",
          "[incident][own_setup]") {
  const auto definition = [](const std::string& cpu) {
    return R"({"family":"webordinary-edit-task","networkMode":"awsvpc","cpu":")" + cpu +
           R"(","memory":"2048","executionRoleArn":)"
           R"("arn:aws:iam::123456789012:role/webordinary-task-execution",)"
           R"("requiresCompatibilities":["FARGATE"],"containerDefinitions":[{"cpu":0,)"
           R"("name":"claude-code-astro","image":"webordinary/claude-code-sqs:latest",)"
           R"("environment":"HIDDEN_DUE_TO_SECURITY_REASONS","essential":true,"mountPoints":[],)"
           R"("portMappings":[{"containerPort":4321,"protocol":"tcp"}],"stopTimeout":30,)"
           R"("logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":)"
           R"("/ecs/webordinary/edit","awslogs-region":"us-west-2","awslogs-stream-prefix":"edit"}}}]})";
  };
  CHECK(SetupTrail()
            .call("ecs:RegisterTaskDefinition", definition("1024"))
            .call("ecs:RegisterTaskDefinition", definition("4096"))
            .marked() == "yn");
}

TEST_CASE("mark_own_setup: nothing is the setup's after somebody has changed the thing",
          "[incident][own_setup]") {
  const std::string url =
      R"("queueUrl":"https://sqs.eu-west-1.amazonaws.com/123456789012/webordinary-email-dlq")";
  CHECK(SetupTrail()
            .call("sqs:CreateQueue", R"({"queueName":"webordinary-email-dlq"})")
            .call("sqs:DeleteQueue", "{" + url + "}")
            .call("sqs:CreateQueue", R"({"queueName":"webordinary-email-dlq"})")
            .call("sqs:CreateQueue", R"({"queueName":"webordinary-email-queue"})")
            .marked() == "ynny");
}

TEST_CASE("mark_own_setup: a task of the world's makes what it makes", "[incident][own_setup]") {
  CHECK(SetupTrail()
            .call("sqs:CreateQueue", R"({"queueName":"webordinary-email-queue"})",
                  "3f0c7d2ab94e4a6f8d15c2e07b9a6614")
            .marked() == "n");
}

TEST_CASE("mark_own_setup: a definition with images that the world has nothing for is the world's",
          "[incident][own_setup]") {
  const auto definition = [](const std::string& image) {
    return R"({"family":"webordinary-hermes","containerDefinitions":[{"name":"hermes","image":")" +
           image + R"("}]})";
  };
  CHECK(SetupTrail()
            .call("ecs:RegisterTaskDefinition",
                  definition("123456789012.dkr.ecr.eu-west-1.amazonaws.com/hermes:4"))
            .call("ecs:RegisterTaskDefinition", definition("webordinary/hermes:latest"))
            .marked() == "yn");
}
