#include "tests/bench/http_answer.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <system_error>

namespace {

constexpr std::size_t kShownBytes = 500;

bool is_same_letter(char a, char b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return lower(a) == lower(b);
}

// The value of a header, or nothing. `name` has its colon.
std::string_view header(std::string_view head, std::string_view name) {
  const auto at = std::search(head.begin(), head.end(), name.begin(), name.end(), is_same_letter);
  if (at == head.end()) return {};
  std::string_view value = head.substr(static_cast<std::size_t>(at - head.begin()) + name.size());
  value = value.substr(0, value.find("\r\n"));
  const std::size_t first = value.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view() : value.substr(first);
}

std::size_t number_of(std::string_view text, int base) {
  std::size_t number = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), number, base).ec != std::errc()) {
    throw std::runtime_error("expected a length, got: " + std::string(text));
  }
  return number;
}

}  // namespace

bool HttpAnswer::add(std::string_view piece) {
  bytes_ += piece;
  if (body_at_ == 0 && !read_head()) return false;
  if (chunked_) return read_chunks();
  if (length_ == kUntilClosed || bytes_.size() - body_at_ < length_) return false;
  body_ = bytes_.substr(body_at_, length_);
  return true;
}

bool HttpAnswer::end() {
  closes_ = true;
  if (body_at_ == 0 || chunked_ || length_ != kUntilClosed) return false;
  body_ = bytes_.substr(body_at_);
  return true;
}

bool HttpAnswer::read_head() {
  const std::size_t end = bytes_.find("\r\n\r\n");
  if (end == std::string::npos) return false;
  const std::string_view head = std::string_view(bytes_).substr(0, end + 2);
  if (head.size() < 12 || !head.starts_with("HTTP/1.")) {
    throw std::runtime_error("no HTTP answer: " + bytes_.substr(0, kShownBytes));
  }
  status_ = static_cast<int>(number_of(head.substr(9, 3), 10));
  const std::string_view connection = header(head, "\r\nConnection:");
  closes_ = connection == "close" || (head[7] == '0' && connection != "keep-alive");
  const std::string_view length = header(head, "\r\nContent-Length:");
  if (!length.empty()) length_ = number_of(length, 10);
  chunked_ = header(head, "\r\nTransfer-Encoding:") == "chunked";
  body_at_ = next_chunk_ = end + 4;
  return true;
}

bool HttpAnswer::read_chunks() {
  for (;;) {
    const std::size_t line_end = bytes_.find("\r\n", next_chunk_);
    if (line_end == std::string::npos) return false;
    const std::size_t size =
        number_of(std::string_view(bytes_).substr(next_chunk_, line_end - next_chunk_), 16);
    if (bytes_.size() < line_end + 2 + size + 2) return false;
    if (size == 0) return true;
    body_.append(bytes_, line_end + 2, size);
    next_chunk_ = line_end + 2 + size + 2;
  }
}

std::string json_string_as_it_stands(std::string_view json, const std::string& field) {
  const std::string key = '"' + field + '"';
  const std::size_t at = json.find(key);
  const std::size_t first = at == std::string_view::npos ? at : json.find('"', at + key.size());
  if (first == std::string_view::npos) throw std::runtime_error("no field " + field);
  std::size_t last = first + 1;
  while (last < json.size() && json[last] != '"') {
    last += json[last] == '\\' ? std::size_t{2} : std::size_t{1};
  }
  return std::string(json.substr(first + 1, last - first - 1));
}
