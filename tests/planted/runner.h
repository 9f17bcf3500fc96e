// Runs the workers in the containers of ECS tasks.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "fakes/ecs/runner.h"
#include "harness/world/extension.h"
#include "harness/world/world.h"
#include "tests/planted/gateway.h"

namespace planted {

// What a scenario switches on.
struct PlantedConfig : harness::PlatformConfig {
  std::set<std::string, std::less<>> defects;
};

class PlantedWorld : public harness::Extension, public ecs::ContainerRunner {
 public:
  explicit PlantedWorld(harness::World& world);

  ecs::ContainerRunner* runner() override { return this; }
  bool crash(std::string_view container, int exit_code) override;

  bool has_image(std::string_view image) const override;
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec& spec,
                                               ecs::ContainerEvents& events) override;

 private:
  class Running;

  harness::World& world_;
  const std::set<std::string, std::less<>> defects_;
  Gateway gateway_;
  std::map<std::string, Running*> running_;  // by container ARN
};

}  // namespace planted
