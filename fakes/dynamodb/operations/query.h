// Query.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/items/items_read_request.h"

namespace dynamodb {

using QueryResponse = ItemsReadResponse;

struct QueryRequest : ItemsReadRequest {
  using Response = QueryResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "Query";

  std::optional<ConditionMap> key_conditions;
  std::optional<ConditionMap> query_filter;
  std::optional<bool> scan_index_forward;
  std::optional<std::string> key_condition_expression;
  static const aws::Structure& shape();
};

QueryResponse query(DynamoDb& dynamodb, const aws::Call& call, const QueryRequest& request);

}  // namespace dynamodb
