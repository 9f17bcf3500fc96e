// From placeholders to names and values, with every check that needs no item.
//
// Each function resolves its tree in place and throws ExpressionError with AWS's wording, in AWS's
// order of precedence: reserved words, unknown functions, undefined placeholders, overlapping
// paths, wrong operands.
#pragma once

#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/expression/parser.h"
#include "fakes/dynamodb/expression/placeholders.h"

namespace dynamodb::expression {

// `parameter` is the one that the condition is in.
void resolve(ParsedCondition& condition, std::string_view parameter, Placeholders& placeholders);
void resolve(Update& update, Placeholders& placeholders);
void resolve(Projection& projection, Placeholders& placeholders);

// Throws ExpressionError if two of the paths overlap or conflict.
void check_disjoint(const std::vector<const DocumentPath*>& paths);

}  // namespace dynamodb::expression
