// BatchWriteItem.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct PutRequest {
  Attributes item;
  static const aws::Structure& shape();
};

struct DeleteRequest {
  Attributes key;
  static const aws::Structure& shape();
};

struct WriteRequest {
  std::optional<PutRequest> put_request;
  std::optional<DeleteRequest> delete_request;
  static const aws::Structure& shape();
};

using WritesByTable = std::map<std::string, std::vector<WriteRequest>>;

struct BatchWriteItemResponse {
  WritesByTable unprocessed_items;
  std::map<std::string, std::vector<ItemCollectionMetrics>> item_collection_metrics;
  std::vector<ConsumedCapacity> consumed_capacity;
  static const aws::Structure& shape();
};

struct BatchWriteItemRequest {
  using Response = BatchWriteItemResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "BatchWriteItem";

  WritesByTable request_items;
  std::optional<std::string> return_consumed_capacity;
  std::optional<std::string> return_item_collection_metrics;
  static const aws::Structure& shape();
};

BatchWriteItemResponse batch_write_item(DynamoDb& dynamodb, const aws::Call& call,
                                        const BatchWriteItemRequest& request);

}  // namespace dynamodb
