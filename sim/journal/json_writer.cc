#include "sim/journal/json_writer.h"

#include <charconv>
#include <cmath>
#include <cstdint>

#include "sim/journal/json_text.h"
#include "sim/journal/utf8.h"

namespace sim {
namespace {

// Most events fit into that; to grow there step by step costs more than what stays unused.
constexpr std::size_t kFirstBytes = 400;

constexpr char kHex[] = "0123456789abcdef";

void append_escaped(std::string& out, unsigned char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default:
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
  }
}

// The rest of a JSON string whose first `at` bytes are plain, and the quote that ends it. False if
// something was replaced.
bool append_mixed(std::string& out, std::string_view text, std::size_t at) {
  bool is_exact = true;
  std::size_t plain = 0;  // Where the run of bytes that need no change began.
  for (; at < text.size(); at += plain_json_length(text.substr(at))) {
    const auto c = static_cast<unsigned char>(text[at]);
    const std::size_t length = c < 0x80 ? 0 : utf8_length(text, at);
    if (length != 0) {
      at += length;
      continue;
    }
    out.append(text, plain, at - plain);
    if (c < 0x80) {
      append_escaped(out, c);
    } else {
      out += kReplacementCharacter;
      is_exact = false;
    }
    plain = ++at;
  }
  out.append(text, plain, std::string::npos);
  out += '"';
  return is_exact;
}

}  // namespace

bool append_json_string(std::string& out, std::string_view text) {
  const std::size_t plain = plain_json_length(text);
  if (plain != text.size()) {
    out += '"';
    return append_mixed(out, text, plain);
  }
  // Room for the text is filled with quotes, of which the first and the last stay.
  const std::size_t begin = out.size();
  out.append(text.size() + 2, '"');
  text.copy(out.data() + begin + 1, text.size());
  return true;
}

void JsonWriter::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  if (out_.empty()) out_.reserve(kFirstBytes);
  separate();
  out_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  is_exact_ &= append_json_string(out_, text);
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  separate();
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  out_.append(buffer, end);
  return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
  separate();
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  out_.append(buffer, end);
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  separate();
  char buffer[40];
  // Whole numbers stay whole (timestamps in seconds); the rest is the shortest exact form.
  const bool whole = number == std::floor(number) && std::fabs(number) < 1e15;
  const auto end =
      whole ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::int64_t>(number)).ptr
            : std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  out_.append(buffer, end);
  return *this;
}

JsonWriter& JsonWriter::value(bool boolean) { return raw(boolean ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

}  // namespace sim
