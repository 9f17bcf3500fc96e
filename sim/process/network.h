// Networks of their own for tasks, where the system allows it (Linux, as root).
//
// Each World has one private bridge, and each task a network namespace on it, with its own loopback
// and an address of 10.0.0.0/16: two tasks can both listen on 0.0.0.0:4321, and tasks reach each
// other. Nothing of it is seen outside, two Worlds do not meet, and all of it is gone when the last
// descriptor of it is closed, even by kill -9. There is no way out to other networks.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "sim/process/descriptor.h"

namespace sim {

// The network namespace of one task. The programs in it keep it alive beyond this.
class TaskNetwork {
 public:
  // Runs `work` with this thread in the task's network: sockets that it opens, such as a server's,
  // stay there. REQUIRES: `work` does not throw what must not end the program; any exception is
  // passed on once the thread is back.
  void inside(const std::function<void()>& work) const;

  const std::string& address() const { return address_; }      // `10.0.0.4`
  const std::string& host_name() const { return host_name_; }  // `ip-10-0-0-4`
  int descriptor() const { return space_.get(); }

 private:
  friend class Networks;
  Descriptor space_;
  std::string address_;
  std::string host_name_;
};

class Networks {
 public:
  // `own_address`: an address that every task has for itself besides loopback, such as the one
  // where it asks about itself. std::system_error if the system does not allow networks.
  explicit Networks(std::string own_address);

  // The network of a task. `address` is one of 10.0.0.0/16 that no other task has.
  // std::system_error if it cannot be had.
  std::unique_ptr<TaskNetwork> add(const std::string& address);

  // Runs `work` with this thread on the bridge, where every task's address is reached.
  void inside(const std::function<void()>& work) const;

 private:
  std::string own_address_;
  Descriptor space_;
  int bridge_ = 0;
  unsigned links_ = 0;
};

}  // namespace sim
