// What CloudTrail tells of operations on DynamoDB's items: keys with their values, of all other
// attributes the names, and no value of an expression.
#include <array>

#include "harness/export/ids.h"
#include "harness/export/trail_parameters.h"

namespace exporting {
namespace {

// Members that only hold values.
constexpr std::array<std::string_view, 2> kValues = {"ExpressionAttributeValues", "Parameters"};
// Members whose names are those of attributes, and whose values are not told.
constexpr std::array<std::string_view, 6> kByAttribute = {
    "Expected", "AttributeUpdates", "KeyConditions", "QueryFilter", "ScanFilter", "Item"};

// `{"S": "john"}` is `"john"`. Only scalars are keys.
void write_scalar(const sim::JsonValue& value, sim::JsonWriter& json) {
  const auto members = value.members();
  if (members.size() == 1 && members.front().is_string()) {
    json.value(members.front().string());
  } else {
    json.value(kHidden);
  }
}

void write_key(const sim::JsonValue& attributes, sim::JsonWriter& json) {
  json.begin_object();
  for (const sim::JsonValue& one : attributes.members()) {
    json.key(one.name());
    write_scalar(one, json);
  }
  json.end_object();
}

// The key within an item; nothing if the table's key is not known.
void write_key_of(const sim::JsonValue& item, const std::vector<std::string>& names,
                  sim::JsonWriter& json) {
  if (names.empty()) return;
  json.key("key").begin_object();
  for (const std::string& name : names) {
    const sim::JsonValue* const value = item.find(name);
    if (value == nullptr) continue;
    json.key(name);
    write_scalar(*value, json);
  }
  json.end_object();
}

void write_names(const sim::JsonValue& attributes, sim::JsonWriter& json) {
  json.begin_array();
  for (const sim::JsonValue& one : attributes.members()) json.value(one.name());
  json.end_array();
}

// The members of one operation on one item, into an object that is open.
void write_members(const sim::JsonValue& input, std::string_view table, std::string_view item_name,
                   const TableKeys& keys, sim::JsonWriter& json) {
  for (const sim::JsonValue& member : input.members()) {
    if (member.is_null() || is_one_of(member.name(), kValues)) continue;
    if (member.name() == "Item") write_key_of(member, keys.of(table), json);
    json.key(member.name() == "Item" ? std::string(item_name) : trail_name(member.name()));
    if (member.name() == "Key" || member.name() == "ExclusiveStartKey") {
      write_key(member, json);
    } else if (is_one_of(member.name(), kByAttribute)) {
      write_names(member, json);
    } else {
      json.raw(member.json());
    }
  }
}

std::string_view table_of(const sim::JsonValue& input) {
  const sim::JsonValue* const name = input.find("TableName");
  return name != nullptr && name->is_string() ? name->string() : std::string_view{};
}

void write_operation(std::string_view operation, std::string_view table,
                     const sim::JsonValue& input, const TableKeys& keys, sim::JsonWriter& json) {
  json.begin_object();
  json.key("operation").value(operation);
  if (table_of(input).empty()) json.key("tableName").value(table);
  write_members(input, table, "items", keys, json);
  json.end_object();
}

// `[{"Put": {"TableName": …}}, …]`
void write_transaction(const sim::JsonValue& items, const TableKeys& keys, sim::JsonWriter& json) {
  for (const sim::JsonValue& item : items.elements()) {
    for (const sim::JsonValue& one : item.members()) {
      if (one.is_object()) write_operation(one.name(), table_of(one), one, keys, json);
    }
  }
}

void write_gets(std::string_view table, const sim::JsonValue& wanted, sim::JsonWriter& json) {
  for (const sim::JsonValue& key : wanted.elements()) {
    json.begin_object().key("operation").value("Get").key("tableName").value(table).key("key");
    write_key(key, json);
    json.end_object();
  }
}

// `{"table": [{"PutRequest": {"Item": …}}, …]}`, or `{"table": {"Keys": […]}}`
void write_batch(const sim::JsonValue& tables, const TableKeys& keys, sim::JsonWriter& json) {
  constexpr std::string_view kRequest = "Request";
  for (const sim::JsonValue& table : tables.members()) {
    const sim::JsonValue* const wanted = table.find("Keys");
    if (wanted != nullptr) write_gets(table.name(), *wanted, json);
    if (!table.is_array()) continue;
    for (const sim::JsonValue& request : table.elements()) {
      for (const sim::JsonValue& one : request.members()) {
        std::string_view name = one.name();
        if (name.ends_with(kRequest)) name.remove_suffix(kRequest.size());
        write_operation(name, table.name(), one, keys, json);
      }
    }
  }
}

}  // namespace

void write_item_parameters(const sim::JsonValue& input, const TableKeys& keys,
                           sim::JsonWriter& json) {
  const sim::JsonValue* const transaction = input.find("TransactItems");
  const sim::JsonValue* const batch = input.find("RequestItems");
  json.begin_object();
  if (transaction == nullptr && batch == nullptr) {
    write_members(input, table_of(input), "item", keys, json);
  } else {
    json.key("requestItems").begin_array();
    transaction != nullptr ? write_transaction(*transaction, keys, json)
                           : write_batch(*batch, keys, json);
    json.end_array();
  }
  json.end_object();
}

}  // namespace exporting
