#include <yaml-cpp/yaml.h>

#include <cctype>

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"
#include "sim/journal/utf8.h"

namespace harness {
namespace {

// Limits, as by its anchors a short file may describe a huge or an endless document.
constexpr int kMaxDepth = 64;
constexpr int kMaxValues = 100'000;

bool take_digits(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && std::isdigit(static_cast<unsigned char>(text[n]))) ++n;
  text.remove_prefix(n);
  return n > 0;
}

// Whether it is a number as JSON writes one; anything else (012, .5, 0x1F, 1_000) is text.
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

// YAML has neither other bytes than UTF-8 nor control characters. The parser takes one of these for
// the end of the file and the others for text.
void check_characters(const std::string& text, const std::string& file) {
  Place place{file, 1, 1};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sim::utf8_length(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (length == 0) throw FileErrors({{place, "this is not UTF-8"}});
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      const std::string code{kDigits[byte >> 4], kDigits[byte & 15]};
      throw FileErrors({{place, "this is not YAML: there is a control character, U+00" + code}});
    }
    ++place.column;
    if (byte == '\n') place = {file, place.line + 1, 1};
    at += length;
  }
}

// Whether the tag says no more than the value does itself: `!!str`, quotes.
bool is_plain_tag(const std::string& tag) {
  constexpr std::string_view kYaml = "tag:yaml.org,2002:";
  if (tag.empty() || tag == "?" || tag == "!") return true;
  if (!tag.starts_with(kYaml)) return false;
  for (const char* name : {"str", "int", "float", "bool", "null", "seq", "map"}) {
    if (tag.substr(kYaml.size()) == name) return true;
  }
  return false;
}

class Converter {
 public:
  explicit Converter(const std::string& file) : file_(file) {}

  Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }

  Value convert(const YAML::Node& node, int depth) {
    if (depth > kMaxDepth) fail(node, "is nested too deeply");
    if (++values_ > kMaxValues) fail(node, "has too many values");
    if (!is_plain_tag(node.Tag())) fail(node, "the tag '" + node.Tag() + "' means nothing here");
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
      value.text = text_of(node);
    }
    return value;
  }

 private:
  std::string text_of(const YAML::Node& node) const {
    const std::string& text = node.Scalar();
    if (text.find('\0') != std::string::npos) fail(node, "a text cannot hold the character NUL");
    return text;
  }

  void add_member(Value& map, const YAML::Node& name, const YAML::Node& node, int depth) {
    if (!name.IsScalar()) fail(name, "expected a key, not a list or a map");
    Value value = convert(node, depth + 1);
    // The parser gives an absent value the place of what comes next; the place of its key is more
    // useful.
    if (value.kind == Value::Kind::kNull) value.place = place(name.Mark());
    map.members.push_back({text_of(name), place(name.Mark()), std::move(value)});
  }

  [[noreturn]] void fail(const YAML::Node& node, std::string message) const {
    throw FileErrors({{place(node.Mark()), std::move(message)}});
  }

  const std::string& file_;
  int values_ = 0;
};

}  // namespace

Value parse_yaml(const std::string& text, const std::string& file) {
  check_characters(text, file);
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
