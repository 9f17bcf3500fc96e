// Whether a request was meant for this server, and comes from nobody else's web page.
//
// A browser lets any web page send requests to this machine, and any name can be made to resolve
// to it (DNS rebinding). The first shows in Origin, Sec-Fetch-Site or Referer, the second in Host,
// none of which a page can forge.
// https://fetch.spec.whatwg.org/#origin-header
// https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/http/message.h"

namespace sim::http {

// True for `localhost`, names under it, 127.0.0.0/8, `[::1]` and `host.docker.internal`, with or
// without a port.
bool is_local_host(std::string_view host);

// The names by which a server may be called, besides its own address.
struct AllowedHosts {
  std::vector<std::string> hosts = {};  // names or addresses, in lower case, without a port
  // Names under it are allowed through TLS (sim/http/tls_server.h): `.amazonaws.com`. "": none.
  std::string_view domain_over_tls = {};
};

// What answering a request may do: nothing; show somebody a page, for which something may be woken;
// anything.
enum class Effect { kReads, kShows, kChanges };

// Why a request is refused, as a sentence for who sent it; "" if it is answered. It is refused
//   - if Host is neither the address that the client reached, nor among `allowed`, nor, where that
//     address is a loopback one, a name of this machine;
//   - if Origin names another machine;
//   - without an Origin, if Sec-Fetch-Site says that another site's page asks, or a page of another
//     port for more than reading, or if Referer names another machine;
//   - if a browser asks for a change by GET, unsigned, and says nothing of the page it is for.
// A request that came over no socket counts as one to a loopback address.
std::string why_refused(const Request& request, const AllowedHosts& allowed, Effect effect);

}  // namespace sim::http
