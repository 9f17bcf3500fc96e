#include "sim/http/local.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace sim::http {
namespace {

// A container engine's name for the machine that it runs on; no public name ends so (RFC 9476).
constexpr std::string_view kHostOfContainers = "host.docker.internal";

std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  if (colon == std::string_view::npos || (bracket != std::string_view::npos && bracket > colon)) {
    return host;
  }
  // What is no port is part of the name, which is nobody's then: `localhost:80@example.com`.
  const bool is_port = host.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  return is_port ? host.substr(0, colon) : host;
}

// `[::1]` for `[0:0::1]`, and `127.0.0.1` for `[::ffff:127.0.0.1]`; everything else stays as it is.
std::string with_usual_address(const std::string& name) {
  if (!name.starts_with('[') || !name.ends_with(']')) return name;
  in6_addr address{};
  if (::inet_pton(AF_INET6, name.substr(1, name.size() - 2).c_str(), &address) != 1) return name;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    return ::inet_ntop(AF_INET, &address.s6_addr[12], text.data(), text.size());
  }
  ::inet_ntop(AF_INET6, &address, text.data(), text.size());
  return "[" + std::string(text.data()) + "]";
}

// In lower case, without the port and without the dot that ends a complete name.
std::string name_of(std::string_view host) {
  std::string name(without_port(host));
  if (name.ends_with('.')) name.pop_back();
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return with_usual_address(name);
}

// `127.` and then nothing but digits and dots: `127.0.0.1.example.com` is somebody else's name.
bool is_loopback_v4(std::string_view name) {
  const auto belongs = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  return name.starts_with("127.") && std::ranges::all_of(name, belongs);
}

bool is_loopback_name(std::string_view name) {
  return is_loopback_v4(name) || name == "localhost" || name.ends_with(".localhost") ||
         name == "[::1]";
}

bool is_loopback_address(std::string_view address) {
  return address.empty() || is_loopback_v4(address) || address == "::1";
}

// The host of `https://example.com:8080/page`; "null", which a browser says of a page that has
// none, stays what it is.
std::string host_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  return name_of(url.substr(0, url.find_first_of("/?#")));
}

class RequestOrigin {
 public:
  RequestOrigin(const Request& request, const AllowedHosts& allowed)
      : request_(request), allowed_(allowed) {}

  std::string why_refused(Effect effect) const {
    const std::string_view host = request_.headers.get("Host");
    if (!is_allowed_host(name_of(host))) return wrong_host(host);
    // Where the target names a host itself, Host does not count (RFC 9112, section 3.2.2).
    const std::string_view target = request_.target;
    const bool is_absolute = target.starts_with("http://") || target.starts_with("https://");
    if (is_absolute && !is_allowed_host(host_of_url(target))) return wrong_host(target);
    const std::string_view origin = request_.headers.get("Origin");
    if (origin.empty()) return why_refused_without_origin(effect);
    return is_our_page(host_of_url(origin)) ? std::string{} : foreign_page(origin);
  }

 private:
  bool is_allowed(const std::string& name) const {
    return std::ranges::find(allowed_.hosts, name, name_of) != allowed_.hosts.end();
  }

  bool is_reached_address(std::string_view name) const {
    if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
    return !request_.reached.empty() && name == request_.reached;
  }

  // A loopback name says nothing about a connection that came from elsewhere.
  bool is_allowed_host(const std::string& name) const {
    if (is_allowed(name) || is_reached_address(name) || name == kHostOfContainers) return true;
    if (is_loopback_name(name)) return is_loopback_address(request_.reached);
    return !allowed_.domain_over_tls.empty() && name.ends_with(allowed_.domain_over_tls) &&
           request_.headers.get("X-Forwarded-Proto") == "https";
  }

  bool is_our_page(const std::string& name) const {
    return is_local_host(name) || is_allowed(name) || is_reached_address(name);
  }

  std::string why_refused_without_origin(Effect effect) const {
    const std::string_view site = request_.headers.get("Sec-Fetch-Site");
    const bool own = site.empty() || site == "same-origin" || site == "none";
    if (!own && (site != "same-site" || effect != Effect::kReads)) {
      return "Backlot does not answer requests of other sites' pages; this one has "
             "Sec-Fetch-Site: " +
             std::string(site);
    }
    const std::string_view referer = request_.headers.get("Referer");
    if (!referer.empty() && !is_our_page(host_of_url(referer))) return foreign_page(referer);
    if (site.empty() && referer.empty() && effect == Effect::kChanges && is_unsigned_visit()) {
      return "Backlot does not answer a browser that asks for a change by GET and says nothing of "
             "the "
             "page that it is for";
    }
    return {};
  }

  // A browser sends no Sec-Fetch-Site if it is old, or if the connection is not trustworthy in the
  // sense of the specification; and a page may keep its address out of Referer. So a browser's
  // request with neither may be for any page.
  bool is_unsigned_visit() const {
    return (request_.method == "GET" || request_.method == "HEAD") &&
           request_.headers.get("User-Agent").starts_with("Mozilla/") &&
           request_.headers.get("Authorization").empty();
  }

  std::string wrong_host(std::string_view host) const {
    return "Backlot answers requests that name it in Host; this one came for '" +
           std::string(host) + "'" +
           (is_loopback_address(request_.reached) ? "" : " at " + request_.reached) +
           ". --allow-host NAME lets a name in";
  }

  static std::string foreign_page(std::string_view page) {
    return "Backlot does not answer requests of other sites' pages; this one came from '" +
           std::string(page) + "'";
  }

  const Request& request_;
  const AllowedHosts& allowed_;
};

}  // namespace

bool is_local_host(std::string_view host) {
  const std::string name = name_of(host);
  return is_loopback_name(name) || name == kHostOfContainers;
}

std::string why_refused(const Request& request, const AllowedHosts& allowed, Effect effect) {
  return RequestOrigin{request, allowed}.why_refused(effect);
}

}  // namespace sim::http
