// What AWS demands of keys, in requests and in items.
#pragma once

#include <vector>

#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

// The key of a request. Throws ValidationException unless it is exactly the table's key attributes,
// of the right types, not empty and within the size limits.
StoredKey checked_key(const Table& table, const Item& key);

// The key within an item. Throws ValidationException if a key attribute is missing, of a wrong
// type, empty or too long, or if an attribute that is a key of an index is of a wrong type or
// empty.
StoredKey checked_item_key(const Table& table, const Item& item);

// Throws ValidationException if a path goes into a key attribute, `pk.a` or `pk[0]`.
void check_paths_outside_keys(const Table& table,
                              const std::vector<const expression::DocumentPath*>& paths);

// Only the table's key attributes of an item.
Item key_of(const Table& table, const Item& item);

}  // namespace dynamodb
