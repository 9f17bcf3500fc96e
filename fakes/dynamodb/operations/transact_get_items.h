// TransactGetItems.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct TransactGet {
  Attributes key;
  std::string table_name;
  std::optional<std::string> projection_expression;
  std::optional<NameMap> expression_attribute_names;
  static const aws::Structure& shape();
};

struct TransactGetItem {
  TransactGet get;
  static const aws::Structure& shape();
};

struct ItemResponse {
  std::optional<Attributes> item;
  static const aws::Structure& shape();
};

struct TransactGetItemsResponse {
  std::vector<ConsumedCapacity> consumed_capacity;
  std::vector<ItemResponse> responses;
  static const aws::Structure& shape();
};

struct TransactGetItemsRequest {
  using Response = TransactGetItemsResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "TransactGetItems";

  std::vector<TransactGetItem> transact_items;
  std::optional<std::string> return_consumed_capacity;
  static const aws::Structure& shape();
};

TransactGetItemsResponse transact_get_items(DynamoDb& dynamodb, const aws::Call& call,
                                            const TransactGetItemsRequest& request);

}  // namespace dynamodb
