#include "fakes/aws/credential.h"

#include <algorithm>
#include <array>

namespace aws {
namespace {

// `AKID/20260105/us-west-2/sqs/aws4_request`; the key itself may contain slashes.
std::optional<Credential> parse_scope(std::string_view scope) {
  std::array<std::string_view, 4> parts;
  std::string_view rest = scope;
  for (std::string_view& part : parts) {
    const std::size_t slash = rest.rfind('/');
    if (slash == std::string_view::npos) return std::nullopt;
    part = rest.substr(slash + 1);
    rest = rest.substr(0, slash);
  }
  if (parts[0] != "aws4_request") return std::nullopt;
  return Credential{std::string(rest), std::string(parts[2]), std::string(parts[1])};
}

}  // namespace

std::optional<Credential> credential_of(const sim::http::Request& request) {
  constexpr std::string_view kField = "Credential=";
  const std::string_view header = request.headers.get("Authorization");
  const std::size_t at = header.find(kField);
  if (header.starts_with("AWS4-") && at != std::string_view::npos) {
    const std::string_view scope = header.substr(at + kField.size());
    const auto ends = [](char c) { return c == ',' || c == ' '; };
    return parse_scope({scope.begin(), std::ranges::find_if(scope, ends)});
  }
  if (request.query().find("X-Amz-Credential=") == std::string_view::npos) return std::nullopt;
  for (const auto& [name, value] : sim::http::parse_form(request.query())) {
    if (name == "X-Amz-Credential") return parse_scope(value);
  }
  return std::nullopt;
}

std::string account_of(std::string_view access_key, std::string_view fallback) {
  const bool is_account =
      access_key.size() == 12 && std::all_of(access_key.begin(), access_key.end(),
                                             [](char c) { return c >= '0' && c <= '9'; });
  return std::string(is_account ? access_key : fallback);
}

}  // namespace aws
