// UpdateItem.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct UpdateItemResponse {
  std::optional<Attributes> attributes;
  std::optional<ConsumedCapacity> consumed_capacity;
  std::optional<ItemCollectionMetrics> item_collection_metrics;
  static const aws::Structure& shape();
};

struct UpdateItemRequest {
  using Response = UpdateItemResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "UpdateItem";

  std::string table_name;
  Attributes key;
  std::optional<UpdateMap> attribute_updates;
  std::optional<ExpectedMap> expected;
  std::optional<std::string> conditional_operator;
  std::optional<std::string> return_values;
  std::optional<std::string> return_consumed_capacity;
  std::optional<std::string> return_item_collection_metrics;
  std::optional<std::string> update_expression;
  std::optional<std::string> condition_expression;
  std::optional<NameMap> expression_attribute_names;
  std::optional<Attributes> expression_attribute_values;
  std::optional<std::string> return_values_on_condition_check_failure;
  static const aws::Structure& shape();
};

UpdateItemResponse update_item(DynamoDb& dynamodb, const aws::Call& call,
                               const UpdateItemRequest& request);

}  // namespace dynamodb
