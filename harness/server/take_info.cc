#include "harness/server/take_info.h"

namespace harness {

sim::TakeInfo serve_info(const WorldConfig& config, World& world, sim::Pace pace) {
  const auto start = world.scheduler().start().time_since_epoch().count();
  return {{"kind", "serve"},
          {"world", config.name},
          {"world_path", config.path},
          {"world_text", config.text},
          {"account", config.account},
          {"region", config.region},
          {"seed", std::to_string(world.seed())},
          {"start_ns", std::to_string(start)},
          {"pace", pace.to_text()},
          {"began", world.resumed() ? "with data" : "empty"}};
}

}  // namespace harness
