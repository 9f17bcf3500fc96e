// HTTP requests and responses as plain data. Nothing here knows of sockets or of Boost.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim::http {

// Header fields in the order in which they came; names compare without regard to case.
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<std::pair<std::string, std::string>> fields) : fields_(fields) {}

  // The first value, or "" if there is none. Valid until the headers change.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  // Replaces all fields of that name by one, which takes the place of the first.
  void set(std::string_view name, std::string value);
  void add(std::string name, std::string value);

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

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
  int status = 200;
  Headers headers;
  std::string body;
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
