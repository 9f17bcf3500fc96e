// DescribeContinuousBackups.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
#pragma once

#include "fakes/dynamodb/tables/continuous_backups.h"

namespace dynamodb {

struct DescribeContinuousBackupsResponse {
  ContinuousBackupsDescription continuous_backups_description;
  static const aws::Structure& shape();
};

struct DescribeContinuousBackupsRequest {
  using Response = DescribeContinuousBackupsResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "DescribeContinuousBackups";

  std::string table_name;
  static const aws::Structure& shape();
};

DescribeContinuousBackupsResponse describe_continuous_backups(
    DynamoDb& dynamodb, const aws::Call& call, const DescribeContinuousBackupsRequest& request);

}  // namespace dynamodb
