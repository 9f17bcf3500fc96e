// The value of one attribute, and an item made of them.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
// An AttributeValue that exists is valid: what a client sends is checked when it is decoded
// (fakes/dynamodb/values/attribute_json.h).
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "fakes/dynamodb/values/number.h"

namespace dynamodb {

class AttributeValue;

// The order of the enumerators is that of AttributeValue::Variant.
enum class Type { kS, kN, kB, kBool, kNull, kM, kL, kSs, kNs, kBs };

// `S`, `N`, … as on the wire.
std::string_view to_string(Type type);
std::optional<Type> parse_type(std::string_view name);

struct Binary {
  std::string bytes;
  friend auto operator<=>(const Binary&, const Binary&) = default;
};

struct Null {
  friend bool operator==(const Null&, const Null&) { return true; }
};

using List = std::vector<AttributeValue>;
using Map = std::map<std::string, AttributeValue, std::less<>>;
// Sets are kept sorted and without duplicates.
using StringSet = std::vector<std::string>;
using NumberSet = std::vector<Number>;
using BinarySet = std::vector<Binary>;

class AttributeValue {
 public:
  using Variant = std::variant<std::string, Number, Binary, bool, Null, Map, List, StringSet,
                               NumberSet, BinarySet>;

  AttributeValue();
  // Named constructors instead of conversions: a `const char*` must not become a bool.
  static AttributeValue s(std::string text);
  static AttributeValue n(Number number);
  static AttributeValue b(std::string bytes);
  static AttributeValue boolean(bool value);
  static AttributeValue null();
  static AttributeValue m(Map map);
  static AttributeValue l(List list);
  // Sort their argument. REQUIRES: not empty.
  static AttributeValue ss(StringSet set);
  static AttributeValue ns(NumberSet set);
  static AttributeValue bs(BinarySet set);

  AttributeValue(const AttributeValue&);
  AttributeValue(AttributeValue&&) noexcept;
  AttributeValue& operator=(const AttributeValue&);
  AttributeValue& operator=(AttributeValue&&) noexcept;
  ~AttributeValue();

  Type type() const { return static_cast<Type>(value_.index()); }
  const Variant& variant() const { return value_; }
  Variant& variant() { return value_; }

  // Null if the value is of another type.
  const std::string* as_s() const { return std::get_if<std::string>(&value_); }
  const Number* as_n() const { return std::get_if<Number>(&value_); }
  const Binary* as_b() const { return std::get_if<Binary>(&value_); }
  const Map* as_m() const { return std::get_if<Map>(&value_); }
  Map* as_m() { return std::get_if<Map>(&value_); }
  const List* as_l() const { return std::get_if<List>(&value_); }
  List* as_l() { return std::get_if<List>(&value_); }

  friend bool operator==(const AttributeValue& a, const AttributeValue& b);

 private:
  // Built in place: g++ 12 at -O2 takes a moved variant for uninitialised memory.
  template <typename T>
  AttributeValue(std::in_place_type_t<T> type, T value) : value_(type, std::move(value)) {}

  Variant value_;
};

using Item = Map;

// The order of two values of type S, N or B; nullopt for other types and for two different ones.
std::optional<std::strong_ordering> compare(const AttributeValue& a, const AttributeValue& b);

// S, N and B: the types that have an order and that a key may have.
bool is_ordered(Type type);
bool is_set(Type type);

// The bytes a value or an item counts against the limit of 400 KB and for capacity units.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
std::size_t stored_size(const AttributeValue& value);
std::size_t stored_size(const Item& item);

// How many maps and lists contain one another: 0 for a scalar, 1 for `{"L":[]}`.
int nesting_depth(const AttributeValue& value);

// Bytes that order as keys of the value's type do.
// REQUIRES: the type is S, N or B.
std::string key_bytes(const AttributeValue& value);

}  // namespace dynamodb
