#include "sim/journal/json_reader.h"

#include <algorithm>

#include "sim/journal/json_text.h"

namespace sim {

void JsonReader::fail(std::string_view expected) const {
  throw JsonError("expected " + std::string(expected) + " at byte " + std::to_string(at_));
}

void JsonReader::blanks() {
  while (at_ < json_.size() && std::string_view(" \n\r\t").find(json_[at_]) != json_.npos) ++at_;
}

// The first character of what comes next, or 0 at the end.
char JsonReader::peek() {
  blanks();
  return at_ < json_.size() ? json_[at_] : '\0';
}

void JsonReader::open(char bracket) {
  if (peek() != bracket) fail(bracket == '{' ? "an object" : "a list");
  ++at_;
  is_first_ = true;
}

bool JsonReader::next(char closing) {
  const bool is_first = is_first_;
  is_first_ = false;
  const char c = peek();
  if (c == closing) {
    ++at_;
    return false;
  }
  if (is_first) return true;
  if (c != ',') fail(closing == '}' ? "',' or '}'" : "',' or ']'");
  ++at_;
  return true;
}

std::optional<std::string_view> JsonReader::next_member() {
  if (!next('}')) return std::nullopt;
  const std::string_view name = text();
  if (peek() != ':') fail("':'");
  ++at_;
  return name;
}

bool JsonReader::next_element() { return next(']'); }

// What is between the quotes of the text that comes next, escapes as they stand.
std::string_view JsonReader::raw_text() {
  if (peek() != '"') fail("a text");
  const std::size_t begin = at_ + 1;
  std::size_t end = json_.find_first_of("\"\\", begin);
  while (end != json_.npos && json_[end] == '\\') end = json_.find_first_of("\"\\", end + 2);
  if (end == json_.npos) fail("a text that ends");
  at_ = end + 1;
  return json_.substr(begin, end - begin);
}

std::string_view JsonReader::text() {
  const std::string_view raw = raw_text();
  return raw.find('\\') == raw.npos ? raw : unescape(raw);
}

std::string_view JsonReader::unescape(std::string_view raw) {
  std::string& out = store_.emplace_back();
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t escape = std::min(raw.find('\\', at), raw.size());
    out.append(raw, at, escape - at);
    at = escape;
    if (at == raw.size()) break;
    const std::size_t length = append_unescaped(out, raw.substr(at));
    // A backslash is never the last character: it would have escaped the quote.
    if (length == 0) {
      fail(raw[at + 1] == 'u' ? "\\u and four hex digits, or a pair of surrogates"
                              : "an escape that JSON knows");
    }
    at += length;
  }
  return out;
}

std::string_view JsonReader::number() {
  peek();
  const std::size_t begin = at_;
  const std::size_t end = json_.find_first_not_of("+-.0123456789eE", begin);
  at_ = end == json_.npos ? json_.size() : end;
  return json_.substr(begin, at_ - begin);
}

bool JsonReader::boolean() {
  peek();
  const std::string_view rest = json_.substr(at_);
  if (!rest.starts_with("true") && !rest.starts_with("false")) fail("true or false");
  at_ += rest[0] == 't' ? 4 : 5;
  return rest[0] == 't';
}

bool JsonReader::null() {
  peek();
  const bool is_null = json_.substr(at_).starts_with("null");
  if (is_null) at_ += 4;
  return is_null;
}

std::string_view JsonReader::skip() {
  peek();
  const std::size_t begin = at_;
  std::string closing;  // the brackets that are open, as what closes them
  do {
    const char c = peek();
    if (c == '"') {
      raw_text();
    } else if (c == '{' || c == '[') {
      closing += c == '{' ? '}' : ']';
      ++at_;
    } else if (!closing.empty() && c == closing.back()) {
      closing.pop_back();
      ++at_;
    } else if (!closing.empty() && (c == ',' || c == ':')) {
      ++at_;
    } else {
      pass_word();
    }
  } while (!closing.empty());
  return json_.substr(begin, at_ - begin);
}

// A number, true, false or null.
void JsonReader::pass_word() {
  if (null()) return;
  const char c = peek();
  if (c == 't' || c == 'f') {
    boolean();
  } else if (number().empty()) {
    fail("a value");
  }
}

void JsonReader::end() {
  blanks();
  if (at_ != json_.size()) fail("the end");
}

namespace {

// As a part of a JSON pointer.
std::string pointer_to(std::string_view name) {
  std::string part = "/";
  for (const char c : name) {
    if (c == '~') {
      part += "~0";
    } else if (c == '/') {
      part += "~1";
    } else {
      part += c;
    }
  }
  return part;
}

void add_leaves(std::string_view value, const std::string& path, int depth,
                std::map<std::string, std::string>& leaves) {
  JsonReader::Store store;
  JsonReader json{value, store};
  const bool is_object = value.starts_with('{');
  const bool is_leaf = depth == kDeepestLeaf || (!is_object && !value.starts_with('['));
  bool is_empty = true;
  if (is_object && !is_leaf) {
    json.begin_object();
    while (const auto name = json.next_member()) {
      is_empty = false;
      const std::string below = path + pointer_to(*name);
      add_leaves(json.skip(), below, depth + 1, leaves);
    }
  } else if (!is_leaf) {
    json.begin_array();
    for (int i = 0; json.next_element(); ++i) {
      is_empty = false;
      add_leaves(json.skip(), path + "/" + std::to_string(i), depth + 1, leaves);
    }
  }
  if (is_empty) leaves.emplace(path, value);
}

}  // namespace

std::map<std::string, std::string> json_leaves(std::string_view json) {
  JsonReader::Store store;
  JsonReader reader{json, store};
  const std::string_view value = reader.skip();
  reader.end();
  std::map<std::string, std::string> leaves;
  add_leaves(value, "", 0, leaves);
  return leaves;
}

std::string_view json_member(std::string_view json, std::string_view name) {
  JsonReader::Store store;
  JsonReader reader{json, store};
  reader.begin_object();
  while (const auto member = reader.next_member()) {
    const std::string_view value = reader.skip();
    if (*member == name) return value;
  }
  return {};
}

}  // namespace sim
