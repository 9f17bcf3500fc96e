// What the three parsers share: paths, placeholders, functions, and the limits.
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
  Path path();
  // Steps that follow what is already in `path`: `.b`, `[1]`.
  void path_tail(Path& path);
  ValueRef value();
  // A path, a value, a function, or one of them in parentheses.
  Operand operand();
  // The same without parentheses around it.
  Operand bare_operand();

  // Throws Invalid when there are more than kMaxOperators.
  void count_operator();
  void note_redundant_parentheses() { redundant_parentheses_ = true; }

  // Guards one level of recursion; more than a valid expression can need is Invalid.
  class Level {
   public:
    Level(OperandParser& parser, std::string_view message);
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

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
