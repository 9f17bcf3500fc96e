// CBOR as a test reads it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace tests {

// The value of the one item that `bytes` is; times come out as numbers. Bytes that are no CBOR are
// nlohmann::json::parse_error. The library does not know the tag of times (0xC1, RFC 8949 section
// 3.4.2), which Smithy puts before each, so it is taken away where a double (0xFB) follows.
template <typename Json = nlohmann::json>
Json read_cbor(std::string bytes) {
  static const std::string kTime = "\xC1\xFB";
  for (std::size_t at = bytes.find(kTime); at != std::string::npos; at = bytes.find(kTime, at)) {
    bytes.erase(at, 1);
  }
  return Json::from_cbor(bytes.begin(), bytes.end());
}

}  // namespace tests
