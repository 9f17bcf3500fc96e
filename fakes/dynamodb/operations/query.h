// Query.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct QueryResponse {
  std::optional<std::vector<Attributes>> items;
  std::int64_t count = 0;
  std::int64_t scanned_count = 0;
  std::optional<Attributes> last_evaluated_key;
  std::optional<ConsumedCapacity> consumed_capacity;
  static const aws::Structure& shape();
};

struct QueryRequest {
  using Response = QueryResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "Query";

  std::string table_name;
  std::optional<std::string> index_name;
  std::optional<std::string> select;
  std::optional<NameList> attributes_to_get;
  std::optional<std::int32_t> limit;
  std::optional<bool> consistent_read;
  std::optional<ConditionMap> key_conditions;
  std::optional<ConditionMap> query_filter;
  std::optional<std::string> conditional_operator;
  std::optional<bool> scan_index_forward;
  std::optional<Attributes> exclusive_start_key;
  std::optional<std::string> return_consumed_capacity;
  std::optional<std::string> projection_expression;
  std::optional<std::string> filter_expression;
  std::optional<std::string> key_condition_expression;
  std::optional<NameMap> expression_attribute_names;
  std::optional<Attributes> expression_attribute_values;
  static const aws::Structure& shape();
};

QueryResponse query(DynamoDb& dynamodb, const aws::Call& call, const QueryRequest& request);

}  // namespace dynamodb
