#include <chrono>
#include <nlohmann/json.hpp>

#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;
using namespace std::chrono_literals;

namespace {

std::string backups(const std::string& specification) {
  return R"({"TableName":"tab","PointInTimeRecoverySpecification":)" + specification + "}";
}

nlohmann::json recovery(const std::string& body) {
  return nlohmann::json::parse(
      body)["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"];
}

}  // namespace

TEST_CASE("UpdateContinuousBackups: recovery to the last 35 days, or as many as asked for",
          "[dynamodb][UpdateContinuousBackups]") {
  Fixture on;
  on.make_table();
  const std::string enable = backups(R"({"PointInTimeRecoveryEnabled":true})");
  auto said = recovery(on.ok("UpdateContinuousBackups", enable));
  CHECK(said["PointInTimeRecoveryStatus"] == "ENABLED");
  CHECK(said["RecoveryPeriodInDays"] == 35);
  const double since = said["EarliestRestorableDateTime"];
  CHECK(said["LatestRestorableDateTime"] == since);
  on.pass(72h);
  on.ok("UpdateContinuousBackups",
        backups(R"({"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":2})"));
  said = recovery(on.ok("DescribeContinuousBackups", R"({"TableName":"tab"})"));
  CHECK(said["RecoveryPeriodInDays"] == 2);
  CHECK(said["EarliestRestorableDateTime"] == since + 86400);
  CHECK(said["LatestRestorableDateTime"] == since + 3 * 86400 - 300);
  said = recovery(
      on.ok("UpdateContinuousBackups", backups(R"({"PointInTimeRecoveryEnabled":false})")));
  CHECK(said == nlohmann::json{{"PointInTimeRecoveryStatus", "DISABLED"}});
}

TEST_CASE("UpdateContinuousBackups: what AWS refuses", "[dynamodb][UpdateContinuousBackups]") {
  Fixture on;
  CHECK(on.error("UpdateContinuousBackups", backups(R"({"PointInTimeRecoveryEnabled":true})")) ==
        "TableNotFoundException: Table not found: tab");
  on.make_table();
  CHECK(on.error("UpdateContinuousBackups",
                 backups(R"({"PointInTimeRecoveryEnabled":false,"RecoveryPeriodInDays":1})")) ==
        "ValidationException: Invalid Request: Cannot specify RecoveryPeriodInDays when disabling "
        "point-in-time recovery.");
  CHECK(on.error("UpdateContinuousBackups",
                 backups(R"({"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":36})"))
            .find("Member must have value less than or equal to 35") != std::string::npos);
}
