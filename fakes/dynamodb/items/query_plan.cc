#include "fakes/dynamodb/items/query_plan.h"

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/evaluate.h"

namespace dynamodb {
namespace {

using expression::KeyCondition;
using Operator = KeyCondition::Operator;
using Conditions = std::vector<KeyCondition>;

const KeyCondition* find(const Conditions& conditions, const std::string& attribute) {
  for (const KeyCondition& condition : conditions) {
    if (condition.attribute == attribute) return &condition;
  }
  return nullptr;
}

void check_type(const KeyAttribute& key, const KeyCondition& condition) {
  if (condition.value.type() == key.type &&
      (condition.op != Operator::kBetween || condition.high.type() == key.type)) {
    return;
  }
  throw invalid_parameter("Condition parameter type does not match schema type");
}

void check_not_empty(const KeyAttribute& key, const AttributeValue& value) {
  if (value.as_n() != nullptr || stored_size(value) > 0) return;
  throw validation_error(
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot "
      "contain an empty " +
      std::string(value.as_s() != nullptr ? "string" : "binary") + " value. Key: " + key.name);
}

// The first bytes that no longer begin with `prefix`; nullopt if there are none.
std::optional<std::string> successor(std::string prefix) {
  while (!prefix.empty() && prefix.back() == '\xff') prefix.pop_back();
  if (prefix.empty()) return std::nullopt;
  ++prefix.back();
  return prefix;
}

void bound_range(const KeyCondition& condition, ReadPlan& plan) {
  const std::string value = key_bytes(condition.value);
  switch (condition.op) {
    case Operator::kEq:
      plan.low = plan.high = Bound{value, true};
      return;
    case Operator::kLt:
      plan.high = Bound{value, false};
      return;
    case Operator::kLe:
      plan.high = Bound{value, true};
      return;
    case Operator::kGt:
      plan.low = Bound{value, false};
      return;
    case Operator::kGe:
      plan.low = Bound{value, true};
      return;
    case Operator::kBetween:
      plan.low = Bound{value, true};
      plan.high = Bound{key_bytes(condition.high), true};
      return;
    case Operator::kBeginsWith:
      plan.low = Bound{value, true};
      if (auto end = successor(value)) plan.high = Bound{std::move(*end), false};
      return;
  }
}

bool in_range(const KeyCondition& condition, const AttributeValue& value) {
  if (condition.op == Operator::kBeginsWith) return expression::begins_with(value, condition.value);
  const auto order = compare(value, condition.value);
  if (!order) return false;
  switch (condition.op) {
    case Operator::kEq:
      return *order == 0;
    case Operator::kLt:
      return *order < 0;
    case Operator::kLe:
      return *order <= 0;
    case Operator::kGt:
      return *order > 0;
    case Operator::kGe:
      return *order >= 0;
    default:
      return *order >= 0 && *compare(value, condition.high) <= 0;
  }
}

}  // namespace

ReadPlan plan_query(const KeyNames& keys, const Conditions& conditions) {
  const KeyCondition* hash = find(conditions, keys.hash.name);
  if (!keys.range && conditions.size() > 1) {
    throw validation_error("Query key condition not supported");
  }
  if (hash == nullptr) {
    throw validation_error("Query condition missed key schema element: " + keys.hash.name);
  }
  check_type(keys.hash, *hash);
  if (hash->op != Operator::kEq) throw validation_error("Query key condition not supported");
  check_not_empty(keys.hash, hash->value);
  ReadPlan plan;
  plan.hash = stored_hash(hash->value);
  if (conditions.size() == 1) return plan;
  const KeyCondition* range = find(conditions, keys.range->name);
  if (range == nullptr) {
    throw validation_error("Query condition missed key schema element: " + keys.range->name);
  }
  check_type(*keys.range, *range);
  bound_range(*range, plan);
  return plan;
}

void check_start_in_query(const KeyNames& keys, const Conditions& conditions, const Item& start) {
  const bool same_partition = start.at(keys.hash.name) == find(conditions, keys.hash.name)->value;
  const KeyCondition* range = keys.range ? find(conditions, keys.range->name) : nullptr;
  if (range == nullptr) {
    if (same_partition) return;
    throw validation_error(
        "The provided starting key is outside query boundaries based on provided conditions");
  }
  if (!in_range(*range, start.at(keys.range->name))) {
    throw validation_error("The provided starting key does not match the range key predicate");
  }
  if (!same_partition) {
    throw validation_error("The query can return at most one row and cannot be restarted");
  }
}

}  // namespace dynamodb
