// Writing AttributeValues as JSON text.
#include "fakes/aws/base64.h"
#include "fakes/dynamodb/values/attribute_json.h"
#include "sim/journal/json_writer.h"

namespace dynamodb {
namespace {

class AttributeWriter {
 public:
  explicit AttributeWriter(std::string& out) : out_(out) {}

  void operator()(const std::string& text) const { sim::append_json_string(out_, text); }
  void operator()(const Number& number) const { out_ += '"' + number.text() + '"'; }
  void operator()(const Binary& binary) const {
    out_ += '"' + aws::base64_encode(binary.bytes) + '"';
  }
  void operator()(bool value) const { out_ += value ? "true" : "false"; }
  void operator()(const Null&) const { out_ += "true"; }
  void operator()(const Map& map) const { append_json(map, out_); }
  void operator()(const List& list) const {
    separated(list, [this](const AttributeValue& value) { append_json(value, out_); });
  }
  template <typename Element>
  void operator()(const std::vector<Element>& set) const {
    separated(set, [this](const Element& element) { (*this)(element); });
  }

 private:
  template <typename Elements, typename Write>
  void separated(const Elements& elements, Write write) const {
    out_ += '[';
    bool first = true;
    for (const auto& element : elements) {
      if (!first) out_ += ',';
      first = false;
      write(element);
    }
    out_ += ']';
  }

  std::string& out_;
};

}  // namespace

void append_json(const AttributeValue& value, std::string& out) {
  out += "{\"";
  out += to_string(value.type());
  out += "\":";
  std::visit(AttributeWriter(out), value.variant());
  out += '}';
}

void append_json(const Item& item, std::string& out) {
  out += '{';
  bool first = true;
  for (const auto& [name, value] : item) {
    if (!first) out += ',';
    first = false;
    sim::append_json_string(out, name);
    out += ':';
    append_json(value, out);
  }
  out += '}';
}

std::string to_json_text(const Item& item) {
  std::string out;
  append_json(item, out);
  return out;
}

}  // namespace dynamodb
