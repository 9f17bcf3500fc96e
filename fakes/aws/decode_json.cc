#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include "fakes/aws/base64.h"
#include "fakes/aws/decode.h"
#include "fakes/aws/member_path.h"

namespace aws {
namespace {

using sim::JsonValue;

using Found = TypeMismatch::Found;

Found kind_of(const JsonValue& value) {
  switch (value.type()) {
    case JsonValue::Type::kBoolean:
      return Found::kBoolean;
    case JsonValue::Type::kInteger:
      return Found::kInteger;
    case JsonValue::Type::kReal:
      return Found::kReal;
    case JsonValue::Type::kString:
      return Found::kString;
    case JsonValue::Type::kArray:
      return Found::kArray;
    case JsonValue::Type::kObject:
      return Found::kObject;
    case JsonValue::Type::kNull:
      break;
  }
  return Found::kNull;
}

std::string_view text_of(const JsonValue& value) {
  return value.is_string() ? value.string() : value.json();
}

class JsonDecoder {
 public:
  JsonDecoder(TypeMismatchError type_mismatch, std::vector<Violation>& missing,
              sim::Cancellation* cancellation)
      : type_mismatch_(type_mismatch), missing_(missing), cancellation_(cancellation) {}

  void structure(const JsonValue& in, const Structure& shape, void* out) {
    if (!in.is_object()) fail(Kind::kStructure, in);
    std::size_t known = 0;
    for (const Field& field : shape.fields()) {
      const JsonValue* const found = in.find(field.name);
      if (found == nullptr || found->is_null()) {
        known += found != nullptr;
        if (field.is_required) add_missing_member(path_, field.name, missing_);
        continue;
      }
      if (field.is_refused) continue;
      ++known;
      const MemberPath::Step step{path_, field.name};
      if (field.type->kind() == Kind::kList) {
        list(*found, *field.type, field.emplace(out), most_elements(field.constraints));
      } else {
        any(*found, *field.type, field.emplace(out));
      }
    }
    if (known != in.members().size()) refuse_unknown(in, shape);
  }

 private:
  static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

  void refuse_unknown(const JsonValue& in, const Structure& shape) {
    for (const JsonValue& member : in.members()) {
      const Field* field = shape.find(member.name());
      if (field != nullptr && (!field->is_refused || member.is_null())) continue;
      const MemberPath::Step step{path_, member.name()};
      throw not_modelled("the member '" + path_.dotted() + "' of " + std::string(shape.name()));
    }
  }

  void any(const JsonValue& in, const Type& type, void* out) {
    switch (type.kind()) {
      case Kind::kString:
        if (!in.is_string()) fail(type.kind(), in);
        *static_cast<std::string*>(out) = in.string();
        return;
      case Kind::kBoolean:
        if (!in.is_boolean()) fail(type.kind(), in);
        *static_cast<bool*>(out) = in.boolean();
        return;
      case Kind::kInteger:
        return integer(in, type, out);
      case Kind::kDouble:
        if (!in.is_number()) fail(type.kind(), in);
        *static_cast<double*>(out) = in.real();
        return;
      case Kind::kTimestamp:
        return timestamp(in, out);
      case Kind::kBlob:
        return blob(in, out);
      case Kind::kList:
        return list(in, type, out, kAll);
      case Kind::kMap:
        return map(in, type, out);
      case Kind::kStructure:
        return structure(in, type.structure(), out);
      case Kind::kDocument:
        return type.read_document(in, out, cancellation_);
    }
  }

  // Services truncate a fraction.
  void integer(const JsonValue& in, const Type& type, void* out) {
    const auto whole = in.is_number() ? in.whole() : std::nullopt;
    // A number that does not fit the member's width is a type mismatch too.
    if (!whole || !type.set_integer(out, *whole)) fail(type.kind(), in);
  }

  void timestamp(const JsonValue& in, void* out) {
    if (!in.is_number()) fail(Kind::kTimestamp, in);
    const double ms = in.real() * 1e3;
    // Nanoseconds in 64 bits reach from 1677 to 2262.
    if (!(std::fabs(ms) < 9.2e12)) fail(Kind::kTimestamp, in);
    *static_cast<sim::Time*>(out) = sim::from_unix_ms(std::llround(ms));
  }

  void blob(const JsonValue& in, void* out) {
    if (!in.is_string()) fail(Kind::kBlob, in);
    auto bytes = base64_decode(in.string());
    if (!bytes) fail(Kind::kBlob, in);
    static_cast<Blob*>(out)->bytes = std::move(*bytes);
  }

  // A list that is longer than it may be is refused for that: the rest of it is not decoded.
  static std::size_t most_elements(const Constraints& limits) {
    return limits.max_length ? static_cast<std::size_t>(*limits.max_length) + 1 : kAll;
  }

  void list(const JsonValue& in, const Type& type, void* out, std::size_t most) {
    if (!in.is_array()) fail(type.kind(), in);
    std::size_t index = 0;
    for (const JsonValue& element : in.elements()) {
      if (index == most) break;
      sim::count_step(cancellation_);
      const MemberPath::Step step{path_, index++};
      any(element, type.element(), type.add(out, {}));
    }
  }

  void map(const JsonValue& in, const Type& type, void* out) {
    if (!in.is_object()) fail(type.kind(), in);
    for (const JsonValue& member : in.members()) {
      sim::count_step(cancellation_);
      const MemberPath::Step step{path_, MemberPath::Key{member.name()}};
      any(member, type.element(), type.add(out, std::string(member.name())));
    }
  }

  [[noreturn]] void fail(Kind expected, const JsonValue& found) {
    throw type_mismatch_(TypeMismatch{expected, kind_of(found), text_of(found), path_.dotted()});
  }

  TypeMismatchError type_mismatch_;
  std::vector<Violation>& missing_;
  sim::Cancellation* cancellation_;
  MemberPath path_;
};

std::string java_class(Kind kind) {
  switch (kind) {
    case Kind::kString:
      return "java.lang.String";
    case Kind::kBoolean:
      return "java.lang.Boolean";
    case Kind::kInteger:
      return "java.lang.Integer";
    case Kind::kDouble:
      return "java.lang.Double";
    case Kind::kTimestamp:
      return "java.util.Date";
    case Kind::kBlob:
      return "java.nio.ByteBuffer";
    default:
      return {};
  }
}

std::string bad_blob(const TypeMismatch& type_mismatch) {
  if (type_mismatch.found != Found::kString) {
    return "only base-64-encoded strings are convertible to bytes";
  }
  const std::size_t size = type_mismatch.text.size();
  if (size % 4 == 0) return "Invalid last non-pad Base64 character dectected";
  return "Base64 encoded length is expected a multiple of 4 bytes but found: " +
         std::to_string(size);
}

std::string bad_scalar(const TypeMismatch& type_mismatch) {
  const std::string token(token_of(type_mismatch));
  switch (type_mismatch.expected) {
    case Kind::kBlob:
      return bad_blob(type_mismatch);
    case Kind::kTimestamp:
      return token + " cannot be converted to milliseconds since epoch";
    case Kind::kBoolean:
      if (type_mismatch.found == Found::kString) return "Unexpected token received from parser";
      break;
    default:
      break;
  }
  const std::string type = java_class(type_mismatch.expected);
  return token + " cannot be converted to " + type.substr(type.rfind('.') + 1);
}

}  // namespace

std::string_view token_of(const TypeMismatch& type_mismatch) {
  switch (type_mismatch.found) {
    case Found::kString:
      return "STRING_VALUE";
    case Found::kBoolean:
      return type_mismatch.text == "true" ? "TRUE_VALUE" : "FALSE_VALUE";
    case Found::kInteger:
      return "NUMBER_VALUE";
    case Found::kReal:
      return "DECIMAL_VALUE";
    case Found::kBytes:
      return "BINARY_VALUE";
    default:
      return {};
  }
}

Error default_type_mismatch(const TypeMismatch& type_mismatch) {
  const std::string type = java_class(type_mismatch.expected);
  std::string message = "Unexpected field type";
  if (type_mismatch.found == Found::kObject) {
    message = "Start of structure or map found where not expected";
  } else if (type_mismatch.found == Found::kArray) {
    message = type.empty() ? "Start of list found where not expected"
                           : "Unrecognized collection type class " + type;
  } else if (!type.empty() && type_mismatch.found != Found::kNull) {
    message = bad_scalar(type_mismatch);
  }
  return Error("SerializationException", 400, message).with_namespace("com.amazon.coral.service");
}

Error not_modelled(const std::string& what) {
  return Error("BacklotNotModelled", 400, "Backlot does not model " + what);
}

void decode_json(const JsonValue& in, const Structure& shape, void* value,
                 TypeMismatchError type_mismatch, std::vector<Violation>& missing,
                 sim::Cancellation* cancellation) {
  JsonDecoder{type_mismatch, missing, cancellation}.structure(in, shape, value);
}

void decode_json(std::string_view json, const Structure& shape, void* value,
                 TypeMismatchError type_mismatch, std::vector<Violation>& missing) {
  sim::JsonTree tree;
  if (!tree.read(json)) {
    throw std::invalid_argument("no JSON that a " + std::string(shape.name()) +
                                " could be read from: " + std::string(json.substr(0, 100)));
  }
  decode_json(tree.root(), shape, value, type_mismatch, missing);
}

}  // namespace aws
