#include "fakes/dynamodb/expression/apply.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/evaluate.h"

namespace dynamodb::expression {
namespace {

[[noreturn]] void wrong_type() {
  throw validation_error("An operand in the update expression has an incorrect data type");
}

// --- operands ---

AttributeValue value_of(const Operand& operand, const Item& item);

AttributeValue value_of(const Function& function, const Item& item) {
  if (function.name == "if_not_exists") {
    const AttributeValue* found = find(*function.arguments[0].as_path(), item);
    return found != nullptr ? *found : value_of(function.arguments[1], item);
  }
  AttributeValue first = value_of(function.arguments[0], item);
  AttributeValue second = value_of(function.arguments[1], item);
  if (first.as_l() == nullptr || second.as_l() == nullptr) wrong_type();
  List& list = *first.as_l();
  std::move(second.as_l()->begin(), second.as_l()->end(), std::back_inserter(list));
  return first;
}

AttributeValue value_of(const Operand& operand, const Item& item) {
  if (const ValueRef* value = operand.as_value()) return value->value;
  if (const Function* function = operand.as_function()) return value_of(*function, item);
  const AttributeValue* found = find(*operand.as_path(), item);
  if (found == nullptr) {
    throw validation_error(
        "The provided expression refers to an attribute that does not exist in the item");
  }
  return *found;
}

// --- new values; nullopt removes the attribute ---

template <typename Set>
AttributeValue::Variant set_union(const Set& a, const Set& b) {
  Set result;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

template <typename Set>
AttributeValue::Variant set_difference(const Set& a, const Set& b) {
  Set result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

template <typename Set>
const Set& as(const AttributeValue& value) {
  return std::get<Set>(value.variant());
}

std::optional<AttributeValue> new_value(const SetAction& action, const Item& before) {
  AttributeValue left = value_of(action.left, before);
  if (!action.right) return left;
  const AttributeValue right = value_of(*action.right, before);
  if (left.as_n() == nullptr || right.as_n() == nullptr) wrong_type();
  return AttributeValue::n(action.op == '+' ? *left.as_n() + *right.as_n()
                                            : *left.as_n() - *right.as_n());
}

std::optional<AttributeValue> new_value(const RemoveAction&, const Item&) { return std::nullopt; }

std::optional<AttributeValue> new_value(const AddAction& action, const Item& before) {
  const AttributeValue& added = action.value.value;
  const AttributeValue* current = find(action.path, before);
  if (current == nullptr) return added;
  if (current->type() != added.type()) wrong_type();
  AttributeValue result;
  switch (added.type()) {
    case Type::kN:
      return AttributeValue::n(*current->as_n() + *added.as_n());
    case Type::kSs:
      result.variant() = set_union(as<StringSet>(*current), as<StringSet>(added));
      return result;
    case Type::kNs:
      result.variant() = set_union(as<NumberSet>(*current), as<NumberSet>(added));
      return result;
    case Type::kBs:
      result.variant() = set_union(as<BinarySet>(*current), as<BinarySet>(added));
      return result;
    default:
      wrong_type();
  }
}

std::optional<AttributeValue> new_value(const DeleteAction& action, const Item& before) {
  const AttributeValue& deleted = action.value.value;
  const AttributeValue* current = find(action.path, before);
  if (current == nullptr) return std::nullopt;
  if (current->type() != deleted.type()) wrong_type();
  AttributeValue result;
  switch (deleted.type()) {
    case Type::kSs:
      result.variant() = set_difference(as<StringSet>(*current), as<StringSet>(deleted));
      break;
    case Type::kNs:
      result.variant() = set_difference(as<NumberSet>(*current), as<NumberSet>(deleted));
      break;
    case Type::kBs:
      result.variant() = set_difference(as<BinarySet>(*current), as<BinarySet>(deleted));
      break;
    default:
      wrong_type();
  }
  if (size_of(result)->is_zero()) return std::nullopt;
  return result;
}

// --- writing ---

[[noreturn]] void invalid_path() {
  throw validation_error(
      "The document path provided in the update expression is invalid for update");
}

// The map or list that holds the path's last step; null for a path of one step.
AttributeValue* parent_of(const DocumentPath& path, Item& item) {
  if (path.steps.size() == 1) return nullptr;
  DocumentPath parent = path;
  parent.steps.pop_back();
  // find() returns a pointer into `item`, which is ours to change.
  auto* found = const_cast<AttributeValue*>(find(parent, item));
  const bool by_name = std::holds_alternative<Name>(path.steps.back());
  if (found == nullptr || (by_name ? found->as_m() == nullptr : found->as_l() == nullptr)) {
    invalid_path();
  }
  return found;
}

struct PathWrite {
  const DocumentPath* path;
  std::optional<AttributeValue> value;
};

// An index beyond the list's end appends, in the order of the indexes.
void put(const PathWrite& write, Item& item) {
  AttributeValue* parent = parent_of(*write.path, item);
  const Step& last = write.path->steps.back();
  if (const auto* name = std::get_if<Name>(&last)) {
    (parent != nullptr ? *parent->as_m() : item).insert_or_assign(name->text, *write.value);
    return;
  }
  List& list = *parent->as_l();
  const std::size_t index = std::get<Index>(last).value;
  if (index < list.size()) {
    list[index] = *write.value;
  } else {
    list.push_back(*write.value);
  }
}

void erase(const PathWrite& write, Item& item) {
  AttributeValue* parent = parent_of(*write.path, item);
  const Step& last = write.path->steps.back();
  if (const auto* name = std::get_if<Name>(&last)) {
    (parent != nullptr ? *parent->as_m() : item).erase(name->text);
    return;
  }
  List& list = *parent->as_l();
  const std::size_t index = std::get<Index>(last).value;
  if (index < list.size()) list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
}

bool before_in_document(const PathWrite& a, const PathWrite& b) {
  return std::lexicographical_compare(a.path->steps.begin(), a.path->steps.end(),
                                      b.path->steps.begin(), b.path->steps.end(),
                                      [](const Step& x, const Step& y) {
                                        if (x.index() != y.index()) return x.index() < y.index();
                                        if (const auto* name = std::get_if<Name>(&x))
                                          return name->text < std::get<Name>(y).text;
                                        return std::get<Index>(x).value < std::get<Index>(y).value;
                                      });
}

}  // namespace

Item apply(const Update& update, Item item) {
  std::vector<PathWrite> puts;
  std::vector<PathWrite> removals;
  // All values first: nothing is written before the last of them is known.
  for (const Action& action : update.actions) {
    PathWrite write{&target(action),
                    std::visit([&](const auto& one) { return new_value(one, item); }, action)};
    parent_of(*write.path, item);
    (write.value ? puts : removals).push_back(std::move(write));
  }
  // Puts in order, so that appended elements keep the order of their indexes; removals from the
  // back, so that an index still means what it meant before the update.
  std::sort(puts.begin(), puts.end(), before_in_document);
  std::sort(removals.begin(), removals.end(), before_in_document);
  for (const PathWrite& write : puts) put(write, item);
  std::for_each(removals.rbegin(), removals.rend(),
                [&](const PathWrite& write) { erase(write, item); });
  return item;
}

Projection targets(const Update& update) {
  Projection projection;
  for (const Action& action : update.actions) projection.paths.push_back(target(action));
  return projection;
}

}  // namespace dynamodb::expression
