// A mail as SES puts it into a bucket (SES developer guide, "Deliver to S3 bucket action"), or as a
// mail program saves it: RFC 5322.
#include <algorithm>
#include <array>

#include "harness/evidence/fields.h"
#include "harness/evidence/mail_fact.h"
#include "harness/evidence/readers/readers.h"
#include "harness/story/text.h"

namespace evidence {
namespace {

constexpr std::size_t kMostMailBytes = std::size_t{64} << 20;
constexpr std::size_t kHeadersLooked = 5;
constexpr std::size_t kInboundIdLength = 40;

std::string_view header_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = end == text.npos ? std::string_view{} : text.substr(end + 1);
  return line;
}

// `Name: value`, as far as the name goes; "" if it is no header.
std::string_view header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return {};
  const std::string_view name = line.substr(0, colon);
  const bool is_name = std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F; });
  return is_name ? name : std::string_view{};
}

bool is_of_mail(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {"from",       "to",           "subject",
                                                      "date",       "received",     "return-path",
                                                      "message-id", "mime-version", "delivered-to"};
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::ranges::find(kNames, lower) != kNames.end() || lower.starts_with("x-") ||
         lower.starts_with("dkim-") || lower.starts_with("arc-") ||
         lower.starts_with("authentication-");
}

// Headers from the first line on, of which at least two belong to mail.
bool is_raw_mail(std::string_view beginning) {
  if (beginning.starts_with("From ")) header_line(beginning);
  std::size_t known = 0;
  for (std::size_t i = 0; i < kHeadersLooked && !beginning.empty();) {
    const std::string_view line = header_line(beginning);
    if (line.empty() || line == "\r") break;
    if (i > 0 && (line.front() == ' ' || line.front() == '\t')) continue;
    const std::string_view name = header_name(line);
    if (name.empty()) return false;
    if (is_of_mail(name)) ++known;
    ++i;
  }
  return known >= 2;
}

// SES names the object in the bucket as it calls the mail.
std::string_view ses_id_of(std::string_view file) {
  const std::string_view name = harness::last_part(file);
  const bool is_id = name.size() == kInboundIdLength && std::ranges::all_of(name, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                     });
  return is_id ? name : std::string_view{};
}

void read_raw_mail(Input& input, Reading& reading) {
  const std::string raw = input.rest(kMostMailBytes);
  reading.next_record();
  std::string_view mail = raw;
  if (mail.starts_with("From ")) header_line(mail);
  tell_raw_mail(mail, ses_id_of(reading.file()), std::nullopt, reading);
}

}  // namespace

const TextReader kRawMail{"a mail", is_raw_mail, read_raw_mail};

}  // namespace evidence
