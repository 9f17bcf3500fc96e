#include "fakes/dynamodb/values/attribute_value.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dynamodb {
namespace {

constexpr std::array<std::string_view, 10> kTypeNames = {"S", "N", "B",  "BOOL", "NULL",
                                                         "M", "L", "SS", "NS",   "BS"};

template <typename Set>
Set sorted(Set set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

// Visitors of AttributeValue::Variant, with their overloads in the order of its alternatives.
struct SizeVisitor {
  std::size_t operator()(const std::string& text) const { return text.size(); }
  std::size_t operator()(const Number& number) const { return number.stored_size(); }
  std::size_t operator()(const Binary& binary) const { return binary.bytes.size(); }
  std::size_t operator()(bool) const { return 1; }
  std::size_t operator()(const Null&) const { return 1; }
  std::size_t operator()(const Map& map) const {
    std::size_t size = kDocumentOverhead + map.size();
    for (const auto& [name, value] : map) size += name.size() + stored_size(value);
    return size;
  }
  std::size_t operator()(const List& list) const {
    std::size_t size = kDocumentOverhead + list.size();
    for (const auto& value : list) size += stored_size(value);
    return size;
  }
  template <typename Element>
  std::size_t operator()(const std::vector<Element>& set) const {
    std::size_t size = 0;
    for (const auto& element : set) size += (*this)(element);
    return size;
  }

  // Each map and list costs this, and one byte more for each element.
  static constexpr std::size_t kDocumentOverhead = 3;
};

}  // namespace

std::string_view to_string(Type type) { return kTypeNames.at(static_cast<std::size_t>(type)); }

std::optional<Type> parse_type(std::string_view name) {
  const auto at = std::find(kTypeNames.begin(), kTypeNames.end(), name);
  if (at == kTypeNames.end()) return std::nullopt;
  return static_cast<Type>(at - kTypeNames.begin());
}

AttributeValue::AttributeValue() : value_(Null{}) {}
AttributeValue::AttributeValue(const AttributeValue&) = default;
AttributeValue::AttributeValue(AttributeValue&&) noexcept = default;
AttributeValue& AttributeValue::operator=(const AttributeValue&) = default;
AttributeValue& AttributeValue::operator=(AttributeValue&&) noexcept = default;
AttributeValue::~AttributeValue() = default;

AttributeValue AttributeValue::s(std::string text) {
  return {std::in_place_type<std::string>, std::move(text)};
}
AttributeValue AttributeValue::n(Number number) { return {std::in_place_type<Number>, number}; }
AttributeValue AttributeValue::b(std::string bytes) {
  return {std::in_place_type<Binary>, Binary{std::move(bytes)}};
}
AttributeValue AttributeValue::boolean(bool value) { return {std::in_place_type<bool>, value}; }
AttributeValue AttributeValue::null() { return {}; }
AttributeValue AttributeValue::m(Map map) { return {std::in_place_type<Map>, std::move(map)}; }
AttributeValue AttributeValue::l(List list) { return {std::in_place_type<List>, std::move(list)}; }
AttributeValue AttributeValue::ss(StringSet set) {
  return {std::in_place_type<StringSet>, sorted(std::move(set))};
}
AttributeValue AttributeValue::ns(NumberSet set) {
  return {std::in_place_type<NumberSet>, sorted(std::move(set))};
}
AttributeValue AttributeValue::bs(BinarySet set) {
  return {std::in_place_type<BinarySet>, sorted(std::move(set))};
}

bool operator==(const AttributeValue& a, const AttributeValue& b) { return a.value_ == b.value_; }

std::optional<std::strong_ordering> compare(const AttributeValue& a, const AttributeValue& b) {
  if (a.type() != b.type()) return std::nullopt;
  if (const auto* s = a.as_s()) return s->compare(*b.as_s()) <=> 0;
  if (const auto* n = a.as_n()) return *n <=> *b.as_n();
  if (const auto* bytes = a.as_b()) return bytes->bytes.compare(b.as_b()->bytes) <=> 0;
  return std::nullopt;
}

bool is_ordered(Type type) { return type == Type::kS || type == Type::kN || type == Type::kB; }

bool is_set(Type type) { return type == Type::kSs || type == Type::kNs || type == Type::kBs; }

std::size_t stored_size(const AttributeValue& value) {
  return std::visit(SizeVisitor{}, value.variant());
}

std::size_t stored_size(const Item& item) {
  std::size_t size = 0;
  for (const auto& [name, value] : item) size += name.size() + stored_size(value);
  return size;
}

int nesting_depth(const AttributeValue& value) {
  int deepest = 0;
  if (const auto* map = value.as_m()) {
    for (const auto& [name, child] : *map) deepest = std::max(deepest, nesting_depth(child));
    return deepest + 1;
  }
  if (const auto* list = value.as_l()) {
    for (const auto& child : *list) deepest = std::max(deepest, nesting_depth(child));
    return deepest + 1;
  }
  return 0;
}

std::string key_bytes(const AttributeValue& value) {
  if (const auto* s = value.as_s()) return *s;
  if (const auto* n = value.as_n()) return n->sort_key();
  if (const auto* b = value.as_b()) return b->bytes;
  throw std::logic_error("a key is of type S, N or B");
}

}  // namespace dynamodb
