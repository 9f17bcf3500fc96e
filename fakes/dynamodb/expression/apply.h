// Update expressions against an item.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
#pragma once

#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/values/attribute_value.h"

namespace dynamodb::expression {

// The item after the update. Every operand is read from `item`, whatever the other actions do.
// Throws ValidationException with AWS's wording: a path whose parents are missing, an attribute
// that an operand needs and the item lacks, operands of wrong types, number overflow.
// REQUIRES: the update is resolved.
Item apply(const Update& update, Item item);

// The paths that the update names as targets, for UPDATED_OLD and UPDATED_NEW.
Projection targets(const Update& update);

}  // namespace dynamodb::expression
