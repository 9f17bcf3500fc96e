#include "fakes/dynamodb/expression/parsed_expressions.h"

#include <cstddef>
#include <utility>

namespace dynamodb::expression {
namespace {

// A program that has values in its expressions has no end of them.
constexpr std::size_t kMostTexts = 1000;

template <typename Trees, typename Parse>
const auto& tree_of(Trees& trees, std::string_view text, Parse parse) {
  const auto found = trees.find(text);
  if (found != trees.end()) return found->second;
  auto tree = parse(text);
  if (trees.size() >= kMostTexts) trees.clear();
  return trees.emplace(std::string(text), std::move(tree)).first->second;
}

}  // namespace

ParsedCondition ParsedExpressions::condition(std::string_view text) {
  return tree_of(conditions_, text, parse_condition);
}

Update ParsedExpressions::update(std::string_view text) {
  return tree_of(updates_, text, parse_update);
}

Projection ParsedExpressions::projection(std::string_view text) {
  return tree_of(projections_, text, parse_projection);
}

}  // namespace dynamodb::expression
