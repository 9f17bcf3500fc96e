#include "harness/programs/containers.h"

#include <algorithm>

#include "harness/programs/container.h"
#include "harness/world/actor.h"

namespace harness {

void Containers::add(Container& container) {
  by_runtime_id_[container.spec().runtime_id] = &container;
  in_order_.push_back(&container);
}

void Containers::remove(const Container& container) {
  by_runtime_id_.erase(container.spec().runtime_id);
  std::erase(in_order_, &container);
}

Container* Containers::by_runtime_id(std::string_view id) const {
  const auto found = by_runtime_id_.find(id);
  return found == by_runtime_id_.end() ? nullptr : found->second;
}

Container* Containers::by_token(std::string_view token) const {
  for (Container* container : in_order_) {
    if (container->identity().token == token) return container;
  }
  return nullptr;
}

Container* Containers::by_credentials(std::string_view path) const {
  for (Container* container : in_order_) {
    if (container->identity().credentials == path) return container;
  }
  return nullptr;
}

Container* Containers::by_name(std::string_view name) const {
  for (Container* container : in_order_) {
    if (container->is_running() && is_called(container->spec(), name)) return container;
  }
  return nullptr;
}

}  // namespace harness
