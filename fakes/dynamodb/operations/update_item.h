// UpdateItem.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/items/write_request.h"

namespace dynamodb {

using UpdateItemResponse = ItemWriteResponse;

struct UpdateItemRequest : ItemWriteRequest {
  using Response = UpdateItemResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "UpdateItem";

  Attributes key;
  std::optional<UpdateMap> attribute_updates;
  std::optional<std::string> update_expression;
  static const aws::Structure& shape();
};

UpdateItemResponse update_item(DynamoDb& dynamodb, const aws::Call& call,
                               const UpdateItemRequest& request);

}  // namespace dynamodb
