// The subscriptions, in the World's store.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"

namespace sns {

struct Subscription {
  std::int64_t id = 0;  // grows with each subscription; 0: not stored yet
  std::string arn;
  std::string topic;  // ARN
  std::string owner;  // account
  std::string region;
  std::string protocol;
  std::string endpoint;
  std::map<std::string, std::string> attributes;  // what was set

  bool is_raw() const {
    const auto found = attributes.find("RawMessageDelivery");
    return found != attributes.end() && found->second == "true";
  }
};

class Subscriptions {
 public:
  // REQUIRES: a Topics was made of the same store before.
  explicit Subscriptions(sim::Database& store) : store_(store) {}

  std::optional<Subscription> find(std::string_view arn) const;
  std::optional<Subscription> find(std::string_view topic, std::string_view protocol,
                                   std::string_view endpoint) const;
  // In the order in which they subscribed, those with an id above `after`, `limit` at most.
  std::vector<Subscription> of_topic(std::string_view topic, std::int64_t after = 0,
                                     int limit = 1 << 30) const;
  std::vector<Subscription> of_account(std::string_view owner, std::string_view region,
                                       std::int64_t after, int limit) const;
  void add(const Subscription& subscription);
  void set_attributes(const Subscription& subscription);
  bool remove(std::string_view arn);
  void remove_of_topic(std::string_view topic);

 private:
  sim::Database& store_;
};

}  // namespace sns
