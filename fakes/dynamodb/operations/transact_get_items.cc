#include "fakes/dynamodb/operations/transact_get_items.h"

#include <set>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/items/capacity.h"
#include "fakes/dynamodb/items/keys.h"
#include "fakes/dynamodb/items/projected_read.h"
#include "fakes/dynamodb/items/request_faults.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/transactions/transaction.h"

namespace dynamodb {
namespace {

struct ItemRead {
  const TransactGet* get = nullptr;
  const Table* table = nullptr;
  StoredKey key;
  std::optional<expression::Projection> projection;
};

ItemRead parse(DynamoDb& dynamodb, const TransactGet& get) {
  ItemRead read;
  read.get = &get;
  check_parameters({{"ProjectionExpression", get.projection_expression.has_value(), false}}, {},
                   get.expression_attribute_names, {});
  get.key.get();
  read.projection =
      read_projection(dynamodb, {}, get.projection_expression, get.expression_attribute_names);
  return read;
}

std::vector<ItemRead> parse_all(DynamoDb& dynamodb, const aws::Caller& caller,
                                const TransactGetItemsRequest& request) {
  std::vector<ItemRead> reads;
  for (const TransactGetItem& item : request.transact_items)
    reads.push_back(parse(dynamodb, item.get));
  for (ItemRead& read : reads) read.table = &dynamodb.tables().active(caller, read.get->table_name);
  check_each(reads,
             [](ItemRead& read) { read.key = checked_key(*read.table, read.get->key.get()); });
  std::set<std::pair<std::int64_t, StoredKey>> seen;
  for (const ItemRead& read : reads) {
    if (!seen.insert({read.table->id, read.key}).second) throw repeated_item();
    if (read.projection) check_paths_outside_keys(*read.table, paths_of(*read.projection));
  }
  return reads;
}

}  // namespace

TransactGetItemsResponse transact_get_items(DynamoDb& dynamodb, const aws::Call& call,
                                            const TransactGetItemsRequest& request) {
  const std::vector<ItemRead> reads = parse_all(dynamodb, call.caller, request);
  std::vector<const Table*> tables;
  for (const ItemRead& read : reads) tables.push_back(read.table);
  let_transaction_fail(dynamodb, call, Use::kRead, tables);

  TransactGetItemsResponse response;
  std::map<std::string, CapacityUsage> usage;
  for (const ItemRead& read : reads) {
    ProjectedItem found = read_item(dynamodb, *read.table, read.key, read.projection);
    usage[read.get->table_name].table += read_units(found.bytes, true);
    // If the projection finds nothing, TransactGetItems answers no Item, where GetItem answers an
    // empty one.
    if (found.item && found.item->empty()) found.item.reset();
    response.responses.push_back({std::move(found.item)});
  }
  response.consumed_capacity =
      consumed_by_transaction(request.return_consumed_capacity, usage, CapacityKind::kRead);
  return response;
}

const aws::Structure& TransactGet::shape() {
  using S = TransactGet;
  static const aws::Structure kShape =
      aws::Structure("Get")
          .required<&S::key>("Key")
          .required<&S::table_name>("TableName", table_name_or_arn_limits())
          .field<&S::projection_expression>("ProjectionExpression")
          .field<&S::expression_attribute_names>("ExpressionAttributeNames");
  return kShape;
}

const aws::Structure& TransactGetItem::shape() {
  static const aws::Structure kShape =
      aws::Structure("TransactGetItem").required<&TransactGetItem::get>("Get");
  return kShape;
}

const aws::Structure& ItemResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("ItemResponse").field<&ItemResponse::item>("Item");
  return kShape;
}

const aws::Structure& TransactGetItemsResponse::shape() {
  using S = TransactGetItemsResponse;
  static const aws::Structure kShape = aws::Structure("TransactGetItemsOutput")
                                           .field<&S::consumed_capacity>("ConsumedCapacity")
                                           .field<&S::responses>("Responses");
  return kShape;
}

const aws::Structure& TransactGetItemsRequest::shape() {
  using S = TransactGetItemsRequest;
  static const aws::Structure kShape =
      aws::Structure("TransactGetItemsInput")
          .required<&S::transact_items>("TransactItems", aws::length(1, 100))
          .field<&S::return_consumed_capacity>("ReturnConsumedCapacity",
                                               consumed_capacity_limits());
  return kShape;
}

}  // namespace dynamodb
