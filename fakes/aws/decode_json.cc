#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "fakes/aws/base64.h"
#include "fakes/aws/decode.h"
#include "fakes/aws/member_path.h"

namespace aws {
namespace {

using nlohmann::json;

class JsonDecoder {
 public:
  JsonDecoder(TypeMismatchError type_mismatch, std::vector<Violation>& missing)
      : type_mismatch_(type_mismatch), missing_(missing) {}

  void structure(const json& in, const Structure& shape, void* out) {
    if (!in.is_object()) fail(Kind::kStructure, in);
    std::size_t known = 0;
    for (const Field& field : shape.fields()) {
      const auto found = in.find(field.name);
      if (found == in.end() || found->is_null()) {
        known += found != in.end();
        if (field.is_required) missing_.push_back(missing_member(path_, field.name));
        continue;
      }
      if (field.is_refused) continue;
      ++known;
      const MemberPath::Step step{path_, field.name};
      any(*found, *field.type, field.emplace(out));
    }
    if (known != in.size()) refuse_unknown(in, shape);
  }

 private:
  void refuse_unknown(const json& in, const Structure& shape) {
    for (const auto& [name, member] : in.get_ref<const json::object_t&>()) {
      const Field* field = shape.find(name);
      if (field != nullptr && (!field->is_refused || member.is_null())) continue;
      const MemberPath::Step step{path_, name};
      throw not_modelled("the member '" + path_.dotted() + "' of " + std::string(shape.name()));
    }
  }

  void any(const json& in, const Type& type, void* out) {
    switch (type.kind()) {
      case Kind::kString:
        if (!in.is_string()) fail(type.kind(), in);
        *static_cast<std::string*>(out) = in.get_ref<const std::string&>();
        return;
      case Kind::kBoolean:
        if (!in.is_boolean()) fail(type.kind(), in);
        *static_cast<bool*>(out) = in.get<bool>();
        return;
      case Kind::kInteger:
        return integer(in, type, out);
      case Kind::kDouble:
        if (!in.is_number()) fail(type.kind(), in);
        *static_cast<double*>(out) = in.get<double>();
        return;
      case Kind::kTimestamp:
        return timestamp(in, out);
      case Kind::kBlob:
        return blob(in, out);
      case Kind::kList:
        return list(in, type, out);
      case Kind::kMap:
        return map(in, type, out);
      case Kind::kStructure:
        return structure(in, type.structure(), out);
      case Kind::kDocument:
        return type.read_document(in, out);
    }
  }

  void integer(const json& in, const Type& type, void* out) {
    const auto whole = whole_number(in);
    // A number that does not fit the member's width is a type mismatch too.
    if (!whole || !type.set_integer(out, *whole)) fail(type.kind(), in);
  }

  // The number without its fraction, which services cut off. Nothing if it is no number, or one
  // that does not fit 64 bits.
  static std::optional<std::int64_t> whole_number(const json& in) {
    if (in.is_number_unsigned()) {
      const auto number = in.get<std::uint64_t>();
      if (number > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) return std::nullopt;
      return static_cast<std::int64_t>(number);
    }
    if (in.is_number_integer()) return in.get<std::int64_t>();
    if (!in.is_number_float()) return std::nullopt;
    const double number = in.get<double>();
    if (!(number >= -0x1p63 && number < 0x1p63)) return std::nullopt;
    return static_cast<std::int64_t>(number);
  }

  void timestamp(const json& in, void* out) {
    if (!in.is_number()) fail(Kind::kTimestamp, in);
    const double ms = in.get<double>() * 1e3;
    // Nanoseconds in 64 bits reach from 1677 to 2262.
    if (!(std::fabs(ms) < 9.2e12)) fail(Kind::kTimestamp, in);
    *static_cast<sim::Time*>(out) = sim::from_unix_ms(std::llround(ms));
  }

  void blob(const json& in, void* out) {
    if (!in.is_string()) fail(Kind::kBlob, in);
    auto bytes = base64_decode(in.get_ref<const std::string&>());
    if (!bytes) fail(Kind::kBlob, in);
    static_cast<Blob*>(out)->bytes = std::move(*bytes);
  }

  void list(const json& in, const Type& type, void* out) {
    if (!in.is_array()) fail(type.kind(), in);
    for (std::size_t i = 0; i < in.size(); ++i) {
      const MemberPath::Step step{path_, i};
      any(in[i], type.element(), type.add(out, {}));
    }
  }

  void map(const json& in, const Type& type, void* out) {
    if (!in.is_object()) fail(type.kind(), in);
    for (const auto& [key, value] : in.get_ref<const json::object_t&>()) {
      const MemberPath::Step step{path_, MemberPath::Key{key}};
      any(value, type.element(), type.add(out, key));
    }
  }

  [[noreturn]] void fail(Kind expected, const json& found) {
    throw type_mismatch_(TypeMismatch{expected, found, path_.dotted()});
  }

  TypeMismatchError type_mismatch_;
  std::vector<Violation>& missing_;
  MemberPath path_;
};

// The name that AWS's JSON parser has for a scalar; "" for other values.
std::string token_of(const json& value) {
  if (value.is_string()) return "STRING_VALUE";
  if (value.is_boolean()) return value.get<bool>() ? "TRUE_VALUE" : "FALSE_VALUE";
  if (value.is_number_integer()) return "NUMBER_VALUE";
  if (value.is_number()) return "DECIMAL_VALUE";
  if (value.is_binary()) return "BINARY_VALUE";  // from CBOR
  return {};
}

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

std::string bad_blob(const json& found) {
  if (!found.is_string()) return "only base-64-encoded strings are convertible to bytes";
  const std::size_t size = found.get_ref<const std::string&>().size();
  if (size % 4 == 0) return "Invalid last non-pad Base64 character dectected";
  return "Base64 encoded length is expected a multiple of 4 bytes but found: " +
         std::to_string(size);
}

std::string bad_scalar(Kind expected, const json& found) {
  const std::string token = token_of(found);
  switch (expected) {
    case Kind::kBlob:
      return bad_blob(found);
    case Kind::kTimestamp:
      return token + " cannot be converted to milliseconds since epoch";
    case Kind::kBoolean:
      if (found.is_string()) return "Unexpected token received from parser";
      break;
    default:
      break;
  }
  const std::string type = java_class(expected);
  return token + " cannot be converted to " + type.substr(type.rfind('.') + 1);
}

}  // namespace

Error default_type_mismatch(const TypeMismatch& type_mismatch) {
  const json& found = type_mismatch.found;
  const std::string type = java_class(type_mismatch.expected);
  std::string message = "Unexpected field type";
  if (found.is_object()) {
    message = "Start of structure or map found where not expected";
  } else if (found.is_array()) {
    message = type.empty() ? "Start of list found where not expected"
                           : "Unrecognized collection type class " + type;
  } else if (!type.empty() && !found.is_null()) {
    message = bad_scalar(type_mismatch.expected, found);
  }
  return Error("SerializationException", 400, message).with_namespace("com.amazon.coral.service");
}

Error not_modelled(const std::string& what) {
  return Error("BacklotNotModelled", 400, "Backlot does not model " + what);
}

void decode_json(const json& in, const Structure& shape, void* value,
                 TypeMismatchError type_mismatch, std::vector<Violation>& missing) {
  JsonDecoder{type_mismatch, missing}.structure(in, shape, value);
}

}  // namespace aws
