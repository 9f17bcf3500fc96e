#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"

namespace harness {
namespace {

// Anchors let a short file describe a huge or an endless document.
constexpr int kMaxDepth = 64;
constexpr int kMaxValues = 100'000;

bool take_digits(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && std::isdigit(static_cast<unsigned char>(text[n]))) ++n;
  text.remove_prefix(n);
  return n > 0;
}

// A number as JSON writes it; anything else (012, .5, 0x1F, 1_000) is text.
bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.starts_with('0') && text.size() > 1 && std::isdigit(text[1])) return false;
  if (!take_digits(text)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

Value::Kind kind_of_scalar(const YAML::Node& node) {
  const std::string& tag = node.Tag();
  const std::string& text = node.Scalar();
  // "!" marks quoted and block scalars.
  if (tag == "!" || tag == "tag:yaml.org,2002:str") return Value::Kind::kText;
  if (text.empty() || text == "null" || text == "~") return Value::Kind::kNull;
  if (text == "true" || text == "false") return Value::Kind::kBoolean;
  return is_number(text) ? Value::Kind::kNumber : Value::Kind::kText;
}

class Converter {
 public:
  explicit Converter(const std::string& file) : file_(file) {}

  Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }

  Value convert(const YAML::Node& node, int depth) {
    if (depth > kMaxDepth) fail(node, "is nested too deeply");
    if (++values_ > kMaxValues) fail(node, "has too many values");
    Value value;
    value.place = place(node.Mark());
    if (node.IsSequence()) {
      value.kind = Value::Kind::kList;
      for (const auto& item : node) value.items.push_back(convert(item, depth + 1));
    } else if (node.IsMap()) {
      value.kind = Value::Kind::kMap;
      for (const auto& member : node) add_member(value, member.first, member.second, depth);
    } else if (node.IsScalar()) {
      value.kind = kind_of_scalar(node);
      value.text = node.Scalar();
    }
    return value;
  }

 private:
  void add_member(Value& map, const YAML::Node& name, const YAML::Node& node, int depth) {
    if (!name.IsScalar()) fail(name, "expected a key, not a list or a map");
    Value value = convert(node, depth + 1);
    // An absent value has the place of what comes next; its key's is more useful.
    if (value.kind == Value::Kind::kNull) value.place = place(name.Mark());
    map.members.push_back({name.Scalar(), place(name.Mark()), std::move(value)});
  }

  [[noreturn]] void fail(const YAML::Node& node, std::string message) const {
    throw FileErrors({{place(node.Mark()), std::move(message)}});
  }

  const std::string& file_;
  int values_ = 0;
};

}  // namespace

Value parse_yaml(const std::string& text, const std::string& file) {
  Converter converter(file);
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(text);
    if (documents.size() > 1) {
      throw FileErrors({{converter.place(documents[1].Mark()), "expected one document, not more"}});
    }
    if (documents.empty()) return {Value::Kind::kNull, {file, 1, 1}, {}, {}, {}};
    return converter.convert(documents.front(), 0);
  } catch (const YAML::Exception& error) {
    throw FileErrors({{converter.place(error.mark), "this is not YAML: " + error.msg}});
  }
}

}  // namespace harness
