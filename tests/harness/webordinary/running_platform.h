// A World of the platform whose tasks are real programs.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "harness/webordinary/webordinary_world.h"
#include "tests/harness/programs/running_world.h"

namespace tests {

struct PlatformWorkplace : Workplace {
  std::vector<harness::SiteConfig> sites;
  std::vector<claude::Rule> claude;
};

class RunningPlatform : public RunningWorld {
 public:
  explicit RunningPlatform(PlatformWorkplace workplace)
      : RunningWorld(with_platform(std::move(workplace))) {}

  harness::WebordinaryWorld& platform() { return harness::WebordinaryWorld::of(world()); }

 private:
  static Workplace with_platform(PlatformWorkplace workplace) {
    harness::WebordinaryConfig platform;
    platform.sites = std::move(workplace.sites);
    platform.claude = std::move(workplace.claude);
    workplace.configure = [platform](harness::WorldConfig& config) {
      harness::set_webordinary(config, platform);
    };
    workplace.extensions.push_back(
        [](harness::World& world) { return std::make_unique<harness::WebordinaryWorld>(world); });
    return workplace;
  }
};

}  // namespace tests
