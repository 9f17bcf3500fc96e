#include "fakes/dynamodb/transact_write_items.h"

#include <set>

#include "fakes/aws/encode.h"
#include "fakes/dynamodb/attribute_json.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/evaluate.h"
#include "fakes/dynamodb/expression_parameters.h"
#include "fakes/dynamodb/idempotency.h"
#include "fakes/dynamodb/transaction.h"
#include "fakes/dynamodb/write.h"

namespace dynamodb {
namespace {

// One action, read and checked as far as that goes without its item.
struct Action {
  std::string_view table_name;
  const Item* key = nullptr;  // null for a put
  const Item* put = nullptr;
  std::optional<expression::Update> update;
  std::optional<expression::Condition> condition;
  bool deletes = false;
  bool writes = true;
  std::optional<std::string> return_item;

  const Table* table = nullptr;
  Change change;
};

template <typename Request>
void read_common(const Request& request, const std::optional<std::string>& condition_text,
                 const std::string* update_text, Action& action) {
  action.table_name = request.table_name;
  action.return_item = request.return_values_on_condition_check_failure;
  check_parameters({{"UpdateExpression", update_text != nullptr},
                    {"ConditionExpression", condition_text.has_value()}},
                   {}, request.expression_attribute_names, request.expression_attribute_values);
  auto expressions =
      make_expressions(request.expression_attribute_names, request.expression_attribute_values);
  if (update_text != nullptr) action.update = expressions.update(*update_text);
  if (condition_text) {
    action.condition = expressions.condition("ConditionExpression", *condition_text);
  }
  expressions.check_all_used();
}

int members_set(const TransactWriteItem& item) {
  return int{item.condition_check.has_value()} + int{item.put.has_value()} +
         int{item.delete_item.has_value()} + int{item.update.has_value()};
}

Action parse(const TransactWriteItem& item) {
  if (members_set(item) != 1) {
    throw validation_error("TransactItems can only contain one of Check, Put, Update or Delete");
  }
  Action action;
  if (item.put) {
    action.put = &item.put->item.get();
    check_new_item(*action.put);
    read_common(*item.put, item.put->condition_expression, nullptr, action);
  } else if (item.update) {
    action.key = &item.update->key.get();
    read_common(*item.update, item.update->condition_expression, &item.update->update_expression,
                action);
  } else if (item.delete_item) {
    action.key = &item.delete_item->key.get();
    action.deletes = true;
    read_common(*item.delete_item, item.delete_item->condition_expression, nullptr, action);
  } else {
    action.key = &item.condition_check->key.get();
    action.writes = false;
    read_common(*item.condition_check, item.condition_check->condition_expression, nullptr, action);
  }
  return action;
}

void prepare(DynamoDb& dynamodb, Action& action) {
  const StoredKey key = action.put != nullptr ? checked_item_key(*action.table, *action.put)
                                              : checked_key(*action.table, *action.key);
  if (action.update) check_update(*action.table, *action.update);
  action.change = begin_change(dynamodb, *action.table, key);
}

void perform(Action& action) {
  check_condition(action.change, action.condition, {});
  if (action.put != nullptr) action.change.after = *action.put;
  if (action.update) action.change.after = updated(action.change, *action.key, *action.update);
  if (!action.writes) action.change.after = action.change.before;
}

CancellationReason reason_of(const Action& action, const aws::Error& error) {
  if (error.code() != "ConditionalCheckFailedException") {
    return {"ValidationError", error.message(), {}};
  }
  CancellationReason reason{"ConditionalCheckFailed", error.message(), {}};
  if (action.return_item == "ALL_OLD" && action.change.before) {
    reason.item_json = to_json_text(*action.change.before);
  }
  return reason;
}

// An empty key is refused at once; other faults of single actions cancel the transaction.
bool is_refused_at_once(const aws::Error& error) {
  return error.message().starts_with("One or more parameter values are not valid.");
}

// Runs `step` on every action; throws the cancellation if one or more fail.
template <typename Step>
void run_all(std::vector<Action>& actions, const Step& step) {
  std::vector<CancellationReason> reasons;
  bool cancelled = false;
  for (Action& action : actions) {
    try {
      step(action);
      reasons.emplace_back();
    } catch (const aws::Error& error) {
      if (is_refused_at_once(error)) throw;
      reasons.push_back(reason_of(action, error));
      cancelled = true;
    }
  }
  if (cancelled) throw transaction_cancelled(reasons);
}

void check_distinct(const std::vector<Action>& actions) {
  std::set<std::pair<std::int64_t, StoredKey>> seen;
  for (const Action& action : actions) {
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
                                  const std::vector<Action>& actions) {
  TransactWriteItemsResponse response;
  std::map<std::string, Usage> usage;
  for (const Action& action : actions) {
    const Change& change = action.change;
    usage[action.table->name()].add(
        write_usage(*action.table, change.old_item(), change.new_item()), kTransactionFactor);
    auto metrics = collection_metrics(request.return_item_collection_metrics, *action.table,
                                      action.put != nullptr ? *action.put : *action.key);
    if (metrics && action.writes) {
      response.item_collection_metrics[action.table->name()].push_back(std::move(*metrics));
    }
  }
  for (const auto& [name, one] : usage) {
    auto capacity = consumed(request.return_consumed_capacity, name, one);
    if (capacity) response.consumed_capacity.push_back(std::move(*capacity));
  }
  return response;
}

}  // namespace

TransactWriteItemsResponse transact_write_items(DynamoDb& dynamodb, const aws::Call& call,
                                                const TransactWriteItemsRequest& request) {
  std::vector<Action> actions;
  for (const TransactWriteItem& item : request.transact_items) actions.push_back(parse(item));
  const std::string text = text_of(request);
  const auto& token = request.client_request_token;
  if (token && is_repeated(dynamodb.environment(), call.caller, *token, text)) return {};
  for (Action& action : actions) {
    action.table = &dynamodb.tables().active(call.caller, action.table_name);
  }
  run_all(actions, [&](Action& action) { prepare(dynamodb, action); });
  check_distinct(actions);
  run_all(actions, perform);
  for (const Action& action : actions) {
    if (action.writes) commit(dynamodb, action.change);
  }
  if (token) remember(dynamodb.environment(), call.caller, *token, text);
  return report(request, actions);
}

}  // namespace dynamodb
