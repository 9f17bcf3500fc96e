#include "harness/programs/secrets.h"

#include "tests/harness/programs/running_world.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using harness::secrets_of;
using nlohmann::json;

namespace {

const std::string kSecret = "arn:aws:secretsmanager:us-west-2:000000000000:secret:key-AbCdEf";
const std::string kParameter = "arn:aws:ssm:us-west-2:000000000000:parameter/app/db";

const std::map<std::string, std::string> kKnown{
    {kSecret, R"({"user":"kim","port":5432})"}, {kParameter, "postgres://"}, {"plain", "as is"}};

std::string secret(const std::string& value_from) {
  ecs::ContainerSpec spec;
  spec.secrets = {{"IT", value_from}};
  try {
    return secrets_of(spec, kKnown).at("IT");
  } catch (const ecs::ContainerStartError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("secrets: a secret as a whole, or one key of its JSON", "[programs][secrets]") {
  CHECK(secret(kSecret) == R"({"user":"kim","port":5432})");
  CHECK(secret(kSecret + ":user::") == "kim");
  CHECK(secret(kSecret + ":port:AWSCURRENT:") == "5432");
  CHECK(secret(kSecret + ":::") == secret(kSecret));
}

TEST_CASE("secrets: a parameter by its name or its ARN", "[programs][secrets]") {
  CHECK(secret(kParameter) == "postgres://");
  CHECK(secret("/app/db") == "postgres://");
  CHECK(secret("arn:aws:ssm:us-west-2:000000000000:parameter/plain") == "as is");
}

TEST_CASE("secrets: one that is not there, in AWS's words", "[programs][secrets]") {
  const std::string none = "arn:aws:secretsmanager:us-west-2:000000000000:secret:none-AbCdEf";
  CHECK(secret(none) ==
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource "
        "retrieval failed: unable to retrieve secret from asm: service call has been retried 1 "
        "time(s): failed to fetch secret " +
            none +
            " from secrets manager: ResourceNotFoundException: Secrets Manager can't find the "
            "specified secret.");
  CHECK_THAT(secret(kSecret + ":pass::"), Contains("did not contain json key pass"));
  CHECK_THAT(secret(kSecret + ":user:AWSPREVIOUS:"), Contains("no versions of secrets"));
  CHECK_THAT(secret("/app/none"), Contains("invalid parameters: [/app/none]"));
}

TEST_CASE("programs: secrets are variables, and one that is missing fails the task",
          "[programs][secrets]") {
  tests::Workplace workplace;
  workplace.command = tests::shell("echo \"$KEY\"");
  workplace.container = {{"secrets", {{{"name", "KEY"}, {"valueFrom", kSecret + ":user::"}}}}};
  {
    tests::RunningWorld without(workplace);
    const json task = without.play();
    CHECK(task.at("stopCode") == "TaskFailedToStart");
    CHECK_THAT(task.at("stoppedReason").get<std::string>(), Contains("ResourceNotFoundException"));
  }
  workplace.programs.secrets = kKnown;
  tests::RunningWorld running(workplace);
  CHECK(running.log(running.play()) == "kim\n");
}
