// BatchGetItem.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct KeysAndAttributes {
  std::vector<Attributes> keys;
  std::optional<NameList> attributes_to_get;
  std::optional<bool> consistent_read;
  std::optional<std::string> projection_expression;
  std::optional<NameMap> expression_attribute_names;
  static const aws::Structure& shape();
};

using KeysByTable = std::map<std::string, KeysAndAttributes>;

struct BatchGetItemResponse {
  std::map<std::string, std::vector<Attributes>> responses;
  KeysByTable unprocessed_keys;
  std::vector<ConsumedCapacity> consumed_capacity;
  static const aws::Structure& shape();
};

struct BatchGetItemRequest {
  using Response = BatchGetItemResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "BatchGetItem";

  KeysByTable request_items;
  std::optional<std::string> return_consumed_capacity;
  static const aws::Structure& shape();
};

// Keys whose items would make the answer larger than 16 MB come back as unprocessed.
BatchGetItemResponse batch_get_item(DynamoDb& dynamodb, const aws::Call& call,
                                    const BatchGetItemRequest& request);

}  // namespace dynamodb
