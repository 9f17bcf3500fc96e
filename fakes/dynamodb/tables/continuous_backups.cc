#include "fakes/dynamodb/tables/continuous_backups.h"

#include <algorithm>
#include <chrono>

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/table_arn.h"

namespace dynamodb {
namespace {

// "typically five minutes before the current time", says the page.
constexpr std::chrono::minutes kLatest{5};

}  // namespace

ContinuousBackupsDescription describe_backups(const Table& table, sim::Time now) {
  ContinuousBackupsDescription description;
  description.continuous_backups_status = "ENABLED";
  auto& recovery = description.point_in_time_recovery_description;
  recovery.point_in_time_recovery_status = "DISABLED";
  if (const auto& on = table.state.point_in_time_recovery) {
    const sim::Time since = from_ns(on->since_ns);
    const sim::Time oldest = now - std::chrono::hours(24 * on->days);
    recovery.point_in_time_recovery_status = "ENABLED";
    recovery.recovery_period_in_days = on->days;
    recovery.earliest_restorable_date_time = std::max(since, oldest);
    recovery.latest_restorable_date_time = std::max(since, sim::Time{now - kLatest});
  }
  return description;
}

Table& table_with_backups(DynamoDb& dynamodb, const aws::Caller& caller, std::string_view name) {
  Table* const table = dynamodb.tables().find(caller, name);
  const auto not_found = [&] { return table_not_found_for_backups(table_name_in(caller, name)); };
  if (table == nullptr) throw not_found();
  const std::string_view status = dynamodb.tables().status(*table);
  if (status == "CREATING" || status == "DELETING") throw not_found();
  return *table;
}

const aws::Structure& PointInTimeRecoveryDescription::shape() {
  using S = PointInTimeRecoveryDescription;
  static const aws::Structure kShape =
      aws::Structure("PointInTimeRecoveryDescription")
          .field<&S::point_in_time_recovery_status>("PointInTimeRecoveryStatus")
          .field<&S::recovery_period_in_days>("RecoveryPeriodInDays")
          .field<&S::earliest_restorable_date_time>("EarliestRestorableDateTime")
          .field<&S::latest_restorable_date_time>("LatestRestorableDateTime");
  return kShape;
}

const aws::Structure& ContinuousBackupsDescription::shape() {
  using S = ContinuousBackupsDescription;
  static const aws::Structure kShape =
      aws::Structure("ContinuousBackupsDescription")
          .field<&S::continuous_backups_status>("ContinuousBackupsStatus")
          .field<&S::point_in_time_recovery_description>("PointInTimeRecoveryDescription");
  return kShape;
}

}  // namespace dynamodb
