#include "fakes/dynamodb/values/attribute_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/values/base64.h"

namespace dynamodb {
namespace {

using nlohmann::json;

constexpr const char* kEmpty =
    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
constexpr const char* kSeveral =
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
    "supported datatypes";
constexpr const char* kStructureUnexpected = "Start of structure or map found where not expected";
// A request's JSON is not walked deeper than this, whatever it holds.
constexpr int kMaxWireDepth = 200;
constexpr std::size_t kMaxNameBytes = 65535;

bool absent(const json& value) { return value.is_null(); }

std::string token_name(const json& value) {
  if (value.is_boolean()) return value.get<bool>() ? "TRUE_VALUE" : "FALSE_VALUE";
  if (value.is_number_float()) return "DECIMAL_VALUE";
  return value.is_number() ? "NUMBER_VALUE" : "STRING_VALUE";
}

void check_string(const json& value) {
  if (value.is_string() || absent(value)) return;
  if (value.is_array()) {
    throw serialization_error("Unrecognized collection type class java.lang.String");
  }
  if (value.is_object()) throw serialization_error(kStructureUnexpected);
  throw serialization_error(token_name(value) + " cannot be converted to String");
}

void check_bool(const json& value) {
  if (value.is_boolean() || absent(value)) return;
  if (value.is_array()) {
    throw serialization_error("Unrecognized collection type class java.lang.Boolean");
  }
  if (value.is_object()) throw serialization_error(kStructureUnexpected);
  if (value.is_string()) throw serialization_error("Unexpected token received from parser");
  throw serialization_error(token_name(value) + " cannot be converted to Boolean");
}

void check_blob(const json& value) {
  if (absent(value)) return;
  if (value.is_array()) {
    throw serialization_error("Unrecognized collection type class java.nio.ByteBuffer");
  }
  if (value.is_object()) throw serialization_error(kStructureUnexpected);
  if (!value.is_string()) {
    throw serialization_error("only base-64-encoded strings are convertible to bytes");
  }
  from_base64(value.get_ref<const std::string&>());
}

template <typename Check>
void check_list(const json& value, Check check) {
  if (absent(value)) return;
  if (value.is_object()) throw serialization_error(kStructureUnexpected);
  if (!value.is_array()) throw serialization_error("Unexpected field type");
  for (const auto& element : value) check(element);
}

void check_value(const json& value, int depth);

void check_map(const json& value, int depth) {
  if (absent(value)) return;
  if (value.is_array()) {
    throw serialization_error(
        "Unrecognized collection type java.util.Map<java.lang.String, "
        "com.amazonaws.dynamodb.v20120810.AttributeValue>");
  }
  if (!value.is_object()) throw serialization_error("Unexpected field type");
  for (const auto& [name, child] : value.items()) check_value(child, depth);
}

void check_member(Type type, const json& value, int depth) {
  switch (type) {
    case Type::kS:
    case Type::kN:
      return check_string(value);
    case Type::kB:
      return check_blob(value);
    case Type::kBool:
    case Type::kNull:
      return check_bool(value);
    case Type::kM:
      return check_map(value, depth);
    case Type::kL:
      return check_list(value, [depth](const json& child) { check_value(child, depth); });
    case Type::kSs:
    case Type::kNs:
      return check_list(value, check_string);
    case Type::kBs:
      return check_list(value, check_blob);
  }
}

void check_value(const json& value, int depth) {
  if (absent(value)) return;
  if (depth > kMaxWireDepth) throw validation_error(kTooDeep);
  if (value.is_array()) {
    throw serialization_error(
        "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue");
  }
  if (!value.is_object()) throw serialization_error("Unexpected value type in payload");
  for (const auto& [name, member] : value.items()) {
    if (const auto type = parse_type(name)) check_member(*type, member, depth + 1);
  }
}

// --- reading ---

std::string joined(const json& list) {
  std::string text = "[";
  for (const auto& element : list) {
    if (text.size() > 1) text += ", ";
    text += element.get_ref<const std::string&>();
  }
  return text + "]";
}

// A set's elements, in the client's order. JSON null inside a set is refused.
template <typename Element, typename Read>
std::vector<Element> read_set(const json& list, const char* empty, Read read) {
  if (list.empty()) throw invalid_parameter(empty);
  std::vector<Element> set;
  set.reserve(list.size());
  for (const auto& element : list) {
    if (!element.is_string()) throw validation_error(kEmpty);
    set.push_back(read(element.get_ref<const std::string&>()));
  }
  return set;
}

AttributeValue read_string_set(const json& list) {
  auto set = read_set<std::string>(list, "An string set  may not be empty",
                                   [](const std::string& text) { return text; });
  const auto size = set.size();
  AttributeValue value = AttributeValue::ss(std::move(set));
  if (std::get<StringSet>(value.variant()).size() != size) {
    throw invalid_parameter("Input collection " + joined(list) + " contains duplicates.");
  }
  return value;
}

AttributeValue read_number_set(const json& list) {
  auto set = read_set<Number>(list, "An number set  may not be empty",
                              [](const std::string& text) { return Number::parse(text); });
  const auto size = set.size();
  AttributeValue value = AttributeValue::ns(std::move(set));
  if (std::get<NumberSet>(value.variant()).size() != size) {
    throw validation_error("Input collection contains duplicates");
  }
  return value;
}

AttributeValue read_binary_set(const json& list) {
  auto set = read_set<Binary>(list, "Binary sets should not be empty",
                              [](const std::string& text) { return Binary{from_base64(text)}; });
  const auto size = set.size();
  AttributeValue value = AttributeValue::bs(std::move(set));
  if (std::get<BinarySet>(value.variant()).size() != size) {
    throw invalid_parameter("Input collection " + joined(list) + "of type BS contains duplicates.");
  }
  return value;
}

AttributeValue read_value(const json& value, int depth);

AttributeValue read_map(const json& object, int depth) {
  Map map;
  for (const auto& [name, child] : object.items()) {
    check_attribute_name(name);
    map.emplace(name, read_value(child, depth));
  }
  return AttributeValue::m(std::move(map));
}

AttributeValue read_list(const json& array, int depth) {
  List list;
  list.reserve(array.size());
  for (const auto& child : array) list.push_back(read_value(child, depth));
  return AttributeValue::l(std::move(list));
}

AttributeValue read_member(Type type, const json& member, int depth) {
  switch (type) {
    case Type::kS:
      return AttributeValue::s(member.get<std::string>());
    case Type::kN:
      return AttributeValue::n(Number::parse(member.get_ref<const std::string&>()));
    case Type::kB:
      return AttributeValue::b(from_base64(member.get_ref<const std::string&>()));
    case Type::kBool:
      return AttributeValue::boolean(member.get<bool>());
    case Type::kNull:
      if (!member.get<bool>()) {
        throw invalid_parameter("Null attribute value types must have the value of true");
      }
      return AttributeValue::null();
    case Type::kM:
      return read_map(member, depth);
    case Type::kL:
      return read_list(member, depth);
    case Type::kSs:
      return read_string_set(member);
    case Type::kNs:
      return read_number_set(member);
    case Type::kBs:
      return read_binary_set(member);
  }
  throw validation_error(kEmpty);
}

// `depth`: how many maps and lists are around the value.
AttributeValue read_value(const json& value, int depth) {
  if (!value.is_object()) throw validation_error(kEmpty);
  AttributeValue result;
  int types = 0;
  for (const auto& [name, member] : value.items()) {
    const auto type = parse_type(name);
    if (!type || absent(member)) continue;
    const bool document = *type == Type::kM || *type == Type::kL;
    if (document && depth >= kMaxNesting) throw validation_error(kTooDeep);
    result = read_member(*type, member, depth + (document ? 1 : 0));
    ++types;
  }
  if (types == 0) throw validation_error(kEmpty);
  if (types > 1) throw validation_error(kSeveral);
  return result;
}

}  // namespace

bool nests_too_deep(const Item& item) {
  return std::any_of(item.begin(), item.end(), [](const auto& attribute) {
    return nesting_depth(attribute.second) > kMaxStoredNesting;
  });
}

void check_attribute_name(std::string_view name) {
  if (name.empty()) throw validation_error("Empty attribute name");
  if (name.size() > kMaxNameBytes) {
    throw validation_error("Attribute name is too large, must be less than 65536 bytes");
  }
}

void check_wire(const json& value) { check_value(value, 0); }

void check_wire_map(const json& object) { check_map(object, 0); }

AttributeValue decode(const json& value) { return read_value(value, 0); }

Item decode_item(const json& object) {
  Item item;
  for (const auto& [name, value] : object.items()) item.emplace(name, read_value(value, 0));
  return item;
}

Item parse_item(std::string_view text) { return decode_item(json::parse(text)); }

}  // namespace dynamodb
