#include "fakes/aws/unmodelled_service.h"

#include <algorithm>
#include <string_view>

#include "fakes/aws/credential.h"

namespace aws {
namespace {

constexpr std::string_view kDomain = ".amazonaws.com";

// `us-west-2`, `us-gov-east-1`.
bool is_region(std::string_view label) {
  return std::ranges::count(label, '-') >= 2 && label.back() >= '1' && label.back() <= '9';
}

std::string_view last_label(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == name.npos ? name : name.substr(dot + 1);
}

// Of `s3.us-west-2.amazonaws.com`, `bucket.s3.amazonaws.com`.
std::string_view service_of_host(std::string_view host) {
  std::string_view name = host.substr(0, host.find(':'));
  if (!name.ends_with(kDomain)) return {};
  name.remove_suffix(kDomain.size());
  if (const std::string_view last = last_label(name); is_region(last) && last != name) {
    name.remove_suffix(last.size() + 1);
  }
  return last_label(name);
}

}  // namespace

std::string unmodelled_service(const sim::http::Request& request,
                               const std::vector<Service*>& services) {
  const auto credential = credential_of(request);
  const std::string name =
      credential ? credential->service : std::string(service_of_host(request.headers.get("Host")));
  const bool here = std::ranges::any_of(
      services, [&](const Service* service) { return service->model().signing_name == name; });
  return here ? std::string{} : name;
}

Error service_not_modelled(const std::string& name, const std::string& asked,
                           const std::vector<Service*>& services) {
  std::string known;
  for (const Service* service : services) {
    known += (known.empty() ? "" : ", ") + std::string(service->model().id);
  }
  return not_modelled("the service " + name + ", of which '" + asked +
                      "' was asked; the services here are " + known);
}

Protocol protocol_of_errors(const std::string& name, Protocol otherwise) {
  if (name == "s3" || name == "s3express") return Protocol::kRestXml;
  // These speak REST-XML, but their errors look like those of the Query protocol.
  if (name == "cloudfront" || name == "route53") return Protocol::kQuery;
  return otherwise;
}

}  // namespace aws
