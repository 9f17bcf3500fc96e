#include "fakes/aws/encode.h"

#include <algorithm>
#include <charconv>

#include "fakes/aws/base64.h"
#include "sim/journal/utf8.h"

namespace aws {
namespace {

void write_json(const Type& type, const void* value, sim::JsonWriter& json) {
  switch (type.kind()) {
    case Kind::kString:
      json.value(*static_cast<const std::string*>(value));
      return;
    case Kind::kBoolean:
      json.value(*static_cast<const bool*>(value));
      return;
    case Kind::kInteger:
      json.value(type.get_integer(value));
      return;
    case Kind::kDouble:
      json.value(*static_cast<const double*>(value));
      return;
    case Kind::kTimestamp: {
      const auto ms = sim::unix_ms(*static_cast<const sim::Time*>(value));
      json.value(static_cast<double>(ms) / 1000);
      return;
    }
    case Kind::kBlob:
      json.value(base64_encode(static_cast<const Blob*>(value)->bytes));
      return;
    case Kind::kList:
      json.begin_array();
      type.for_each(value, [&](const std::string&, const void* element) {
        write_json(type.element(), element, json);
      });
      json.end_array();
      return;
    case Kind::kMap:
      json.begin_object();
      type.for_each(value, [&](const std::string& key, const void* element) {
        json.key(key);
        write_json(type.element(), element, json);
      });
      json.end_object();
      return;
    case Kind::kStructure:
      encode_json(type.structure(), value, json);
      return;
    case Kind::kDocument:
      type.write_document(value, json);
      return;
  }
}

std::string scalar_text(const Type& type, const void* value) {
  switch (type.kind()) {
    case Kind::kString:
      return *static_cast<const std::string*>(value);
    case Kind::kBoolean:
      return *static_cast<const bool*>(value) ? "true" : "false";
    case Kind::kInteger:
      return std::to_string(type.get_integer(value));
    case Kind::kDouble: {
      char buffer[40];
      return {
          buffer,
          std::to_chars(buffer, buffer + sizeof buffer, *static_cast<const double*>(value)).ptr};
    }
    case Kind::kTimestamp:
      return sim::to_iso8601(*static_cast<const sim::Time*>(value));
    case Kind::kBlob:
      return base64_encode(static_cast<const Blob*>(value)->bytes);
    default:
      return {};
  }
}

std::string_view xml_escape(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#xD;";
    default:
      return {};
  }
}

// The length of the character at `at`, or 0 if XML 1.0 cannot hold it.
// https://www.w3.org/TR/xml/#charsets
std::size_t xml_length(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x20 && c != '\t' && c != '\n') return 0;
  const std::size_t length = sim::utf8_length(text, at);
  const std::string_view character = text.substr(at, length);
  const bool is_noncharacter = character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
  return is_noncharacter ? 0 : length;
}

class XmlEncoder {
 public:
  explicit XmlEncoder(std::string& out) : out_(out) {}

  void structure(const Structure& shape, const void* value) {
    for (const Field& field : shape.fields()) {
      if (field.is_refused || !field.in_payload) continue;
      const void* member = field.get(value);
      if (is_absent(field, member)) continue;
      named(field.query_name(), field.query, *field.type, member);
    }
  }

 private:
  void named(std::string_view name, const QueryForm& form, const Type& type, const void* value) {
    if (type.kind() == Kind::kList) return list(name, form, type, value);
    if (type.kind() == Kind::kMap) return map(name, form, type, value);
    open(name);
    if (type.kind() == Kind::kStructure) {
      structure(type.structure(), value);
    } else {
      append_xml_text(out_, scalar_text(type, value));
    }
    close(name);
  }

  void list(std::string_view name, const QueryForm& form, const Type& type, const void* value) {
    if (!form.flattened) open(name);
    type.for_each(value, [&](const std::string&, const void* element) {
      named(form.flattened ? name : form.member, {}, type.element(), element);
    });
    if (!form.flattened) close(name);
  }

  void map(std::string_view name, const QueryForm& form, const Type& type, const void* value) {
    const std::string_view entry = form.flattened ? name : "entry";
    if (!form.flattened) open(name);
    type.for_each(value, [&](const std::string& key, const void* element) {
      open(entry);
      named(form.key, {}, detail::string_type(), &key);
      named(form.value, {}, type.element(), element);
      close(entry);
    });
    if (!form.flattened) close(name);
  }

  void open(std::string_view name) { out_.append("<").append(name).append(">"); }
  void close(std::string_view name) { out_.append("</").append(name).append(">"); }

  std::string& out_;
};

}  // namespace

void encode_json(const Structure& shape, const void* value, sim::JsonWriter& json) {
  json.begin_object();
  for (const Field& field : shape.fields()) {
    if (field.is_refused || !field.in_payload) continue;
    const void* member = field.get(value);
    if (is_absent(field, member)) continue;
    json.key(field.name);
    write_json(*field.type, member, json);
  }
  json.end_object();
}

std::string to_json(const Structure& shape, const void* value) {
  sim::JsonWriter json;
  encode_json(shape, value, json);
  return json.take();
}

void encode_xml(const Structure& shape, const void* value, std::string& out) {
  XmlEncoder{out}.structure(shape, value);
}

void append_xml_text(std::string& out, std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view escape = xml_escape(text[at]);
    const std::size_t length = escape.empty() ? xml_length(text, at) : 1;
    if (!escape.empty()) {
      out += escape;
    } else if (length == 0) {
      out += sim::kReplacementCharacter;
    } else {
      out += text.substr(at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
}

}  // namespace aws
