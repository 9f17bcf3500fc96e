// What runs when a task names an image: a built-in program or a real one.
#pragma once

#include <memory>
#include <string_view>

#include "fakes/ecs/runner.h"

namespace harness {

class Images : public ecs::ContainerRunner {
 public:
  // `programs` may be null; both must outlive this.
  Images(ecs::ContainerRunner& standins, ecs::ContainerRunner* programs)
      : standins_(standins), programs_(programs) {}

  bool has_image(std::string_view image) const override;
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec& spec,
                                               ecs::ContainerEvents& events) override;

 private:
  ecs::ContainerRunner& standins_;
  ecs::ContainerRunner* programs_;
};

}  // namespace harness
