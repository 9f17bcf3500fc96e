#include "sim/process/network.h"

#include <fcntl.h>
#include <sched.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "sim/process/netlink.h"

namespace sim {
namespace {

constexpr int kPrefixLength = 16;
// Where a subnet has its router, as a rule, so no task is given it.
constexpr const char* kBridgeAddress = "10.0.0.1";
constexpr int kLoopback = 1;

[[noreturn]] void fail_network(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

Descriptor current_space() {
  Descriptor space(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
  if (!space) fail_network("open the network namespace");
  return space;
}

// Leads back to the namespace that the thread has left, whatever happens in between.
class NamespaceRestorer {
 public:
  explicit NamespaceRestorer(Descriptor home) : home_(std::move(home)) {}
  ~NamespaceRestorer() {
    // A thread that stayed would open every socket from now on in the wrong network.
    if (::setns(home_.get(), CLONE_NEWNET) != 0) std::abort();
  }
  NamespaceRestorer(const NamespaceRestorer&) = delete;
  NamespaceRestorer& operator=(const NamespaceRestorer&) = delete;

 private:
  Descriptor home_;
};

void run_in(const Descriptor& space, const std::function<void()>& work) {
  Descriptor home = current_space();
  if (::setns(space.get(), CLONE_NEWNET) != 0) fail_network("enter a network namespace");
  const NamespaceRestorer back(std::move(home));
  work();
}

// A new namespace, set up by `work`.
Descriptor make_space(const std::function<void()>& work) {
  Descriptor home = current_space();
  if (::unshare(CLONE_NEWNET) != 0) fail_network("make a network namespace");
  const NamespaceRestorer back(std::move(home));
  Descriptor space = current_space();
  work();
  return space;
}

}  // namespace

void TaskNetwork::inside(const std::function<void()>& work) const { run_in(space_, work); }

Networks::Networks(std::string own_address) : own_address_(std::move(own_address)) {
  space_ = make_space([this] {
    Netlink netlink;
    netlink.bring_up(kLoopback);
    bridge_ = netlink.add_bridge("backlot");
    netlink.add_address(bridge_, kBridgeAddress, kPrefixLength);
  });
}

std::unique_ptr<TaskNetwork> Networks::add(const std::string& address) {
  auto network = std::make_unique<TaskNetwork>();
  network->address_ = address;
  network->host_name_ = "ip-" + address;
  std::ranges::replace(network->host_name_, '.', '-');
  network->space_ = make_space([] {});
  inside([&] {
    Netlink netlink;
    netlink.add_pair("task" + std::to_string(++links_), bridge_, "eth0", network->descriptor());
  });
  network->inside([&] {
    Netlink netlink;
    netlink.bring_up(kLoopback);
    netlink.add_address(kLoopback, own_address_, 32);
    const int link = netlink.number_of("eth0");
    netlink.add_address(link, address, kPrefixLength);
    netlink.bring_up(link);
  });
  return network;
}

void Networks::inside(const std::function<void()>& work) const { run_in(space_, work); }

}  // namespace sim
