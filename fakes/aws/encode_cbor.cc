#include "fakes/aws/encode_cbor.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/aws/cbor.h"
#include "sim/journal/json_writer.h"

namespace aws {
namespace {

void write_cbor(const Type& type, const void* value, CborWriter& out);

// The bytes of JSON text as CBOR.
void write_json_as_cbor(const nlohmann::json& json, CborWriter& out) {
  const std::vector<std::uint8_t> bytes = nlohmann::json::to_cbor(json);
  out.raw({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

void write_structure(const Structure& shape, const void* value, CborWriter& out) {
  const auto is_written = [&](const Field& field) {
    return !field.is_refused && field.in_payload && !is_absent(field, field.get(value));
  };
  const auto& fields = shape.fields();
  out.map(static_cast<std::size_t>(std::ranges::count_if(fields, is_written)));
  for (const Field& field : fields) {
    if (!is_written(field)) continue;
    out.text(field.name);
    write_cbor(*field.type, field.get(value), out);
  }
}

void write_cbor(const Type& type, const void* value, CborWriter& out) {
  switch (type.kind()) {
    case Kind::kString:
      return out.text(*static_cast<const std::string*>(value));
    case Kind::kBoolean:
      return out.boolean(*static_cast<const bool*>(value));
    case Kind::kInteger:
      return out.integer(type.get_integer(value));
    case Kind::kDouble:
      return out.real(*static_cast<const double*>(value));
    case Kind::kTimestamp:
      return out.epoch(static_cast<double>(sim::unix_ms(*static_cast<const sim::Time*>(value))) /
                       1000);
    case Kind::kBlob:
      return out.bytes(static_cast<const Blob*>(value)->bytes);
    case Kind::kList:
      out.array(type.size(value));
      return type.for_each(value, [&](const std::string&, const void* element) {
        write_cbor(type.element(), element, out);
      });
    case Kind::kMap:
      out.map(type.size(value));
      return type.for_each(value, [&](const std::string& key, const void* element) {
        out.text(key);
        write_cbor(type.element(), element, out);
      });
    case Kind::kStructure:
      return write_structure(type.structure(), value, out);
    case Kind::kDocument: {
      sim::JsonWriter json;
      type.write_document(value, json);
      return write_json_as_cbor(nlohmann::json::parse(json.text()), out);
    }
  }
}

}  // namespace

std::string to_cbor(const Structure& shape, const void* value) {
  CborWriter out;
  write_structure(shape, value, out);
  return out.take();
}

std::string error_to_cbor(const std::string& type, const Error& error) {
  const auto more = nlohmann::json::parse(error.fields().empty() ? "{}" : error.fields());
  CborWriter out;
  out.map(1 + std::size_t{!error.message().empty()} + more.size());
  out.text("__type");
  out.text(type);
  if (!error.message().empty()) {
    out.text("message");
    out.text(error.message());
  }
  for (const auto& [name, value] : more.items()) {
    out.text(name);
    write_json_as_cbor(value, out);
  }
  return out.take();
}

}  // namespace aws
