#include "fakes/dynamodb/operations/batch_write_item.h"

#include <set>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/items/request_faults.h"
#include "fakes/dynamodb/items/write.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxWrites = 25;

void check_writes(const std::string& table, const std::vector<WriteRequest>& writes) {
  if (writes.empty() || writes.size() > kMaxWrites) {
    throw validation_error(
        "1 validation error detected: Value '{" + table +
        "=[]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: "
        "[Member must have length less than or equal to 25, Member must have length greater than "
        "or equal to 1]");
  }
  for (const WriteRequest& write : writes) {
    if (write.put_request.has_value() == write.delete_request.has_value()) {
      throw validation_error(
          write.put_request
              ? "Supplied AttributeValue has more than one datatypes set, must contain exactly one "
                "of the supported datatypes"
              : "Supplied AttributeValue is empty, must contain exactly one of the supported "
                "datatypes");
    }
    if (write.put_request) check_new_item(write.put_request->item.get());
    if (write.delete_request) write.delete_request->key.get();
  }
}

void check_request(const BatchWriteItemRequest& request) {
  if (request.request_items.empty()) {
    throw validation_error("The requestItems parameter is required for BatchWriteItem");
  }
  std::size_t count = 0;
  for (const auto& [table, writes] : request.request_items) {
    check_writes(table, writes);
    count += writes.size();
  }
  if (count > kMaxWrites) {
    throw validation_error("Too many items requested for the BatchWriteItem call");
  }
}

// The error of a batch for a key that does not fit says less than PutItem's.
void check_key_types(const Table& table, const Item& item) {
  for (const KeyAttribute& key : table.keys.attributes()) {
    const auto found = item.find(key.name);
    if (found == item.end() || found->second.type() != key.type) throw key_schema_mismatch();
  }
}

ItemChange make_change(DynamoDb& dynamodb, const Table& table, const WriteRequest& write) {
  if (write.delete_request) {
    return begin_change(dynamodb, table, checked_key(table, write.delete_request->key.get()));
  }
  const Item& item = write.put_request->item.get();
  check_key_types(table, item);
  ItemChange change = begin_change(dynamodb, table, checked_item_key(table, item));
  change.put = &write.put_request->item;
  return change;
}

// The items that a request names, over all tables: one may be named by its ARN too.
using ItemKeys = std::set<std::pair<std::int64_t, StoredKey>>;

std::vector<ItemChange> make_changes(DynamoDb& dynamodb, const Table& table,
                                     const std::vector<WriteRequest>& writes, ItemKeys& written) {
  std::vector<ItemChange> changes;
  for (const WriteRequest& write : writes) {
    changes.push_back(make_change(dynamodb, table, write));
    if (!written.insert({table.id, changes.back().key}).second) {
      throw validation_error("Provided list of item keys contains duplicates");
    }
  }
  return changes;
}

void report(const BatchWriteItemRequest& request, const std::string& name,
            const std::vector<ItemChange>& changes, BatchWriteItemResponse& response) {
  CapacityUsage usage;
  for (const ItemChange& change : changes) {
    if (is_capacity_wanted(request.return_consumed_capacity)) {
      usage.add(write_usage(*change.table, change.old_item(), change.new_item()));
    }
    const Item* item = change.put != nullptr ? change.new_item() : change.old_item();
    if (item == nullptr) continue;
    auto metrics = collection_metrics(request.return_item_collection_metrics, *change.table, *item);
    if (metrics) response.item_collection_metrics[name].push_back(std::move(*metrics));
  }
  if (auto capacity = consumed(request.return_consumed_capacity, name, usage)) {
    response.consumed_capacity.push_back(std::move(*capacity));
  }
}

using ChangesByTable = std::map<std::string, std::vector<ItemChange>>;

// Takes out of the changes what a fault leaves unprocessed, and returns it.
WritesByTable take_unprocessed(DynamoDb& dynamodb, const aws::Call& call,
                               const BatchWriteItemRequest& request, ChangesByTable& changes) {
  std::vector<const Table*> tables;
  for (const auto& [name, of_table] : changes) {
    for (const ItemChange& change : of_table) tables.push_back(change.table);
  }
  const std::vector<bool> left = let_entries_fail(dynamodb, call, Use::kWrite, tables);
  WritesByTable unprocessed;
  std::size_t entry = 0;
  for (auto& [name, of_table] : changes) {
    std::vector<ItemChange> kept;
    for (const WriteRequest& write : request.request_items.at(name)) {
      ItemChange& change = of_table[kept.size() + unprocessed[name].size()];
      if (left[entry++]) {
        unprocessed[name].push_back(write);
      } else {
        kept.push_back(std::move(change));
      }
    }
    if (unprocessed[name].empty()) unprocessed.erase(name);
    of_table = std::move(kept);
  }
  return unprocessed;
}

}  // namespace

BatchWriteItemResponse batch_write_item(DynamoDb& dynamodb, const aws::Call& call,
                                        const BatchWriteItemRequest& request) {
  check_request(request);
  ChangesByTable changes;
  ItemKeys written;
  for (const auto& [name, writes] : request.request_items) {
    const Table& table = dynamodb.tables().active(call.caller, name);
    changes.emplace(name, make_changes(dynamodb, table, writes, written));
  }
  BatchWriteItemResponse response;
  response.unprocessed_items = take_unprocessed(dynamodb, call, request, changes);
  for (const auto& [name, of_table] : changes) {
    for (const ItemChange& change : of_table) commit(dynamodb, change);
    report(request, name, of_table, response);
  }
  return response;
}

const aws::Structure& PutRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("PutRequest").required<&PutRequest::item>("Item");
  return kShape;
}

const aws::Structure& DeleteRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteRequest").required<&DeleteRequest::key>("Key");
  return kShape;
}

const aws::Structure& WriteRequest::shape() {
  using S = WriteRequest;
  static const aws::Structure kShape = aws::Structure("WriteRequest")
                                           .field<&S::put_request>("PutRequest")
                                           .field<&S::delete_request>("DeleteRequest");
  return kShape;
}

const aws::Structure& BatchWriteItemResponse::shape() {
  using S = BatchWriteItemResponse;
  static const aws::Structure kShape =
      aws::Structure("BatchWriteItemOutput")
          .field<&S::unprocessed_items>("UnprocessedItems")
          .always()
          .field<&S::item_collection_metrics>("ItemCollectionMetrics")
          .field<&S::consumed_capacity>("ConsumedCapacity");
  return kShape;
}

const aws::Structure& BatchWriteItemRequest::shape() {
  using S = BatchWriteItemRequest;
  static const aws::Structure kShape =
      aws::Structure("BatchWriteItemInput")
          .required<&S::request_items>("RequestItems")
          .keys(table_name_or_arn_limits())
          .field<&S::return_consumed_capacity>("ReturnConsumedCapacity", consumed_capacity_limits())
          .field<&S::return_item_collection_metrics>("ReturnItemCollectionMetrics",
                                                     collection_metrics_limits());
  return kShape;
}

}  // namespace dynamodb
