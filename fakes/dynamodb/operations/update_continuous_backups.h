// UpdateContinuousBackups.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html
#pragma once

#include "fakes/dynamodb/tables/continuous_backups.h"

namespace dynamodb {

struct PointInTimeRecoverySpecification {
  bool point_in_time_recovery_enabled = false;
  std::optional<std::int64_t> recovery_period_in_days;
  static const aws::Structure& shape();
};

struct UpdateContinuousBackupsResponse {
  ContinuousBackupsDescription continuous_backups_description;
  static const aws::Structure& shape();
};

struct UpdateContinuousBackupsRequest {
  using Response = UpdateContinuousBackupsResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "UpdateContinuousBackups";

  std::string table_name;
  PointInTimeRecoverySpecification point_in_time_recovery_specification;
  static const aws::Structure& shape();
};

// Takes effect at once. Enabling what is on keeps the time since when, and changes the period if
// one is given.
UpdateContinuousBackupsResponse update_continuous_backups(
    DynamoDb& dynamodb, const aws::Call& call, const UpdateContinuousBackupsRequest& request);

}  // namespace dynamodb
