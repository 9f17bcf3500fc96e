// What runs when a task names an image: whichever extension of the World has it.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "fakes/ecs/runner.h"
#include "harness/world/extension.h"

namespace harness {

class Images : public ecs::ContainerRunner {
 public:
  // `extensions` must outlive this; they are asked in their order.
  explicit Images(const std::vector<std::unique_ptr<Extension>>& extensions)
      : extensions_(extensions) {}

  bool has_image(std::string_view image) const override;
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec& spec,
                                               ecs::ContainerEvents& events) override;

 private:
  // The runner that has the image; null if none has.
  ecs::ContainerRunner* runner_of(std::string_view image) const;

  const std::vector<std::unique_ptr<Extension>>& extensions_;
};

}  // namespace harness
