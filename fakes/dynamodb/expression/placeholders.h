// ExpressionAttributeNames and ExpressionAttributeValues of one request, and which were used.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "fakes/dynamodb/values/attribute_value.h"

namespace dynamodb::expression {

using Names = std::map<std::string, std::string, std::less<>>;
using Values = Map;

class Placeholders {
 public:
  // nullopt: the request has no such parameter. Throws ValidationException for an empty map, for
  // keys that are not `#name` or `:value` or too long, and for names that no attribute may have.
  Placeholders(std::optional<Names> names, std::optional<Values> values);
  Placeholders() = default;

  // The attribute's name behind `#n`; throws ExpressionError if it is not defined.
  const std::string& name(std::string_view placeholder);
  // The value behind `:v`; throws ExpressionError if it is not defined.
  const AttributeValue& value(std::string_view placeholder);

  // Throws ValidationException if a name or a value was given and never asked for.
  void check_all_used() const;

 private:
  Names names_;
  Values values_;
  std::set<std::string, std::less<>> unused_names_;
  std::set<std::string, std::less<>> unused_values_;
};

}  // namespace dynamodb::expression
