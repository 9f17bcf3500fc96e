// By which names a server is called.
#pragma once

#include <string>
#include <vector>

namespace harness {

// Where clients on this machine find a server that listens on `address`, as URLs have it.
std::string host_of(const std::string& address);

// What Admission lets in besides the loopback names: `given`, and this machine's own name if the
// server is open to other machines, as they mean to call it by that.
std::vector<std::string> allowed_hosts(const std::string& address,
                                       const std::vector<std::string>& given);

}  // namespace harness
