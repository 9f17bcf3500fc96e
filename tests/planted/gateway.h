// The payment gateway: a service outside AWS, which charges whoever it is asked to charge. Like the
// real ones it knows idempotency keys, is slow at times, and away at times.
#pragma once

#include <optional>
#include <set>
#include <stdexcept>
#include <string>

#include "sim/random/decisions.h"
#include "sim/time/task.h"
#include "sim/time/time.h"

namespace planted {

struct Worker;

// The gateway did not answer in time, or is away. Nobody was charged.
class GatewayError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Gateway {
 public:
  Gateway(sim::Decisions& decisions, sim::Random random) : decisions_(decisions), random_(random) {}

  // Charges for an order, once a key; with an empty key, each time that it is asked. Records Done.
  // GatewayError if there is no answer within `patience`, or if the gateway is away.
  sim::Task<> charge(Worker& caller, std::string order, std::string key, sim::Duration patience);
  // GatewayError if the gateway is away.
  sim::Task<> reserve(Worker& caller, std::string order);

 private:
  bool is_away(sim::Time now) const { return away_until_ && now < *away_until_; }

  sim::Decisions& decisions_;
  sim::Random random_;
  std::set<std::string> keys_;      // that it has charged for
  std::set<std::string> reserved_;  // the orders that it has heard of
  std::set<std::string> charged_;   // the orders that it was asked to charge for
  std::optional<sim::Time> away_until_;
};

}  // namespace planted
