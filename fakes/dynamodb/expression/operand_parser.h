// What the parsers of conditions, updates and projections share: paths, placeholders, functions,
// limits.
#pragma once

#include <string_view>

#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/expression/token.h"

namespace dynamodb::expression {

class OperandParser {
 public:
  explicit OperandParser(std::string_view text) : tokens_(text) {}

  TokenStream& tokens() { return tokens_; }
  bool redundant_parentheses() const { return redundant_parentheses_; }

  // `a.b[1]`.
  DocumentPath path();
  // Steps that follow what is already in `path`: `.b`, `[1]`.
  void path_tail(DocumentPath& path);
  ValueRef value();
  // A path, a value, a function, or one of them in parentheses.
  Operand operand();
  // The same without parentheses around it.
  Operand bare_operand();

  // Throws ExpressionError when there are more than kMaxOperators.
  void count_operator();
  void note_redundant_parentheses() { redundant_parentheses_ = true; }

  // Guards one level of recursion; more than a valid expression can need is ExpressionError.
  class DepthGuard {
   public:
    DepthGuard(OperandParser& parser, std::string_view message);
    ~DepthGuard() { --parser_.depth_; }
    DepthGuard(const DepthGuard&) = delete;
    DepthGuard& operator=(const DepthGuard&) = delete;

   private:
    OperandParser& parser_;
  };

 private:
  Operand parenthesised(bool& in_parentheses);
  Function function();
  Name name_step();

  TokenStream tokens_;
  int operators_ = 0;
  int depth_ = 0;
  bool redundant_parentheses_ = false;
};

inline constexpr std::string_view kRedundantParentheses =
    "The expression has redundant parentheses;";

}  // namespace dynamodb::expression
