// Internal to sim_process: the requests to the kernel's routing socket that task networks need.
// rtnetlink(7)
#pragma once

#include <string>

#include "sim/process/descriptor.h"

namespace sim {

// A socket in the network namespace that the thread is in when it is made. All members throw
// std::system_error.
class Netlink {
 public:
  Netlink();

  // Makes a bridge and brings it up. Its number.
  int add_bridge(const std::string& name);
  // Makes a pair of linked interfaces: `name` here, on the bridge and up, and `peer_name` in the
  // network namespace `peer_space`.
  void add_pair(const std::string& name, int bridge, const std::string& peer_name, int peer_space);
  void bring_up(int link);
  // `address` in dotted form.
  void add_address(int link, const std::string& address, int prefix_length);
  int number_of(const std::string& name) const;

 private:
  class Request;
  void ask(Request& request);

  Descriptor socket_;
};

}  // namespace sim
