// TransactWriteItems.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

// What all actions of a transaction have.
struct TransactAction {
  std::string table_name;
  std::optional<NameMap> expression_attribute_names;
  std::optional<Attributes> expression_attribute_values;
  std::optional<std::string> return_values_on_condition_check_failure;
};

struct ConditionCheck : TransactAction {
  Attributes key;
  std::string condition_expression;
  static const aws::Structure& shape();
};

struct TransactPut : TransactAction {
  Attributes item;
  std::optional<std::string> condition_expression;
  static const aws::Structure& shape();
};

struct TransactDelete : TransactAction {
  Attributes key;
  std::optional<std::string> condition_expression;
  static const aws::Structure& shape();
};

struct TransactUpdate : TransactAction {
  Attributes key;
  std::string update_expression;
  std::optional<std::string> condition_expression;
  static const aws::Structure& shape();
};

// Exactly one member is set.
struct TransactWriteItem {
  std::optional<ConditionCheck> condition_check;
  std::optional<TransactPut> put;
  std::optional<TransactDelete> delete_item;
  std::optional<TransactUpdate> update;
  static const aws::Structure& shape();
};

struct TransactWriteItemsResponse {
  std::vector<ConsumedCapacity> consumed_capacity;
  std::map<std::string, std::vector<ItemCollectionMetrics>> item_collection_metrics;
  static const aws::Structure& shape();
};

struct TransactWriteItemsRequest {
  using Response = TransactWriteItemsResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "TransactWriteItems";

  std::vector<TransactWriteItem> transact_items;
  std::optional<std::string> return_consumed_capacity;
  std::optional<std::string> return_item_collection_metrics;
  std::optional<std::string> client_request_token;
  static const aws::Structure& shape();
};

// Writes all or nothing; changes nothing if the token shows that the same call was made already.
TransactWriteItemsResponse transact_write_items(DynamoDb& dynamodb, const aws::Call& call,
                                                const TransactWriteItemsRequest& request);

}  // namespace dynamodb
