// DeleteItem.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct DeleteItemResponse {
  std::optional<Attributes> attributes;
  std::optional<ConsumedCapacity> consumed_capacity;
  std::optional<ItemCollectionMetrics> item_collection_metrics;
  static const aws::Structure& shape();
};

struct DeleteItemRequest {
  using Response = DeleteItemResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "DeleteItem";

  std::string table_name;
  Attributes key;
  std::optional<ExpectedMap> expected;
  std::optional<std::string> return_values;
  std::optional<std::string> return_consumed_capacity;
  std::optional<std::string> return_item_collection_metrics;
  std::optional<std::string> conditional_operator;
  std::optional<std::string> condition_expression;
  std::optional<NameMap> expression_attribute_names;
  std::optional<Attributes> expression_attribute_values;
  std::optional<std::string> return_values_on_condition_check_failure;
  static const aws::Structure& shape();
};

DeleteItemResponse delete_item(DynamoDb& dynamodb, const aws::Call& call,
                               const DeleteItemRequest& request);

}  // namespace dynamodb
