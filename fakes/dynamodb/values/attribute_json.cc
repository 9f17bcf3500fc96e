#include "fakes/dynamodb/values/attribute_json.h"

#include <algorithm>
#include <stdexcept>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/values/base64.h"

namespace dynamodb {
namespace {

using sim::JsonValue;

constexpr const char* kEmpty =
    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
constexpr const char* kSeveral =
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
    "supported datatypes";
constexpr const char* kStructureUnexpected = "Start of structure or map found where not expected";
constexpr std::size_t kMaxNameBytes = 65535;

bool absent(const JsonValue& value) { return value.is_null(); }

std::string token_name(const JsonValue& value) {
  if (value.is_boolean()) return value.boolean() ? "TRUE_VALUE" : "FALSE_VALUE";
  if (value.is_integer()) return "NUMBER_VALUE";
  return value.is_number() ? "DECIMAL_VALUE" : "STRING_VALUE";
}

void check_string(const JsonValue& value) {
  if (value.is_string() || absent(value)) return;
  if (value.is_array()) {
    throw serialization_error("Unrecognized collection type class java.lang.String");
  }
  if (value.is_object()) throw serialization_error(kStructureUnexpected);
  throw serialization_error(token_name(value) + " cannot be converted to String");
}

void check_bool(const JsonValue& value) {
  if (value.is_boolean() || absent(value)) return;
  if (value.is_array()) {
    throw serialization_error("Unrecognized collection type class java.lang.Boolean");
  }
  if (value.is_object()) throw serialization_error(kStructureUnexpected);
  if (value.is_string()) throw serialization_error("Unexpected token received from parser");
  throw serialization_error(token_name(value) + " cannot be converted to Boolean");
}

void check_blob(const JsonValue& value) {
  if (absent(value)) return;
  if (value.is_array()) {
    throw serialization_error("Unrecognized collection type class java.nio.ByteBuffer");
  }
  if (value.is_object()) throw serialization_error(kStructureUnexpected);
  if (!value.is_string()) {
    throw serialization_error("only base-64-encoded strings are convertible to bytes");
  }
  from_base64(value.string());
}

template <typename Check>
void check_list(const JsonValue& value, Check check) {
  if (absent(value)) return;
  if (value.is_object()) throw serialization_error(kStructureUnexpected);
  if (!value.is_array()) throw serialization_error("Unexpected field type");
  for (const JsonValue& element : value.elements()) check(element);
}

void check_value(const JsonValue& value);

void check_map(const JsonValue& value) {
  if (absent(value)) return;
  if (value.is_array()) {
    throw serialization_error(
        "Unrecognized collection type java.util.Map<java.lang.String, "
        "com.amazonaws.dynamodb.v20120810.AttributeValue>");
  }
  if (!value.is_object()) throw serialization_error("Unexpected field type");
  for (const JsonValue& child : value.members()) check_value(child);
}

void check_member(Type type, const JsonValue& value) {
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
      return check_map(value);
    case Type::kL:
      return check_list(value, check_value);
    case Type::kSs:
    case Type::kNs:
      return check_list(value, check_string);
    case Type::kBs:
      return check_list(value, check_blob);
  }
}

void check_value(const JsonValue& value) {
  if (absent(value)) return;
  if (value.is_array()) {
    throw serialization_error(
        "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue");
  }
  if (!value.is_object()) throw serialization_error("Unexpected value type in payload");
  for (const JsonValue& member : value.members()) {
    if (const auto type = parse_type(member.name())) check_member(*type, member);
  }
}

// --- reading ---

std::string joined(const JsonValue& list) {
  std::string text = "[";
  for (const JsonValue& element : list.elements()) {
    if (text.size() > 1) text += ", ";
    text += element.string();
  }
  return text + "]";
}

// A set's elements, in the client's order. JSON null inside a set is refused.
template <typename Element, typename Read>
std::vector<Element> read_set(const JsonValue& list, const char* empty,
                              sim::Cancellation* cancellation, Read read) {
  if (list.elements().empty()) throw invalid_parameter(empty);
  std::vector<Element> set;
  set.reserve(list.elements().size());
  for (const JsonValue& element : list.elements()) {
    sim::count_step(cancellation);
    if (!element.is_string()) throw validation_error(kEmpty);
    set.push_back(read(element.string()));
  }
  return set;
}

AttributeValue read_string_set(const JsonValue& list, sim::Cancellation* cancellation) {
  auto set = read_set<std::string>(list, "An string set  may not be empty", cancellation,
                                   [](std::string_view text) { return std::string(text); });
  const auto size = set.size();
  AttributeValue value = AttributeValue::ss(std::move(set));
  if (std::get<StringSet>(value.variant()).size() != size) {
    throw invalid_parameter("Input collection " + joined(list) + " contains duplicates.");
  }
  return value;
}

AttributeValue read_number_set(const JsonValue& list, sim::Cancellation* cancellation) {
  auto set = read_set<Number>(list, "An number set  may not be empty", cancellation,
                              [](std::string_view text) { return Number::parse(text); });
  const auto size = set.size();
  AttributeValue value = AttributeValue::ns(std::move(set));
  if (std::get<NumberSet>(value.variant()).size() != size) {
    throw validation_error("Input collection contains duplicates");
  }
  return value;
}

AttributeValue read_binary_set(const JsonValue& list, sim::Cancellation* cancellation) {
  auto set = read_set<Binary>(list, "Binary sets should not be empty", cancellation,
                              [](std::string_view text) { return Binary{from_base64(text)}; });
  const auto size = set.size();
  AttributeValue value = AttributeValue::bs(std::move(set));
  if (std::get<BinarySet>(value.variant()).size() != size) {
    throw invalid_parameter("Input collection " + joined(list) + "of type BS contains duplicates.");
  }
  return value;
}

AttributeValue read_value(const JsonValue& value, int depth, sim::Cancellation* cancellation);

AttributeValue read_map(const JsonValue& object, int depth, sim::Cancellation* cancellation) {
  Map map;
  for (const JsonValue& child : object.members()) {
    check_attribute_name(child.name());
    // The members come in order.
    map.emplace_hint(map.end(), child.name(), read_value(child, depth, cancellation));
  }
  return AttributeValue::m(std::move(map));
}

AttributeValue read_list(const JsonValue& array, int depth, sim::Cancellation* cancellation) {
  List list;
  list.reserve(array.elements().size());
  for (const JsonValue& child : array.elements()) {
    list.push_back(read_value(child, depth, cancellation));
  }
  return AttributeValue::l(std::move(list));
}

AttributeValue read_member(Type type, const JsonValue& member, int depth,
                           sim::Cancellation* cancellation) {
  switch (type) {
    case Type::kS:
      return AttributeValue::s(std::string(member.string()));
    case Type::kN:
      return AttributeValue::n(Number::parse(member.string()));
    case Type::kB:
      return AttributeValue::b(from_base64(member.string()));
    case Type::kBool:
      return AttributeValue::boolean(member.boolean());
    case Type::kNull:
      if (!member.boolean()) {
        throw invalid_parameter("Null attribute value types must have the value of true");
      }
      return AttributeValue::null();
    case Type::kM:
      return read_map(member, depth, cancellation);
    case Type::kL:
      return read_list(member, depth, cancellation);
    case Type::kSs:
      return read_string_set(member, cancellation);
    case Type::kNs:
      return read_number_set(member, cancellation);
    case Type::kBs:
      return read_binary_set(member, cancellation);
  }
  throw validation_error(kEmpty);
}

// `depth`: how many maps and lists are around the value.
AttributeValue read_value(const JsonValue& value, int depth, sim::Cancellation* cancellation) {
  if (!value.is_object()) throw validation_error(kEmpty);
  AttributeValue result;
  int types = 0;
  for (const JsonValue& member : value.members()) {
    const auto type = parse_type(member.name());
    if (!type || absent(member)) continue;
    sim::count_step(cancellation, member.is_string() ? member.string().size() : 0);
    const bool document = *type == Type::kM || *type == Type::kL;
    if (document && depth >= kMaxNesting) throw validation_error(kTooDeep);
    result = read_member(*type, member, depth + (document ? 1 : 0), cancellation);
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

void check_wire(const JsonValue& value) { check_value(value); }

void check_wire_map(const JsonValue& object) { check_map(object); }

AttributeValue decode(const JsonValue& value, sim::Cancellation* cancellation) {
  return read_value(value, 0, cancellation);
}

Item decode_item(const JsonValue& object) {
  Item item;
  for (const JsonValue& member : object.members()) {
    item.emplace_hint(item.end(), member.name(), read_value(member, 0, nullptr));
  }
  return item;
}

Item parse_item(std::string_view text) {
  sim::JsonTree tree;
  if (!tree.read(text)) throw std::invalid_argument("no item: " + std::string(text.substr(0, 100)));
  return decode_item(tree.root());
}

}  // namespace dynamodb
