// GetItem.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct GetItemResponse {
  std::optional<Attributes> item;
  std::optional<ConsumedCapacity> consumed_capacity;
  static const aws::Structure& shape();
};

struct GetItemRequest {
  using Response = GetItemResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "GetItem";

  std::string table_name;
  Attributes key;
  std::optional<NameList> attributes_to_get;
  std::optional<bool> consistent_read;
  std::optional<std::string> return_consumed_capacity;
  std::optional<std::string> projection_expression;
  std::optional<NameMap> expression_attribute_names;
  static const aws::Structure& shape();
};

GetItemResponse get_item(DynamoDb& dynamodb, const aws::Call& call, const GetItemRequest& request);

}  // namespace dynamodb
