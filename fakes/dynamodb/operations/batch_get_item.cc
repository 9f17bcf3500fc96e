#include "fakes/dynamodb/operations/batch_get_item.h"

#include <set>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/items/capacity.h"
#include "fakes/dynamodb/items/keys.h"
#include "fakes/dynamodb/items/projected_read.h"
#include "fakes/dynamodb/items/request_faults.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxKeys = 100;
constexpr std::size_t kMaxResponseBytes = 16 * 1024 * 1024;

// What is to be read of one table.
struct TableRead {
  const std::string* name = nullptr;
  const KeysAndAttributes* wanted = nullptr;
  std::optional<expression::Projection> projection;
  const Table* table = nullptr;
  std::vector<StoredKey> keys;
};

void check_count(const BatchGetItemRequest& request) {
  if (request.request_items.empty()) {
    throw validation_error("The requestItems parameter is required for BatchGetItem");
  }
  std::size_t count = 0;
  for (const auto& [name, wanted] : request.request_items) count += wanted.keys.size();
  if (count > kMaxKeys) {
    throw validation_error("Too many items requested for the BatchGetItem call");
  }
}

// Throws if the request mixes expressions with the parameters that they replaced, be it for
// different tables.
void check_not_mixed(const BatchGetItemRequest& request) {
  bool by_expression = false;
  bool by_names = false;
  for (const auto& [name, wanted] : request.request_items) {
    by_expression = by_expression || wanted.projection_expression;
    by_names = by_names || wanted.attributes_to_get;
  }
  check_parameters({{"ProjectionExpression", by_expression, false}},
                   {{"AttributesToGet", by_names}}, {}, {});
}

std::vector<TableRead> parse(DynamoDb& dynamodb, const BatchGetItemRequest& request) {
  check_not_mixed(request);
  std::vector<TableRead> parts;
  for (const auto& [name, wanted] : request.request_items) {
    check_parameters({{"ProjectionExpression", wanted.projection_expression.has_value(), false}},
                     {{"AttributesToGet", wanted.attributes_to_get.has_value()}},
                     wanted.expression_attribute_names, {});
    for (const Attributes& key : wanted.keys) key.get();
    TableRead part;
    part.name = &name;
    part.wanted = &wanted;
    part.projection =
        read_projection(dynamodb, wanted.attributes_to_get, wanted.projection_expression,
                        wanted.expression_attribute_names);
    parts.push_back(std::move(part));
  }
  return parts;
}

// The items that a request names, over all tables: one may be named by its ARN too.
using ItemKeys = std::set<std::pair<std::int64_t, StoredKey>>;

void resolve(DynamoDb& dynamodb, const aws::Caller& caller, TableRead& part, ItemKeys& seen) {
  part.table = &dynamodb.tables().active(caller, *part.name);
  for (const Attributes& key : part.wanted->keys) {
    part.keys.push_back(checked_key(*part.table, key.get()));
    if (!seen.insert({part.table->id, part.keys.back()}).second) {
      throw validation_error("Provided list of item keys contains duplicates");
    }
  }
  if (part.projection) check_paths_outside_keys(*part.table, paths_of(*part.projection));
}

void leave_unprocessed(BatchGetItemResponse& response, const TableRead& part,
                       const Attributes& key) {
  auto [left, added] = response.unprocessed_keys.try_emplace(*part.name, *part.wanted);
  if (added) left->second.keys.clear();
  left->second.keys.push_back(key);
}

std::vector<const Table*> tables_of(const std::vector<TableRead>& parts) {
  std::vector<const Table*> tables;
  for (const TableRead& part : parts) tables.insert(tables.end(), part.keys.size(), part.table);
  return tables;
}

}  // namespace

BatchGetItemResponse batch_get_item(DynamoDb& dynamodb, const aws::Call& call,
                                    const BatchGetItemRequest& request) {
  check_count(request);
  std::vector<TableRead> parts = parse(dynamodb, request);
  ItemKeys seen;
  for (TableRead& part : parts) resolve(dynamodb, call.caller, part, seen);

  const std::vector<bool> left = let_entries_fail(dynamodb, call, Use::kRead, tables_of(parts));
  std::size_t entry = 0;
  BatchGetItemResponse response;
  std::size_t bytes = 0;
  for (const TableRead& part : parts) {
    CapacityUsage usage;
    auto& items = response.responses[*part.name];
    const bool consistent = part.wanted->consistent_read.value_or(false);
    for (std::size_t i = 0; i < part.keys.size(); ++i, ++entry) {
      if (bytes >= kMaxResponseBytes || left[entry]) {
        leave_unprocessed(response, part, part.wanted->keys[i]);
        continue;
      }
      const StaleReads::Reading reading{call.caller, *part.table, consistent, nullptr,
                                        &part.keys[i]};
      ProjectedItem found = dynamodb.stale_reads().see(
          reading, [&] { return read_item(dynamodb, *part.table, part.keys[i], part.projection); });
      bytes += found.bytes;
      usage.table += read_units(found.bytes, consistent);
      if (found.item) items.push_back(std::move(*found.item));
    }
    if (auto capacity = consumed(request.return_consumed_capacity, *part.name, usage)) {
      response.consumed_capacity.push_back(std::move(*capacity));
    }
  }
  return response;
}

const aws::Structure& KeysAndAttributes::shape() {
  using S = KeysAndAttributes;
  static const aws::Structure kShape =
      aws::Structure("KeysAndAttributes")
          .required<&S::keys>("Keys", aws::length(1, 100))
          .field<&S::attributes_to_get>("AttributesToGet", aws::length(1, 255))
          .field<&S::consistent_read>("ConsistentRead")
          .field<&S::projection_expression>("ProjectionExpression")
          .field<&S::expression_attribute_names>("ExpressionAttributeNames");
  return kShape;
}

const aws::Structure& BatchGetItemResponse::shape() {
  using S = BatchGetItemResponse;
  static const aws::Structure kShape = aws::Structure("BatchGetItemOutput")
                                           .field<&S::responses>("Responses")
                                           .always()
                                           .field<&S::unprocessed_keys>("UnprocessedKeys")
                                           .always()
                                           .field<&S::consumed_capacity>("ConsumedCapacity");
  return kShape;
}

const aws::Structure& BatchGetItemRequest::shape() {
  using S = BatchGetItemRequest;
  static const aws::Structure kShape =
      aws::Structure("BatchGetItemInput")
          .required<&S::request_items>("RequestItems")
          .keys(table_name_or_arn_limits())
          .field<&S::return_consumed_capacity>("ReturnConsumedCapacity",
                                               consumed_capacity_limits());
  return kShape;
}

}  // namespace dynamodb
