// DeleteItem.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/items/write_request.h"

namespace dynamodb {

using DeleteItemResponse = ItemWriteResponse;

struct DeleteItemRequest : ItemWriteRequest {
  using Response = DeleteItemResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "DeleteItem";

  Attributes key;
  static const aws::Structure& shape();
};

DeleteItemResponse delete_item(DynamoDb& dynamodb, const aws::Call& call,
                               const DeleteItemRequest& request);

}  // namespace dynamodb
