#include "harness/programs/program_containers.h"

#include <algorithm>

#include "harness/programs/program_container.h"
#include "harness/world/actor.h"

namespace harness {

void ProgramContainers::add(ProgramContainer& container) {
  by_runtime_id_[container.spec().runtime_id] = &container;
  in_order_.push_back(&container);
}

void ProgramContainers::remove(const ProgramContainer& container) {
  by_runtime_id_.erase(container.spec().runtime_id);
  std::erase(in_order_, &container);
}

ProgramContainer* ProgramContainers::by_runtime_id(std::string_view id) const {
  const auto found = by_runtime_id_.find(id);
  return found == by_runtime_id_.end() ? nullptr : found->second;
}

ProgramContainer* ProgramContainers::by_token(std::string_view token) const {
  for (ProgramContainer* container : in_order_) {
    if (container->identity().token == token) return container;
  }
  return nullptr;
}

ProgramContainer* ProgramContainers::by_credentials(std::string_view path) const {
  for (ProgramContainer* container : in_order_) {
    if (container->identity().credentials == path) return container;
  }
  return nullptr;
}

ProgramContainer* ProgramContainers::by_name(std::string_view name) const {
  for (ProgramContainer* container : in_order_) {
    if (container->is_running() && is_called(container->spec(), name)) return container;
  }
  return nullptr;
}

}  // namespace harness
