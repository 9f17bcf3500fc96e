#include "fakes/aws/uri.h"

#include "sim/http/message.h"

namespace aws {
namespace {

std::string_view take_segment(std::string_view& text) {
  const std::size_t slash = text.find('/');
  const std::string_view segment = text.substr(0, slash);
  text = slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1);
  return segment;
}

}  // namespace

std::optional<std::vector<std::pair<std::string, std::string>>> match_uri(std::string_view uri,
                                                                          std::string_view path) {
  if (!uri.starts_with('/') || !path.starts_with('/')) return std::nullopt;
  uri.remove_prefix(1);
  path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  std::vector<std::pair<std::string, std::string>> labels;
  while (!uri.empty() && !path.empty()) {
    const std::string_view expected = take_segment(uri);
    const std::string_view found = take_segment(path);
    if (expected.starts_with('{')) {
      if (found.empty()) return std::nullopt;
      labels.emplace_back(expected.substr(1, expected.size() - 2),
                          sim::http::percent_decode(found, false));
    } else if (expected != found) {
      return std::nullopt;
    }
  }
  if (!uri.empty() || !path.empty()) return std::nullopt;
  return labels;
}

}  // namespace aws
