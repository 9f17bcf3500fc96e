// The event destinations of configuration sets, in the World's store.
#pragma once

#include <string_view>
#include <vector>

#include "fakes/ses/sending/configuration_sets.h"
#include "fakes/ses/sending/event_destination.h"

namespace ses {

class EventDestinations {
 public:
  explicit EventDestinations(sim::Database& store) : store_(store) {}

  // Those of a configuration set, by name.
  std::vector<EventDestination> of(std::string_view account, std::string_view region,
                                   std::string_view configuration_set) const;
  // Throws EventDestinationAlreadyExists.
  void add(const ConfigurationSetRow& configuration_set, const EventDestination& destination);
  // Throws EventDestinationDoesNotExist.
  void remove(const ConfigurationSetRow& configuration_set, std::string_view name);

 private:
  sim::Database& store_;
};

}  // namespace ses
