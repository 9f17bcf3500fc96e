// Conditions and projections against an item.
#pragma once

#include <optional>

#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/values/attribute_value.h"

namespace dynamodb::expression {

// The value at the path; null if there is none.
const AttributeValue* find(const DocumentPath& path, const Item& item);

// REQUIRES: the condition is resolved. A test on an attribute that is missing or of another type
// is false, except `<>` and attribute_not_exists.
bool matches(const Condition& condition, const Item& item);

// What size() gives: bytes of a string or binary, elements of a set, list or map; nullopt for
// other types.
std::optional<Number> size_of(const AttributeValue& value);

// contains(): a substring of `container`, or one of its elements.
bool contains(const AttributeValue& container, const AttributeValue& part);
bool begins_with(const AttributeValue& value, const AttributeValue& prefix);

// The item with only what the paths name. Lists keep their order without the gaps; maps and lists
// in which nothing was found are left out.
Item project(const Projection& projection, const Item& item);

}  // namespace dynamodb::expression
