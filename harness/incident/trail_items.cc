#include "harness/incident/trail_items.h"

#include <algorithm>
#include <array>

#include "harness/evidence/fields.h"
#include "harness/incident/draft.h"
#include "harness/scenario/placeholders.h"
#include "sim/journal/json_writer.h"

namespace incident {
namespace {

constexpr std::array<std::string_view, 4> kOperations = {"dynamodb:PutItem", "dynamodb:UpdateItem",
                                                         "dynamodb:DeleteItem", "dynamodb:GetItem"};

// Expressions, in which `:name` stands for a value.
constexpr std::array<std::string_view, 5> kExpressions = {
    "updateExpression", "conditionExpression", "keyConditionExpression", "filterExpression",
    "projectionExpression"};
// What the trail has the names of alone, or with its values blacked out: the ways of before
// expressions, several operations in one, and PartiQL.
constexpr std::array<std::string_view, 10> kWithoutValues = {
    "expected",     "attributeUpdates", "keyConditions", "queryFilter", "scanFilter",
    "requestItems", "transactItems",    "statement",     "statements",  "transactStatements"};

bool needs_values(const sim::JsonValue& parameters) {
  const auto has_value = [&](std::string_view name) {
    return evidence::text_of(parameters, name).find(':') != std::string_view::npos;
  };
  const auto is_there = [&](std::string_view name) {
    const sim::JsonValue* const member = parameters.find(name);
    return member != nullptr && !member->is_null();
  };
  return std::ranges::any_of(kExpressions, has_value) ||
         std::ranges::any_of(kWithoutValues, is_there);
}

std::string type_of(const sim::JsonValue& attribute, const KnownTable* table) {
  if (table != nullptr) {
    const auto known = table->types.find(std::string(attribute.name()));
    if (known != table->types.end()) return known->second;
  }
  return attribute.is_number() ? "N" : "S";
}

// Whether all attributes of an item that was put are in its key.
bool is_key_alone(const sim::JsonValue& key, const sim::JsonValue* names) {
  if (names == nullptr || !names->is_array()) return false;
  return std::ranges::all_of(names->elements(), [&](const sim::JsonValue& name) {
    return name.is_string() && key.find(name.string()) != nullptr;
  });
}

}  // namespace

bool is_item_operation(std::string_view operation) {
  return std::ranges::find(kOperations, operation) != kOperations.end();
}

bool has_whole_input(std::string_view operation, const sim::JsonValue& parameters) {
  if (needs_values(parameters)) return false;
  if (!is_item_operation(operation)) return true;
  const sim::JsonValue* const key = parameters.find("key");
  if (key == nullptr || !key->is_object()) return false;
  if (operation != "dynamodb:PutItem") return true;
  const sim::JsonValue* names = parameters.find("item");
  if (names == nullptr) names = parameters.find("items");
  return is_key_alone(*key, names);
}

std::string typed_key(const sim::JsonValue& key, const KnownTable* table) {
  sim::JsonWriter json;
  json.begin_object();
  for (const sim::JsonValue& one : key.members()) {
    json.key(harness::without_placeholders(one.name()));
    if (one.is_object()) {
      json.raw(literal_json(one));
      continue;
    }
    json.begin_object().key(type_of(one, table));
    json.raw(one.is_string() ? literal_json(one) : json_string(one.json())).end_object();
  }
  json.end_object();
  return json.take();
}

}  // namespace incident
