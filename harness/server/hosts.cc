#include "harness/server/hosts.h"

#include <unistd.h>

#include <array>
#include <stdexcept>

#include "harness/world/admission.h"
#include "sim/http/local.h"

namespace harness {

std::string host_of(const std::string& address) {
  if (address == "0.0.0.0") return "127.0.0.1";
  if (address == "::") return "[::1]";
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

std::vector<std::string> allowed_hosts(const std::string& address,
                                       const std::vector<std::string>& given) {
  std::vector<std::string> hosts = given;
  std::array<char, 256> name{};
  if (sim::http::is_local_host(host_of(address)) && address != "0.0.0.0" && address != "::") {
    return hosts;
  }
  if (::gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0') {
    try {
      hosts.push_back(allowed_host(name.data()));
    } catch (const std::invalid_argument&) {  // a name that no client could put into Host
    }
  }
  return hosts;
}

}  // namespace harness
