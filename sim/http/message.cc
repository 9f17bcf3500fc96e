#include "sim/http/message.h"

#include <algorithm>

namespace sim::http {
namespace {

// What the request of an SDK has at most, as a rule. There is room for it from the start.
constexpr std::size_t kUsualFields = 16;
constexpr std::size_t kUsualBytes = 1024;

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The value of a hexadecimal digit, or -1.
constexpr int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = to_lower(c);
  if (lower >= 'a' && lower <= 'f') return lower - 'a' + 10;
  return -1;
}

constexpr bool is_unreserved(char c) {
  const char lower = to_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return x == y || to_lower(x) == to_lower(y); });
}

std::string_view Headers::get(std::string_view name) const {
  for (const Place& place : places_) {
    // Most differ in their length already.
    if (place.name_size != name.size()) continue;
    if (equal_ignoring_case(name_at(place), name)) return value_at(place);
  }
  return {};
}

bool Headers::has(std::string_view name) const {
  return std::ranges::any_of(places_, [&](const Place& place) {
    return place.name_size == name.size() && equal_ignoring_case(name_at(place), name);
  });
}

void Headers::set(std::string_view name, std::string_view value) {
  const auto named = [&](const Place& place) { return equal_ignoring_case(name_at(place), name); };
  const auto first = std::ranges::find_if(places_, named);
  if (first == places_.end()) return add(name, value);
  places_.erase(std::remove_if(first + 1, places_.end(), named), places_.end());
  *first = append(std::string(name_at(*first)), value);
}

void Headers::add(std::string_view name, std::string_view value) {
  if (places_.empty()) places_.reserve(kUsualFields);
  places_.push_back(append(name, value));
}

Headers::Place Headers::append(std::string_view name, std::string_view value) {
  if (text_.empty()) text_.reserve(kUsualBytes);
  const Place place{static_cast<std::uint32_t>(text_.size()),
                    static_cast<std::uint32_t>(name.size()),
                    static_cast<std::uint32_t>(value.size())};
  text_.append(name).append(value);
  return place;
}

std::string_view Request::path() const {
  return std::string_view(target).substr(0, target.find('?'));
}

std::string_view Request::query() const {
  const std::size_t mark = target.find('?');
  if (mark == std::string::npos) return {};
  return std::string_view(target).substr(mark + 1);
}

std::string percent_decode(std::string_view text, bool plus_is_space) {
  if (text.find('%') == text.npos && (!plus_is_space || text.find('+') == text.npos)) {
    return std::string(text);
  }
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high >= 0 && low >= 0) {
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    decoded += text[i] == '+' && plus_is_space ? ' ' : text[i];
  }
  return decoded;
}

std::string percent_encode(std::string_view text, bool keep_slash) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c) || (c == '/' && keep_slash)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += kDigits[byte >> 4U];
      encoded += kDigits[byte & 15U];
    }
  }
  return encoded;
}

std::vector<std::pair<std::string, std::string>> parse_form(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> pairs;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    pairs.emplace_back(percent_decode(pair.substr(0, equals), true), percent_decode(value, true));
  }
  return pairs;
}

}  // namespace sim::http
