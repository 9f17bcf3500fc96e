// The configuration sets, in the World's store: a name, tags, and event destinations beside them
// (event_destinations.h).
//
// https://docs.aws.amazon.com/ses/latest/dg/using-configuration-sets.html
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"

namespace ses {

struct ConfigurationSetRow {
  std::string account;
  std::string region;
  std::string name;
  std::map<std::string, std::string> tags;
};

class ConfigurationSets {
 public:
  explicit ConfigurationSets(sim::Database& store) : store_(store) {}

  std::optional<ConfigurationSetRow> find(std::string_view account, std::string_view region,
                                          std::string_view name) const;
  // As find(); throws ConfigurationSetDoesNotExist.
  ConfigurationSetRow require(std::string_view account, std::string_view region,
                              std::string_view name) const;
  // Throws ConfigurationSetDoesNotExist for one that is named and does not exist.
  void check(std::string_view account, std::string_view region,
             const std::optional<std::string>& name) const;
  // At most `limit` names of those that follow `after`, in their order.
  std::vector<std::string> list(std::string_view account, std::string_view region,
                                std::string_view after, std::size_t limit) const;
  // Throws InvalidParameterValue for what may be no name, ConfigurationSetAlreadyExists.
  void create(const ConfigurationSetRow& row);
  // With its event destinations. Throws ConfigurationSetDoesNotExist.
  void remove(std::string_view account, std::string_view region, std::string_view name);

 private:
  sim::Database& store_;
};

}  // namespace ses
