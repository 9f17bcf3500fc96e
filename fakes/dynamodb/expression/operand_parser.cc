#include "fakes/dynamodb/expression/operand_parser.h"

#include <string>

#include "fakes/dynamodb/expression/parser.h"

namespace dynamodb::expression {
namespace {

// More parentheses than operators allow are redundant, and no function of DynamoDB's can be used
// at such a depth within 4 KB.
constexpr int kMaxDepth = kMaxOperators + 20;

// The highest list index that AWS was seen to take.
constexpr std::size_t kMaxListIndex = 4294967294;

std::size_t parse_index(std::string_view digits) {
  std::size_t value = 0;
  for (const char c : digits) {
    value = value * 10 + static_cast<std::size_t>(c - '0');
    if (value > kMaxListIndex) {
      throw ExpressionError("List index is not within the allowable range; index: [" +
                            std::string(digits) + "]");
    }
  }
  return value;
}

}  // namespace

OperandParser::DepthGuard::DepthGuard(OperandParser& parser, std::string_view message)
    : parser_(parser) {
  if (parser_.depth_ >= kMaxDepth) throw ExpressionError(std::string(message));
  ++parser_.depth_;
}

void OperandParser::count_operator() {
  if (++operators_ > kMaxOperators) {
    throw ExpressionError("The expression contains too many operators; operator count: " +
                          std::to_string(operators_));
  }
}

Name OperandParser::name_step() {
  if (tokens_.kind() == TokenKind::kIdentifier) return {std::string(tokens_.take()), false};
  if (tokens_.kind() == TokenKind::kNamePlaceholder) return {std::string(tokens_.take()), true};
  tokens_.fail();
}

DocumentPath OperandParser::path() {
  DocumentPath path;
  path.steps.emplace_back(name_step());
  path_tail(path);
  return path;
}

void OperandParser::path_tail(DocumentPath& path) {
  while (true) {
    if (tokens_.take_symbol(".")) {
      path.steps.emplace_back(name_step());
    } else if (tokens_.take_symbol("[")) {
      if (tokens_.kind() != TokenKind::kInteger) tokens_.fail();
      path.steps.emplace_back(Index{parse_index(tokens_.take())});
      tokens_.expect_symbol("]");
    } else {
      break;
    }
  }
  if (path.steps.size() > kMaxPathSteps) {
    throw ExpressionError("The document path has too many nesting levels; nesting levels: " +
                          std::to_string(path.steps.size()));
  }
}

ValueRef OperandParser::value() {
  if (tokens_.kind() != TokenKind::kValuePlaceholder) tokens_.fail();
  return {std::string(tokens_.take()), {}};
}

Function OperandParser::function() {
  Function result;
  result.name = std::string(tokens_.take());
  const DepthGuard level(
      *this,
      "The function is not allowed to be used this way in an expression; function: " + result.name);
  tokens_.expect_symbol("(");
  do {
    result.arguments.push_back(operand());
  } while (tokens_.take_symbol(","));
  tokens_.expect_symbol(")");
  return result;
}

Operand OperandParser::bare_operand() {
  if (tokens_.kind() == TokenKind::kValuePlaceholder) return {value()};
  if (tokens_.kind() == TokenKind::kIdentifier && tokens_.next_is_symbol("(")) {
    return {function()};
  }
  return {path()};
}

Operand OperandParser::operand() {
  bool in_parentheses = false;
  return parenthesised(in_parentheses);
}

Operand OperandParser::parenthesised(bool& in_parentheses) {
  in_parentheses = tokens_.take_symbol("(");
  if (!in_parentheses) return bare_operand();
  const DepthGuard level(*this, kRedundantParentheses);
  bool inner = false;
  Operand result = parenthesised(inner);
  tokens_.expect_symbol(")");
  if (inner) note_redundant_parentheses();
  return result;
}

}  // namespace dynamodb::expression
