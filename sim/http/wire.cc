#include "sim/http/wire.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace sim::http {
namespace {

constexpr std::string_view kEndOfLine = "\r\n";

// RFC 9110, section 15; the usual ones first.
constexpr std::pair<int, std::string_view> kReasons[] = {
    {200, "OK"},
    {400, "Bad Request"},
    {100, "Continue"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

void append_number(std::string& out, std::size_t number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

// Whether none of the eight bytes is a control character, or would have to be looked at.
bool are_printable(const char* eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  constexpr std::uint64_t kHigh = kOnes << 7;
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  return ((word - kOnes * 0x20) & ~word & kHigh) == 0;
}

void append_on_one_line(std::string& out, std::string_view text) {
  const std::size_t start = out.size();
  out += text;
  const auto breaks = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
  std::size_t plain = 0;
  while (plain + 8 <= text.size() && are_printable(text.data() + plain)) plain += 8;
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(start + plain), out.end(), breaks, ' ');
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  append_on_one_line(out, name);
  out += ": ";
  append_on_one_line(out, value);
  out += kEndOfLine;
}

void append_content_length(std::string& out, std::size_t length) {
  out += "Content-Length: ";
  append_number(out, length);
  out += kEndOfLine;
}

}  // namespace

std::string_view reason_phrase(int status) {
  for (const auto& [number, name] : kReasons) {
    if (number == status) return name;
  }
  return {};
}

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

void append_response_head(std::string& out, const Response& response, const Framing& framing) {
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(std::clamp(response.status, 100, 999)));
  out += ' ';
  out += reason_phrase(response.status);
  out += kEndOfLine;
  for (const auto& [name, value] : response.headers) {
    if (equal_ignoring_case(name, "content-length") || equal_ignoring_case(name, "connection")) {
      continue;
    }
    append_field(out, name, value);
  }
  if (may_have_body(response.status)) append_content_length(out, response.body.size());
  if (!framing.keep_alive) {
    out += "Connection: close\r\n";
  } else if (framing.http10) {
    out += "Connection: keep-alive\r\n";
  }
  out += kEndOfLine;
}

void append_request_head(std::string& out, const Request& request, std::string_view host) {
  append_on_one_line(out, request.method);
  out += ' ';
  append_on_one_line(out, request.target);
  out += " HTTP/1.1\r\n";
  if (!request.headers.has("host")) append_field(out, "Host", host);
  for (const auto& [name, value] : request.headers) {
    if (!equal_ignoring_case(name, "content-length")) append_field(out, name, value);
  }
  const bool bodiless = request.method == "GET" || request.method == "HEAD";
  if (!bodiless || !request.body.empty()) append_content_length(out, request.body.size());
  out += kEndOfLine;
}

}  // namespace sim::http
