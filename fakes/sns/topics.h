// The topics, in the World's store.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"

namespace sns {

struct Topic {
  std::string arn;
  std::string owner;  // account
  std::string region;
  std::map<std::string, std::string> attributes;  // what was set, not the defaults
  std::map<std::string, std::string> tags;
};

class Topics {
 public:
  // Creates the tables of SNS if the store has none.
  explicit Topics(sim::Database& store);

  std::optional<Topic> find(std::string_view arn) const;
  // Creates the topic or replaces it.
  void put(const Topic& topic);
  // False if there was none.
  bool remove(std::string_view arn);
  // The ARNs of a region of an account that follow `after`, in their order, `limit` at most.
  std::vector<std::string> list(std::string_view owner, std::string_view region,
                                std::string_view after, int limit) const;

 private:
  sim::Database& store_;
};

}  // namespace sns
