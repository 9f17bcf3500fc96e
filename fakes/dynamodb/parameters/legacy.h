// The parameters from before there were expressions, as the syntax trees of expressions.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html
#pragma once

#include <optional>
#include <vector>

#include "fakes/dynamodb/expression/expressions.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

// Expected with ConditionalOperator. nullopt for an empty map. Throws ValidationException for
// wrong combinations of members.
std::optional<expression::Condition> condition_of_expected(
    const ExpectedMap& expected, const std::optional<std::string>& conditional_operator);

// QueryFilter and ScanFilter.
std::optional<expression::Condition> condition_of_filter(
    const ConditionMap& filter, const std::optional<std::string>& conditional_operator);

// KeyConditions.
std::vector<expression::KeyCondition> key_conditions_of(const ConditionMap& conditions);

// AttributeUpdates. Throws ValidationException for an action that does not fit its value.
expression::Update update_of(const UpdateMap& updates);
// Throws ValidationException if an attribute of the item has not the type its ADD or DELETE needs.
void check_types_for_update(const UpdateMap& updates, const Item& item);

// AttributesToGet.
expression::Projection projection_of(const NameList& names);

}  // namespace dynamodb
