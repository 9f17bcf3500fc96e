// condition := and (OR and)*        and := not (AND not)*        not := NOT not | test
// test      := operand comparator operand | operand BETWEEN operand AND operand
//            | operand IN ( operand, … ) | function | ( condition )
#include <array>
#include <utility>

#include "fakes/dynamodb/expression/operand_parser.h"
#include "fakes/dynamodb/expression/parser.h"

namespace dynamodb::expression {
namespace {

constexpr std::array kComparators = {Comparator::kEq, Comparator::kNe, Comparator::kLt,
                                     Comparator::kLe, Comparator::kGt, Comparator::kGe};
constexpr std::array<std::string_view, 5> kKeywords = {"AND", "OR", "NOT", "BETWEEN", "IN"};

class ConditionParser {
 public:
  explicit ConditionParser(std::string_view text) : operands_(text), tokens_(operands_.tokens()) {}

  ParsedCondition parse() {
    Condition condition = require_condition(parse_or());
    if (!tokens_.at_end()) tokens_.fail();
    return {std::move(condition), operands_.redundant_parentheses()};
  }

 private:
  // `( a )` is an operand in `(a) = :a` and would be a condition in `(f(a))`: which of the two is
  // known only after the closing parenthesis, so that both go by this name until then.
  struct OperandOrCondition {
    std::variant<Operand, Condition> node;
    bool in_parentheses = false;
  };

  Condition require_condition(OperandOrCondition either) {
    if (auto* condition = std::get_if<Condition>(&either.node)) return std::move(*condition);
    auto& operand = std::get<Operand>(either.node);
    if (auto* function = std::get_if<Function>(&operand.node)) return {std::move(*function)};
    tokens_.fail();
  }

  Operand require_operand(OperandOrCondition either) {
    if (auto* operand = std::get_if<Operand>(&either.node)) return std::move(*operand);
    tokens_.fail();
  }

  OperandOrCondition parse_or() {
    return parse_chain(Logical::Operator::kOr, "OR", [this] {
      return parse_chain(Logical::Operator::kAnd, "AND", [this] { return parse_not(); });
    });
  }

  template <typename ParseTerm>
  OperandOrCondition parse_chain(Logical::Operator op, std::string_view keyword,
                                 ParseTerm parse_term) {
    OperandOrCondition first = parse_term();
    if (!tokens_.at_keyword(keyword)) return first;
    Logical logical{op, {}};
    logical.terms.push_back(require_condition(std::move(first)));
    while (tokens_.take_keyword(keyword)) {
      operands_.count_operator();
      OperandOrCondition term = parse_term();
      logical.terms.push_back(require_condition(std::move(term)));
    }
    return {Condition{std::move(logical)}};
  }

  OperandOrCondition parse_not() {
    if (!tokens_.take_keyword("NOT")) return parse_test();
    operands_.count_operator();
    OperandOrCondition term = parse_not();
    Logical logical{Logical::Operator::kNot, {}};
    logical.terms.push_back(require_condition(std::move(term)));
    return {Condition{std::move(logical)}};
  }

  OperandOrCondition parse_test() {
    OperandOrCondition left = parse_primary();
    for (const Comparator comparator : kComparators) {
      if (!tokens_.at_symbol(to_string(comparator))) continue;
      Operand operand = require_operand(std::move(left));
      tokens_.take();
      operands_.count_operator();
      refuse_keyword();
      Operand right = operands_.operand();
      return {Condition{Comparison{comparator, std::move(operand), std::move(right)}}};
    }
    if (tokens_.at_keyword("BETWEEN")) return parse_between(require_operand(std::move(left)));
    if (tokens_.at_keyword("IN")) return parse_in(require_operand(std::move(left)));
    return left;
  }

  OperandOrCondition parse_between(Operand operand) {
    tokens_.take();
    operands_.count_operator();
    refuse_keyword();
    Operand low = operands_.operand();
    if (!tokens_.take_keyword("AND")) tokens_.fail();
    refuse_keyword();
    Operand high = operands_.operand();
    return {Condition{Between{std::move(operand), std::move(low), std::move(high)}}};
  }

  OperandOrCondition parse_in(Operand operand) {
    tokens_.take();
    operands_.count_operator();
    tokens_.expect_symbol("(");
    In in{std::move(operand), {}};
    do {
      in.list.push_back(operands_.operand());
    } while (tokens_.take_symbol(","));
    tokens_.expect_symbol(")");
    if (in.list.size() > kMaxInOperands) {
      throw ExpressionError(
          "The IN operator is provided with too many operands; number of operands: " +
          std::to_string(in.list.size()));
    }
    return {Condition{std::move(in)}};
  }

  OperandOrCondition parse_primary() {
    if (!tokens_.take_symbol("(")) {
      refuse_keyword();
      return {operands_.bare_operand()};
    }
    const OperandParser::DepthGuard level(operands_, kRedundantParentheses);
    OperandOrCondition inner = parse_or();
    tokens_.expect_symbol(")");
    if (inner.in_parentheses) operands_.note_redundant_parentheses();
    inner.in_parentheses = true;
    extend_path(inner);
    return inner;
  }

  // `(a).b` is the path `a.b`.
  void extend_path(OperandOrCondition& either) {
    auto* operand = std::get_if<Operand>(&either.node);
    if (operand == nullptr) return;
    auto* path = std::get_if<DocumentPath>(&operand->node);
    if (path == nullptr || !(tokens_.at_symbol(".") || tokens_.at_symbol("["))) return;
    operands_.path_tail(*path);
    either.in_parentheses = false;
  }

  // A keyword cannot stand where an operand begins, not even as an attribute's name.
  void refuse_keyword() {
    for (const std::string_view keyword : kKeywords) {
      if (tokens_.at_keyword(keyword)) tokens_.fail();
    }
  }

  OperandParser operands_;
  TokenStream& tokens_;
};

}  // namespace

ParsedCondition parse_condition(std::string_view text) { return ConditionParser(text).parse(); }

}  // namespace dynamodb::expression
