// Scan.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/items/items_read_request.h"

namespace dynamodb {

using ScanResponse = ItemsReadResponse;

struct ScanRequest : ItemsReadRequest {
  using Response = ScanResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "Scan";

  std::optional<ConditionMap> scan_filter;
  std::optional<std::int32_t> total_segments;
  std::optional<std::int32_t> segment;
  static const aws::Structure& shape();
};

ScanResponse scan(DynamoDb& dynamodb, const aws::Call& call, const ScanRequest& request);

}  // namespace dynamodb
