#include "fakes/dynamodb/operations/transact_write_items.h"

#include <set>

#include "fakes/aws/encode.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/evaluate.h"
#include "fakes/dynamodb/items/request_faults.h"
#include "fakes/dynamodb/items/write.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/transactions/idempotency.h"
#include "fakes/dynamodb/transactions/transaction.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxPayloadBytes = 4 * 1024 * 1024;

// One action, read and checked as far as that goes without its item.
struct WriteAction {
  std::string table_name;     // or its ARN, as the request has it and the answer repeats it
  const Item* key = nullptr;  // null for a put
  const Attributes* put = nullptr;
  std::optional<expression::Update> update;
  std::optional<expression::Condition> condition;
  bool deletes = false;
  bool writes = true;
  std::optional<std::string> return_item;
  std::size_t bytes = 0;  // that the request brings for it

  const Table* table = nullptr;
  ItemChange change;
};

// What has the key's attributes.
const Item& item_of(const WriteAction& action) {
  return action.put != nullptr ? action.put->get() : *action.key;
}

template <typename Request>
void read_common(DynamoDb& dynamodb, const Request& request,
                 const std::optional<std::string>& condition_text, const std::string* update_text,
                 WriteAction& action) {
  action.table_name = request.table_name;
  action.return_item = request.return_values_on_condition_check_failure;
  check_parameters({{"UpdateExpression", update_text != nullptr},
                    {"ConditionExpression", condition_text.has_value()}},
                   {}, request.expression_attribute_names, request.expression_attribute_values);
  auto expressions =
      make_expressions(dynamodb.parsed_expressions(), request.expression_attribute_names,
                       request.expression_attribute_values);
  if (update_text != nullptr) action.update = expressions.update(*update_text);
  if (condition_text) {
    action.condition = expressions.condition("ConditionExpression", *condition_text);
  }
  expressions.check_all_used();
  action.bytes = stored_size(item_of(action));
  if (const auto& values = request.expression_attribute_values) {
    action.bytes += stored_size(values->get());
  }
}

int members_set(const TransactWriteItem& item) {
  return int{item.condition_check.has_value()} + int{item.put.has_value()} +
         int{item.delete_item.has_value()} + int{item.update.has_value()};
}

WriteAction parse(DynamoDb& dynamodb, const TransactWriteItem& item) {
  if (members_set(item) != 1) {
    throw validation_error("TransactItems can only contain one of Check, Put, Update or Delete");
  }
  WriteAction action;
  if (item.put) {
    action.put = &item.put->item;
    check_new_item(action.put->get());
    read_common(dynamodb, *item.put, item.put->condition_expression, nullptr, action);
  } else if (item.update) {
    action.key = &item.update->key.get();
    read_common(dynamodb, *item.update, item.update->condition_expression,
                &item.update->update_expression, action);
  } else if (item.delete_item) {
    action.key = &item.delete_item->key.get();
    action.deletes = true;
    read_common(dynamodb, *item.delete_item, item.delete_item->condition_expression, nullptr,
                action);
  } else {
    action.key = &item.condition_check->key.get();
    action.writes = false;
    read_common(dynamodb, *item.condition_check, item.condition_check->condition_expression,
                nullptr, action);
  }
  return action;
}

void prepare(DynamoDb& dynamodb, WriteAction& action) {
  const StoredKey key = action.put != nullptr ? checked_item_key(*action.table, action.put->get())
                                              : checked_key(*action.table, *action.key);
  if (action.update) check_update(*action.table, *action.update);
  action.change = begin_change(dynamodb, *action.table, key);
}

void perform(WriteAction& action) {
  check_condition(action.change, action.condition, {});
  action.change.put = action.put;
  if (action.update) action.change.made = updated(action.change, *action.key, *action.update);
  if (!action.writes && action.change.before) action.change.made = *action.change.before;
}

CancellationReason reason_of(const WriteAction& action, const aws::Error& error) {
  if (error.code() != "ConditionalCheckFailedException") {
    return {"ValidationError", error.message(), {}};
  }
  CancellationReason reason{"ConditionalCheckFailed", error.message(), {}};
  if (action.return_item == "ALL_OLD" && action.change.before) {
    reason.item_json = action.change.before.json();
  }
  return reason;
}

// Performs every action; throws the cancellation if one or more fail.
void perform_all(std::vector<WriteAction>& actions) {
  std::vector<CancellationReason> reasons;
  bool cancelled = false;
  for (WriteAction& action : actions) {
    try {
      perform(action);
      reasons.emplace_back();
    } catch (const aws::Error& error) {
      if (is_refused_at_once(error)) throw;
      reasons.push_back(reason_of(action, error));
      cancelled = true;
    }
  }
  if (cancelled) throw transaction_cancelled(reasons);
}

void check_payload(const std::vector<WriteAction>& actions) {
  std::size_t bytes = 0;
  for (const WriteAction& action : actions) bytes += action.bytes;
  if (bytes > kMaxPayloadBytes) {
    throw validation_error("Transaction payload size cannot exceed 4 MB");
  }
}

void check_distinct(const std::vector<WriteAction>& actions) {
  std::set<std::pair<std::int64_t, StoredKey>> seen;
  for (const WriteAction& action : actions) {
    if (!seen.insert({action.table->id, action.change.key}).second) throw repeated_item();
  }
}

// The call without its token, as text.
std::string text_of(const TransactWriteItemsRequest& request) {
  if (!request.client_request_token) return {};
  TransactWriteItemsRequest bare = request;
  bare.client_request_token.reset();
  return aws::to_json(TransactWriteItemsRequest::shape(), &bare);
}

TransactWriteItemsResponse report(const TransactWriteItemsRequest& request,
                                  const std::vector<WriteAction>& actions) {
  TransactWriteItemsResponse response;
  std::map<std::string, CapacityUsage> usage;
  for (const WriteAction& action : actions) {
    const ItemChange& change = action.change;
    if (is_capacity_wanted(request.return_consumed_capacity)) {
      usage[action.table_name].add(
          write_usage(*action.table, change.old_item(), change.new_item()));
    }
    auto metrics =
        collection_metrics(request.return_item_collection_metrics, *action.table, item_of(action));
    if (metrics && action.writes) {
      response.item_collection_metrics[action.table_name].push_back(std::move(*metrics));
    }
  }
  response.consumed_capacity =
      consumed_by_transaction(request.return_consumed_capacity, usage, CapacityKind::kWrite);
  return response;
}

// A call that is repeated only reads what it wrote before.
TransactWriteItemsResponse report_repeated(const TransactWriteItemsRequest& request,
                                           const std::vector<WriteAction>& actions) {
  TransactWriteItemsResponse response;
  std::map<std::string, CapacityUsage> usage;
  for (const WriteAction& action : actions) {
    const auto& item = action.change.before;
    usage[action.table_name].table += read_units(item ? stored_size(*item) : 0, true);
  }
  response.consumed_capacity =
      consumed_by_transaction(request.return_consumed_capacity, usage, CapacityKind::kRead);
  return response;
}

std::vector<const Table*> tables_of(const std::vector<WriteAction>& actions) {
  std::vector<const Table*> tables;
  for (const WriteAction& action : actions) tables.push_back(action.table);
  return tables;
}

}  // namespace

TransactWriteItemsResponse transact_write_items(DynamoDb& dynamodb, const aws::Call& call,
                                                const TransactWriteItemsRequest& request) {
  std::vector<WriteAction> actions;
  for (const TransactWriteItem& item : request.transact_items)
    actions.push_back(parse(dynamodb, item));
  check_payload(actions);
  const std::string text = text_of(request);
  const auto& token = request.client_request_token;
  const bool repeated = token && is_repeated(dynamodb.environment(), call.caller, *token, text);
  for (WriteAction& action : actions) {
    action.table = &dynamodb.tables().active(call.caller, action.table_name);
  }
  check_each(actions, [&](WriteAction& action) { prepare(dynamodb, action); });
  check_distinct(actions);
  if (repeated) return report_repeated(request, actions);
  let_transaction_fail(dynamodb, call, Use::kWrite, tables_of(actions));
  perform_all(actions);
  for (const WriteAction& action : actions) {
    if (action.writes) commit(dynamodb, action.change);
  }
  if (token) remember(dynamodb.environment(), call.caller, *token, text);
  return report(request, actions);
}

}  // namespace dynamodb
