// PutItem.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/items/write_request.h"

namespace dynamodb {

using PutItemResponse = ItemWriteResponse;

struct PutItemRequest : ItemWriteRequest {
  using Response = PutItemResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "PutItem";

  Attributes item;
  static const aws::Structure& shape();
};

PutItemResponse put_item(DynamoDb& dynamodb, const aws::Call& call, const PutItemRequest& request);

}  // namespace dynamodb
