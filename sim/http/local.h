// Whether a request was meant for this machine.
//
// A browser lets any web page send requests to 127.0.0.1, and any name can be made to resolve to it
// (DNS rebinding). Both show in Host or Origin, and a server on loopback refuses them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/http/message.h"

namespace sim::http {

// True for `localhost`, names under it, 127.0.0.0/8, `[::1]` and `host.docker.internal`, with or
// without a port.
bool is_local_host(std::string_view host);

// True if Host, and Origin where there is one, name this machine or one of `allowed_hosts`. Through
// TLS (sim/http/tls_server.h) Host may also be a name under amazonaws.com: those are the names that
// Backlot's own certificate is for.
bool is_local(const Request& request, const std::vector<std::string>& allowed_hosts = {});

}  // namespace sim::http
