#include "fakes/dynamodb/operations/update_continuous_backups.h"

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::int64_t kMostDays = 35;

}  // namespace

UpdateContinuousBackupsResponse update_continuous_backups(
    DynamoDb& dynamodb, const aws::Call& call, const UpdateContinuousBackupsRequest& request) {
  const auto& wanted = request.point_in_time_recovery_specification;
  if (!wanted.point_in_time_recovery_enabled && wanted.recovery_period_in_days) {
    throw validation_error(
        "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time "
        "recovery.");
  }
  Table& table = table_with_backups(dynamodb, call.caller, request.table_name);
  const sim::Time now = dynamodb.environment().now();
  auto& recovery = table.state.point_in_time_recovery;
  if (!wanted.point_in_time_recovery_enabled) {
    recovery.reset();
  } else {
    if (!recovery) recovery = PointInTimeRecovery{to_ns(now), kMostDays};
    recovery->days = wanted.recovery_period_in_days.value_or(recovery->days);
  }
  dynamodb.tables().save_state(table);
  return {describe_backups(table, now)};
}

const aws::Structure& PointInTimeRecoverySpecification::shape() {
  using S = PointInTimeRecoverySpecification;
  static const aws::Structure kShape =
      aws::Structure("PointInTimeRecoverySpecification")
          .required<&S::point_in_time_recovery_enabled>("PointInTimeRecoveryEnabled")
          .field<&S::recovery_period_in_days>("RecoveryPeriodInDays", aws::range(1, kMostDays));
  return kShape;
}

const aws::Structure& UpdateContinuousBackupsResponse::shape() {
  using S = UpdateContinuousBackupsResponse;
  static const aws::Structure kShape =
      aws::Structure("UpdateContinuousBackupsOutput")
          .field<&S::continuous_backups_description>("ContinuousBackupsDescription");
  return kShape;
}

const aws::Structure& UpdateContinuousBackupsRequest::shape() {
  using S = UpdateContinuousBackupsRequest;
  static const aws::Structure kShape =
      aws::Structure("UpdateContinuousBackupsInput")
          .required<&S::table_name>("TableName", table_name_or_arn_limits())
          .required<&S::point_in_time_recovery_specification>("PointInTimeRecoverySpecification");
  return kShape;
}

}  // namespace dynamodb
