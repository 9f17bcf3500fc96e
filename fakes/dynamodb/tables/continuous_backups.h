// What DynamoDB says of a table's continuous backups: they are always on, recovery to a point in
// time if it was asked for. Nothing can be restored from them here.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ContinuousBackupsDescription.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"
#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

class DynamoDb;

struct PointInTimeRecoveryDescription {
  std::string point_in_time_recovery_status;  // ENABLED or DISABLED
  std::optional<std::int64_t> recovery_period_in_days;
  std::optional<sim::Time> earliest_restorable_date_time;
  std::optional<sim::Time> latest_restorable_date_time;
  static const aws::Structure& shape();
};

struct ContinuousBackupsDescription {
  std::string continuous_backups_status;
  PointInTimeRecoveryDescription point_in_time_recovery_description;
  static const aws::Structure& shape();
};

ContinuousBackupsDescription describe_backups(const Table& table, sim::Time now);

// The caller's table. Throws TableNotFoundException if there is none or it is CREATING or DELETING.
Table& table_with_backups(DynamoDb& dynamodb, const aws::Caller& caller, std::string_view name);

}  // namespace dynamodb
