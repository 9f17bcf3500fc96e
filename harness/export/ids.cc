#include "harness/export/ids.h"

#include <algorithm>

#include "fakes/sqs/messages/digest.h"

namespace exporting {

std::string uuid_of(std::string_view text) {
  std::string digits = sqs::md5(text);
  // Version 4, of the variant of RFC 9562.
  digits[12] = '4';
  digits[16] = 'a';
  for (const std::size_t at : {20u, 16u, 12u, 8u}) digits.insert(at, 1, '-');
  return digits;
}

std::string iam_id_of(std::string_view prefix, std::string_view text) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  constexpr std::size_t kLength = 17;
  const std::string digits = sqs::sha256(text);
  std::string id(prefix);
  for (std::size_t i = 0; i < kLength; ++i) {
    const auto byte = std::stoul(digits.substr(2 * i, 2), nullptr, 16);
    id += kLetters[byte % kLetters.size()];
  }
  return id;
}

std::string to_seconds_text(sim::Time time) {
  std::string text = sim::to_iso8601(sim::floor_to(time, std::chrono::seconds{1}));
  text.resize(text.find('.'));
  return text + "Z";
}

std::string aws_queue_url(std::string_view url, std::string_view region) {
  constexpr std::string_view kScheme = "://";
  const std::size_t scheme = url.find(kScheme);
  const std::size_t path = scheme == url.npos ? url.npos : url.find('/', scheme + kScheme.size());
  if (path == url.npos || url.find('/', path + 1) == url.npos) return std::string(url);
  return "https://sqs." + std::string(region) + ".amazonaws.com" + std::string(url.substr(path));
}

}  // namespace exporting
