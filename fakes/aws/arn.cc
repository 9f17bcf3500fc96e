#include <vector>

#include "fakes/aws/environment.h"

namespace aws {

std::string arn(std::string_view service, std::string_view region, std::string_view account,
                std::string_view resource) {
  std::string text = "arn:aws:";
  text.append(service).append(":").append(region).append(":").append(account).append(":");
  return text.append(resource);
}

std::optional<Arn> parse_arn(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  while (parts.size() < 5) {
    const std::size_t colon = text.find(':', at);
    if (colon == std::string_view::npos) return std::nullopt;
    parts.push_back(text.substr(at, colon - at));
    at = colon + 1;
  }
  const std::string_view resource = text.substr(at);
  if (parts[0] != "arn" || !parts[1].starts_with("aws") || parts[2].empty() || resource.empty()) {
    return std::nullopt;
  }
  return Arn{std::string(parts[2]), std::string(parts[3]), std::string(parts[4]),
             std::string(resource)};
}

}  // namespace aws
