// update := (SET set, … | REMOVE path, … | ADD path :v, … | DELETE path :v, …)+
// set    := path = value        value := operand | operand + operand | operand - operand
#include <array>
#include <utility>

#include "fakes/dynamodb/expression/operand_parser.h"
#include "fakes/dynamodb/expression/parser.h"

namespace dynamodb::expression {
namespace {

constexpr std::array<std::string_view, 4> kClauses = {"SET", "REMOVE", "ADD", "DELETE"};

class UpdateParser {
 public:
  explicit UpdateParser(std::string_view text) : operands_(text), tokens_(operands_.tokens()) {}

  Update parse() {
    do {
      clause();
    } while (!tokens_.at_end());
    return std::move(update_);
  }

 private:
  void clause() {
    for (const std::string_view name : kClauses) {
      if (!tokens_.take_keyword(name)) continue;
      update_.clauses.emplace_back(name);
      do {
        refuse_clause();
        update_.actions.push_back(action(name));
      } while (tokens_.take_symbol(","));
      return;
    }
    tokens_.fail();
  }

  Action action(std::string_view clause) {
    DocumentPath path = operands_.path();
    if (clause == "REMOVE") return RemoveAction{std::move(path)};
    if (clause == "ADD") return AddAction{std::move(path), operands_.value()};
    if (clause == "DELETE") return DeleteAction{std::move(path), operands_.value()};
    tokens_.expect_symbol("=");
    refuse_clause();
    return set_action(std::move(path));
  }

  SetAction set_action(DocumentPath path) {
    SetAction set{std::move(path), {}, {}, '+'};
    const bool maybe_around_sum = tokens_.at_symbol("(");
    if (!maybe_around_sum) {
      set.left = operands_.operand();
      sum_tail(set);
      return set;
    }
    // `(a + b)`, `(a) + b` or `(a)`.
    tokens_.take();
    const OperandParser::DepthGuard level(operands_, kRedundantParentheses);
    set.left = operands_.operand();
    sum_tail(set);
    tokens_.expect_symbol(")");
    if (!set.right) sum_tail(set);
    return set;
  }

  void sum_tail(SetAction& set) {
    if (!tokens_.at_symbol("+") && !tokens_.at_symbol("-")) return;
    set.op = tokens_.take().front();
    operands_.count_operator();
    set.right = operands_.operand();
  }

  // `SET SET a = b`: a clause's keyword is not an attribute's name.
  void refuse_clause() {
    for (const std::string_view name : kClauses) {
      if (tokens_.at_keyword(name)) tokens_.fail();
    }
  }

  OperandParser operands_;
  TokenStream& tokens_;
  Update update_;
};

}  // namespace

Update parse_update(std::string_view text) { return UpdateParser(text).parse(); }

Projection parse_projection(std::string_view text) {
  OperandParser operands(text);
  Projection projection;
  do {
    projection.paths.push_back(operands.path());
  } while (operands.tokens().take_symbol(","));
  if (!operands.tokens().at_end()) operands.tokens().fail();
  return projection;
}

}  // namespace dynamodb::expression
