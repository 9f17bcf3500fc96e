#include "sim/http/local.h"

#include <algorithm>
#include <iterator>

namespace sim::http {
namespace {

constexpr std::string_view kAwsDomain = ".amazonaws.com";
constexpr std::string_view kLocalHosts[] = {"localhost", "[::1]", "host.docker.internal"};

std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  if (colon == std::string_view::npos || (bracket != std::string_view::npos && bracket > colon)) {
    return host;
  }
  return host.substr(0, colon);
}

// `127.` and then nothing but digits and dots: `127.0.0.1.example.com` is somebody else's name.
bool is_loopback_v4(std::string_view name) {
  return name.starts_with("127.") && name.find_first_not_of("0123456789.") == name.npos;
}

}  // namespace

bool is_local_host(std::string_view host) {
  const std::string_view name = without_port(host);
  return is_loopback_v4(name) || name.ends_with(".localhost") ||
         std::ranges::find(kLocalHosts, name) != std::end(kLocalHosts);
}

bool is_local(const Request& request, const std::vector<std::string>& allowed_hosts) {
  const auto is_welcome = [&](std::string_view host) {
    return is_local_host(host) ||
           std::ranges::find(allowed_hosts, without_port(host)) != allowed_hosts.end();
  };
  const std::string_view origin = request.headers.get("Origin");
  const std::size_t scheme = origin.find("://");
  const std::string_view origin_host = scheme == origin.npos ? origin : origin.substr(scheme + 3);
  const std::string_view host = request.headers.get("Host");
  const bool secure = request.headers.get("X-Forwarded-Proto") == "https";
  return (is_welcome(host) || (secure && without_port(host).ends_with(kAwsDomain))) &&
         (origin.empty() || is_welcome(origin_host));
}

}  // namespace sim::http
