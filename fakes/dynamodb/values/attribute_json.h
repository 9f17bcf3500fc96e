// AttributeValues in AWS's JSON: `{"S": "text"}`, `{"M": {"a": {"N": "1"}}}`.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
// AWS reads a request in two passes, and so does this: first the JSON types of the whole request
// (SerializationException), then the values (ValidationException).
#pragma once

#include <string>
#include <string_view>

#include "fakes/dynamodb/values/attribute_value.h"
#include "sim/journal/json_tree.h"
#include "sim/time/cancellation.h"

namespace dynamodb {

// How deep maps and lists may nest in a value, and in an attribute of an item that is stored.
inline constexpr int kMaxNesting = 32;
inline constexpr int kMaxStoredNesting = 31;
inline constexpr const char* kTooDeep =
    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
    "beyond supported limit";

// True if an attribute nests deeper than kMaxStoredNesting.
bool nests_too_deep(const Item& item);

// Throws ValidationException if no attribute may have this name: it is empty, or 64 KB or longer.
void check_attribute_name(std::string_view name);

// Throws SerializationException if a member has a JSON type that AWS does not accept there, with
// AWS's wording. Members that are not modelled are ignored, as AWS does; JSON null is absence.
void check_wire(const sim::JsonValue& value);
// The same for an object whose members are values.
void check_wire_map(const sim::JsonValue& object);

// Reads one value. Throws ValidationException for what AWS refuses: none or several data types,
// numbers it cannot hold, empty sets, duplicates in sets, names in maps that are empty or too long,
// too deep nesting.
// `cancellation` may be null. REQUIRES: check_wire(value) passed.
AttributeValue decode(const sim::JsonValue& value, sim::Cancellation* cancellation = nullptr);

// Reads an object whose members are values.
Item decode_item(const sim::JsonValue& object);

// As JSON text: members in the order of their names, no spaces.
void append_json(const AttributeValue& value, std::string& out);
void append_json(const Item& item, std::string& out);
std::string to_json_text(const Item& item);
// Reads what to_json_text wrote.
Item parse_item(std::string_view json);

}  // namespace dynamodb
