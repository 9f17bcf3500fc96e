#include "harness/world/images.h"

namespace harness {

ecs::ContainerRunner* Images::runner_of(std::string_view image) const {
  for (const std::unique_ptr<Extension>& extension : extensions_) {
    ecs::ContainerRunner* runner = extension->runner();
    if (runner != nullptr && runner->has_image(image)) return runner;
  }
  return nullptr;
}

bool Images::has_image(std::string_view image) const { return runner_of(image) != nullptr; }

std::unique_ptr<ecs::RunningContainer> Images::start(const ecs::ContainerSpec& spec,
                                                     ecs::ContainerEvents& events) {
  ecs::ContainerRunner* runner = runner_of(spec.image);
  return runner == nullptr ? nullptr : runner->start(spec, events);
}

}  // namespace harness
