#include "sim/journal/event_kinds.h"

#include <stdexcept>
#include <utility>

namespace sim {

const EventKind* EventKinds::find(std::string_view name) const {
  const auto found = kinds_.find(name);
  return found == kinds_.end() ? nullptr : &found->second;
}

void EventKinds::add(EventKind kind) {
  const std::string_view name = kind.name;
  if (!kinds_.emplace(name, std::move(kind)).second) {
    throw std::logic_error("two types of events are of the kind " + std::string(name));
  }
}

}  // namespace sim
