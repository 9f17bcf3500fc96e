#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "fakes/aws/base64.h"
#include "fakes/aws/decode.h"
#include "fakes/aws/path.h"

namespace aws {
namespace {

using nlohmann::json;

class Decoder {
 public:
  Decoder(MistypedError mistyped, std::vector<Violation>& missing)
      : mistyped_(mistyped), missing_(missing) {}

  void structure(const json& in, const Structure& shape, void* out) {
    if (!in.is_object()) fail(Kind::kStructure, in);
    refuse_unknown(in, shape);
    for (const Field& field : shape.fields()) {
      const auto found = in.find(field.name);
      if (found == in.end() || found->is_null()) {
        if (field.is_required) missing_.push_back(missing_member(path_, field.name));
        continue;
      }
      const Path::Step step{path_, field.name};
      any(*found, *field.type, field.emplace(out));
    }
  }

 private:
  void refuse_unknown(const json& in, const Structure& shape) {
    for (const auto& [name, member] : in.items()) {
      const Field* field = shape.find(name);
      if (field != nullptr && !field->is_refused) continue;
      if (field != nullptr && member.is_null()) continue;
      const Path::Step step{path_, name};
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
        if (!in.is_number()) fail(type.kind(), in);
        *static_cast<sim::Time*>(out) = sim::from_unix_ms(std::llround(in.get<double>() * 1000));
        return;
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
    if (!in.is_number()) fail(type.kind(), in);
    const double number = in.get<double>();
    // Services truncate a fraction; what no 64-bit integer holds is a mistyped value.
    if (!(std::fabs(number) < 9.2e18)) fail(type.kind(), in);
    const std::int64_t whole =
        in.is_number_integer() ? in.get<std::int64_t>() : static_cast<std::int64_t>(number);
    if (!type.set_integer(out, whole)) fail(type.kind(), in);
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
      const Path::Step step{path_, i};
      any(in[i], type.element(), type.add(out, {}));
    }
  }

  void map(const json& in, const Type& type, void* out) {
    if (!in.is_object()) fail(type.kind(), in);
    for (const auto& [key, value] : in.items()) {
      const Path::Step step{path_, key};
      any(value, type.element(), type.add(out, key));
    }
  }

  [[noreturn]] void fail(Kind expected, const json& found) {
    throw mistyped_(Mistyped{expected, found, path_.dotted()});
  }

  MistypedError mistyped_;
  std::vector<Violation>& missing_;
  Path path_;
};

std::string_view json_kind(const json& value) {
  if (value.is_string()) return "STRING_VALUE";
  if (value.is_boolean()) return value.get<bool>() ? "TRUE_VALUE" : "FALSE_VALUE";
  if (value.is_number_integer()) return "NUMBER_VALUE";
  if (value.is_number()) return "DECIMAL_VALUE";
  return {};
}

std::string_view java_type(Kind kind) {
  switch (kind) {
    case Kind::kString:
      return "String";
    case Kind::kBoolean:
      return "Boolean";
    case Kind::kInteger:
      return "Integer";
    case Kind::kDouble:
      return "Double";
    case Kind::kTimestamp:
      return "Timestamp";
    default:
      return {};
  }
}

}  // namespace

Error default_mistyped(const Mistyped& mistyped) {
  const json& found = mistyped.found;
  const std::string_view value = json_kind(found);
  const std::string_view type = java_type(mistyped.expected);
  std::string message;
  if (found.is_object()) {
    message = "Start of structure or map found where not expected.";
  } else if (found.is_array()) {
    message = "Start of list found where not expected";
  } else if (value.empty() || type.empty()) {
    message = "Unexpected field type";
  } else {
    message = std::string(value) + " can not be converted to " + std::string(type);
  }
  return Error("SerializationException", 400, message);
}

Error not_modelled(const std::string& what) {
  return Error("BacklotNotModelled", 400, "Backlot does not model " + what);
}

void decode_json(const json& in, const Structure& shape, void* value, MistypedError mistyped,
                 std::vector<Violation>& missing) {
  Decoder{mistyped, missing}.structure(in, shape, value);
}

}  // namespace aws
