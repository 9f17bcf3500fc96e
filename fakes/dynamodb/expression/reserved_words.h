// The words that cannot be attribute names in expressions.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
#pragma once

#include <string_view>

namespace dynamodb::expression {

// In any case: `status`, `STATUS`.
bool is_reserved(std::string_view word);

}  // namespace dynamodb::expression
