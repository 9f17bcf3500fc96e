#include "fakes/dynamodb/items/write.h"

#include <algorithm>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/apply.h"
#include "fakes/dynamodb/expression/evaluate.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

using expression::Action;

// The type that an action gives its target, if it is known before there is an item.
std::optional<Type> type_set(const Action& action) {
  if (const auto* set = std::get_if<expression::SetAction>(&action)) {
    if (set->right) return Type::kN;
    if (const auto* value = set->left.as_value()) return value->value.type();
    const auto* function = set->left.as_function();
    if (function == nullptr) return std::nullopt;
    if (function->name == "list_append") return Type::kL;
    const auto* fallback = function->arguments[1].as_value();
    if (fallback == nullptr) return std::nullopt;
    return fallback->value.type();
  }
  if (const auto* add = std::get_if<expression::AddAction>(&action)) return add->value.value.type();
  return std::nullopt;
}

void check_key_untouched(const Table& table, const expression::Update& update) {
  for (const KeyAttribute& key : table.keys.attributes()) {
    for (const Action& action : update.actions) {
      if (expression::head(expression::target(action)) != key.name) continue;
      throw invalid_parameter("Cannot update attribute " + key.name +
                              ". This attribute is part of the key");
    }
  }
}

void check_index_types(const Index& index, const expression::Update& update) {
  for (const KeyAttribute& key : index.keys.attributes()) {
    for (const Action& action : update.actions) {
      const expression::DocumentPath& path = expression::target(action);
      if (path.steps.size() != 1 || expression::head(path) != key.name) continue;
      const auto type = type_set(action);
      if (!type || *type == key.type) continue;
      throw invalid_parameter("Type mismatch for Index Key " + key.name +
                              " Expected: " + std::string(to_string(key.type)) + " Actual: " +
                              std::string(to_string(*type)) + " IndexName: " + index.name);
    }
  }
}

// True for one or more of REMOVE and DELETE and nothing else.
bool only_takes_away(const expression::Update& update) {
  return !update.actions.empty() &&
         std::all_of(update.actions.begin(), update.actions.end(), [](const Action& action) {
           return std::holds_alternative<expression::RemoveAction>(action) ||
                  std::holds_alternative<expression::DeleteAction>(action);
         });
}

void check_new_index_keys(const Table& table, const Item& after) {
  for (const Index& index : table.indexes) {
    for (const KeyAttribute& key : index.keys.attributes()) {
      const auto found = after.find(key.name);
      if (found == after.end()) continue;
      if (found->second.type() != key.type) {
        throw validation_error(
            "The update expression attempted to update the secondary index key to unsupported "
            "type");
      }
      if (key.type != Type::kN && stored_size(found->second) == 0) {
        throw validation_error(
            "One or more parameter values are not valid. The update expression attempted to update "
            "a secondary index key to a value that is not supported. The AttributeValue for a key "
            "attribute cannot contain an empty " +
            std::string(key.type == Type::kS ? "string" : "binary") + " value.");
      }
    }
  }
}

// What an update begins with. Only indexes ask for the item as it was once more.
Item item_to_update(const ItemChange& change, const Item& key) {
  if (!change.before) return key;
  return change.table->indexes.empty() ? change.before.take() : Item{*change.before};
}

}  // namespace

ItemChange begin_change(DynamoDb& dynamodb, const Table& table, StoredKey key) {
  ItemChange change{&table, std::move(key), {}, nullptr, {}};
  if (auto stored = dynamodb.items().find(table, change.key)) {
    change.before = PriorItem{std::move(stored->json)};
  }
  return change;
}

void check_condition(const ItemChange& change,
                     const std::optional<expression::Condition>& condition,
                     const std::optional<std::string>& return_item) {
  if (!condition) return;
  static const Item kNothing;
  const Item& item = change.before ? *change.before : kNothing;
  if (expression::matches(*condition, item)) return;
  if (return_item == "ALL_OLD" && change.before) throw condition_failed(change.before.json());
  throw condition_failed();
}

void check_update(const Table& table, const expression::Update& update) {
  check_key_untouched(table, update);
  for (const Index& index : table.indexes) check_index_types(index, update);
  check_paths_outside_keys(table, paths_of(update));
}

std::optional<Item> updated(const ItemChange& change, const Item& key,
                            const expression::Update& update) {
  if (!change.before && only_takes_away(update)) return std::nullopt;
  Item after = expression::apply(update, item_to_update(change, key));
  if (nests_too_deep(after)) {
    throw validation_error("Nesting Levels have exceeded supported limits");
  }
  if (stored_size(after) > kMaxItemBytes) {
    throw validation_error("Item size to update has exceeded the maximum allowed size");
  }
  check_new_index_keys(*change.table, after);
  return after;
}

void check_new_item(const Item& item) {
  for (const auto& [name, value] : item) check_attribute_name(name);
  if (nests_too_deep(item)) throw validation_error(kTooDeep);
  if (stored_size(item) > kMaxItemBytes) {
    throw validation_error("Item size has exceeded the maximum allowed size");
  }
}

void commit(DynamoDb& dynamodb, const ItemChange& change) {
  dynamodb.stale_reads().changes(*change.table, change.key, change.before.json());
  if (const Item* after = change.new_item()) {
    // Only indexes ask for what was there before.
    const Item* before = change.table->indexes.empty() ? nullptr : change.old_item();
    const std::string made = change.put == nullptr ? to_json_text(*after) : std::string{};
    dynamodb.items().put(*change.table, change.key, before, *after,
                         change.put != nullptr ? change.put->json() : made);
    dynamodb.time_to_live().changed(*change.table, change.key, after);
  } else if (change.before) {
    dynamodb.items().erase(*change.table, change.key, *change.before);
    dynamodb.time_to_live().changed(*change.table, change.key, nullptr);
  }
}

}  // namespace dynamodb
