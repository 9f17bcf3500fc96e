#include "fakes/dynamodb/expression/evaluate.h"

#include <algorithm>

namespace dynamodb::expression {
namespace {

const AttributeValue* step_into(const AttributeValue& value, const Step& step) {
  if (const auto* name = std::get_if<Name>(&step)) {
    const Map* map = value.as_m();
    if (map == nullptr) return nullptr;
    const auto found = map->find(name->text);
    return found == map->end() ? nullptr : &found->second;
  }
  const List* list = value.as_l();
  const std::size_t index = std::get<Index>(step).value;
  return list != nullptr && index < list->size() ? &(*list)[index] : nullptr;
}

// An operand's value, which stands in the item, in the expression, or (size) in `computed`.
struct OperandValue {
  const AttributeValue* found = nullptr;
  std::optional<AttributeValue> computed;

  const AttributeValue* get() const { return computed ? &*computed : found; }
};

OperandValue evaluate(const Operand& operand, const Item& item) {
  if (const DocumentPath* path = operand.as_path()) return {find(*path, item), {}};
  if (const ValueRef* value = operand.as_value()) return {&value->value, {}};
  // Resolving has made sure that it is size(), of one operand.
  const OperandValue of = evaluate(operand.as_function()->arguments[0], item);
  if (of.get() == nullptr) return {};
  const auto size = size_of(*of.get());
  if (!size) return {};
  return {nullptr, AttributeValue::n(*size)};
}

bool holds(Comparator op, const AttributeValue* left, const AttributeValue* right) {
  const bool both = left != nullptr && right != nullptr;
  if (op == Comparator::kEq) return both && *left == *right;
  if (op == Comparator::kNe) return !(both && *left == *right);
  if (!both) return false;
  const auto order = compare(*left, *right);
  if (!order) return false;
  switch (op) {
    case Comparator::kLt:
      return *order < 0;
    case Comparator::kLe:
      return *order <= 0;
    case Comparator::kGt:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

bool test(const Comparison& comparison, const Item& item) {
  const OperandValue left = evaluate(comparison.left, item);
  const OperandValue right = evaluate(comparison.right, item);
  return holds(comparison.op, left.get(), right.get());
}

bool test(const Between& between, const Item& item) {
  const OperandValue value = evaluate(between.value, item);
  const OperandValue low = evaluate(between.low, item);
  const OperandValue high = evaluate(between.high, item);
  return holds(Comparator::kGe, value.get(), low.get()) &&
         holds(Comparator::kLe, value.get(), high.get());
}

bool test(const In& in, const Item& item) {
  const OperandValue value = evaluate(in.value, item);
  return std::any_of(in.list.begin(), in.list.end(), [&](const Operand& operand) {
    const OperandValue candidate = evaluate(operand, item);
    return holds(Comparator::kEq, value.get(), candidate.get());
  });
}

bool test(const Function& function, const Item& item) {
  const OperandValue first = evaluate(function.arguments[0], item);
  const AttributeValue* value = first.get();
  if (function.name == "attribute_exists") return value != nullptr;
  if (function.name == "attribute_not_exists") return value == nullptr;
  const OperandValue second = evaluate(function.arguments[1], item);
  if (value == nullptr || second.get() == nullptr) return false;
  if (function.name == "attribute_type") return to_string(value->type()) == *second.get()->as_s();
  if (function.name == "begins_with") return begins_with(*value, *second.get());
  return contains(*value, *second.get());
}

bool test(const Logical& logical, const Item& item) {
  const auto term_matches = [&](const Condition& term) { return matches(term, item); };
  switch (logical.op) {
    case Logical::Operator::kAnd:
      return std::all_of(logical.terms.begin(), logical.terms.end(), term_matches);
    case Logical::Operator::kOr:
      return std::any_of(logical.terms.begin(), logical.terms.end(), term_matches);
    case Logical::Operator::kNot:
      return !term_matches(logical.terms.front());
  }
  return false;
}

// How long UTF-8 would be as UTF-16: two code units for what takes four bytes, else one.
std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0u) == 0x80u;
    units += continues ? 0 : byte >= 0xF0u ? 2 : 1;
  }
  return units;
}

// What size() counts; nullopt for types that have no size. A string's length is in code units of
// UTF-16, as AWS was seen to count, where the developer guide only says "the length".
struct ElementCount {
  std::optional<std::size_t> operator()(const std::string& text) const {
    return utf16_length(text);
  }
  std::optional<std::size_t> operator()(const Binary& binary) const { return binary.bytes.size(); }
  std::optional<std::size_t> operator()(const Map& map) const { return map.size(); }
  std::optional<std::size_t> operator()(const Number&) const { return std::nullopt; }
  std::optional<std::size_t> operator()(bool) const { return std::nullopt; }
  std::optional<std::size_t> operator()(const Null&) const { return std::nullopt; }
  template <typename Element>
  std::optional<std::size_t> operator()(const std::vector<Element>& elements) const {
    return elements.size();
  }
};

}  // namespace

const AttributeValue* find(const DocumentPath& path, const Item& item) {
  const auto found = item.find(head(path));
  if (found == item.end()) return nullptr;
  const AttributeValue* value = &found->second;
  for (std::size_t i = 1; i < path.steps.size() && value != nullptr; ++i) {
    value = step_into(*value, path.steps[i]);
  }
  return value;
}

bool matches(const Condition& condition, const Item& item) {
  return std::visit([&](const auto& node) { return test(node, item); }, condition.node);
}

std::optional<Number> size_of(const AttributeValue& value) {
  const auto size = std::visit(ElementCount{}, value.variant());
  if (!size) return std::nullopt;
  return Number(static_cast<std::int64_t>(*size));
}

bool contains(const AttributeValue& container, const AttributeValue& part) {
  const auto has = [](const auto* set, const auto* element) {
    return set != nullptr && element != nullptr &&
           std::find(set->begin(), set->end(), *element) != set->end();
  };
  switch (container.type()) {
    case Type::kS:
      return part.as_s() != nullptr && container.as_s()->find(*part.as_s()) != std::string::npos;
    case Type::kB:
      return part.as_b() != nullptr &&
             container.as_b()->bytes.find(part.as_b()->bytes) != std::string::npos;
    case Type::kL:
      return has(container.as_l(), &part);
    case Type::kSs:
      return has(std::get_if<StringSet>(&container.variant()), part.as_s());
    case Type::kNs:
      return has(std::get_if<NumberSet>(&container.variant()), part.as_n());
    case Type::kBs:
      return has(std::get_if<BinarySet>(&container.variant()), part.as_b());
    default:
      return false;
  }
}

bool begins_with(const AttributeValue& value, const AttributeValue& prefix) {
  if (const auto* s = value.as_s())
    return prefix.as_s() != nullptr && s->starts_with(*prefix.as_s());
  if (const auto* b = value.as_b()) {
    return prefix.as_b() != nullptr && b->bytes.starts_with(prefix.as_b()->bytes);
  }
  return false;
}

}  // namespace dynamodb::expression
