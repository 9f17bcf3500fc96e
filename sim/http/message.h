// HTTP requests and responses as plain data. Nothing here knows of sockets or of Boost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim::http {

// Header fields in the order in which they came; names compare without regard to case. All texts
// are in one, as a request has a dozen fields, most of which nobody looks at.
class Headers {
 public:
  // A name and its value, valid until the headers change.
  using Field = std::pair<std::string_view, std::string_view>;
  class Iterator;

  Headers() = default;
  Headers(std::initializer_list<Field> fields) {
    for (const auto& [name, value] : fields) add(name, value);
  }

  // The first value, or "" if there is none. Valid until the headers change.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  // Replaces all fields of that name by one, which takes the place of the first.
  void set(std::string_view name, std::string_view value);
  void add(std::string_view name, std::string_view value);

  Iterator begin() const;
  Iterator end() const;

 private:
  // Where they are in text_.
  struct Place {
    std::uint32_t begin;  // of the name; the value comes right after it
    std::uint32_t name_size;
    std::uint32_t value_size;
  };
  Place append(std::string_view name, std::string_view value);
  std::string_view name_at(const Place& place) const {
    return std::string_view(text_).substr(place.begin, place.name_size);
  }
  std::string_view value_at(const Place& place) const {
    return std::string_view(text_).substr(place.begin + place.name_size, place.value_size);
  }

  std::string text_;
  std::vector<Place> places_;
};

class Headers::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Field;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Field;

  Iterator(const Headers& headers, std::size_t at) : headers_(&headers), at_(at) {}
  Field operator*() const {
    const Place& place = headers_->places_[at_];
    return {headers_->name_at(place), headers_->value_at(place)};
  }
  Iterator& operator++() {
    ++at_;
    return *this;
  }
  Iterator operator++(int) { return {*headers_, at_++}; }
  friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

 private:
  const Headers* headers_;
  std::size_t at_;
};

inline Headers::Iterator Headers::begin() const { return {*this, 0}; }
inline Headers::Iterator Headers::end() const { return {*this, places_.size()}; }

struct Request {
  std::string method = "GET";
  std::string target = "/";  // path and query, still percent-encoded
  Headers headers;
  std::string body;
  std::string peer;  // the client's address, `127.0.0.1:53122`; "" in process
  // The server's own address that the client reached, `127.0.0.1`, `::1`; "" in process.
  std::string reached = {};

  // The target up to the first '?'.
  std::string_view path() const;
  // What follows the first '?', or "".
  std::string_view query() const;
};

struct Response {
  // How much of it goes out before the connection is closed.
  enum class Sent { kWhole, kInPart, kNothing };

  int status = 200;
  Headers headers;
  std::string body;
  Sent sent = Sent::kWhole;  // a whole one does not close it by itself
};

// True if the two differ in the case of ASCII letters at most.
bool equal_ignoring_case(std::string_view a, std::string_view b);

// Percent-decoding; '+' becomes a space when `plus_is_space`. A broken escape stays as it is.
std::string percent_decode(std::string_view text, bool plus_is_space);
// Percent-encodes all but A-Z a-z 0-9 - _ . ~ and, when `keep_slash`, '/'.
std::string percent_encode(std::string_view text, bool keep_slash = false);
// `a=1&b=2` (a query string or a form body), decoded, in order; '+' is a space. A pair without '='
// has the value "", and an empty pair (`a=1&&b=2`) is none.
std::vector<std::pair<std::string, std::string>> parse_form(std::string_view text);

}  // namespace sim::http
