// Calls of CloudTrail that change items of DynamoDB. A trail has keys with their values, of all
// else the names of attributes, and no value of an expression.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/understanding-ddb-log-entries.html
#pragma once

#include <string>
#include <string_view>

#include "harness/incident/known_world.h"
#include "sim/journal/json_tree.h"

namespace incident {

// PutItem, UpdateItem, DeleteItem, GetItem.
bool is_item_operation(std::string_view operation);

// Whether the parameters, as the trail has them, are all that the call needs to be made again: no
// expression has a value in it, and of an item that is put the key is all.
bool has_whole_input(std::string_view operation, const sim::JsonValue& parameters);

// A key of the trail, `{"id": "a"}`, as a call has it: `{"id":{"S":"a"}}`. The types are the
// table's, where it is known; else those of the values.
std::string typed_key(const sim::JsonValue& key, const KnownTable* table);

}  // namespace incident
