// From a query's key conditions to what is read.
#pragma once

#include <vector>

#include "fakes/dynamodb/expression/key_condition.h"
#include "fakes/dynamodb/items/items.h"
#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

// Throws ValidationException if the conditions do not fit the key: the hash key missing or not
// tested for equality, a condition on something else, a value of a wrong type.
ReadPlan plan_query(const KeyNames& keys, const std::vector<expression::KeyCondition>& conditions);

// Throws ValidationException if ExclusiveStartKey is not within what the query reads.
void check_start_in_query(const KeyNames& keys,
                          const std::vector<expression::KeyCondition>& conditions,
                          const Item& start);

}  // namespace dynamodb
