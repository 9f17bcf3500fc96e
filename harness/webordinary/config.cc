#include "harness/webordinary/config.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace harness {

WebordinaryConfig webordinary_config(const WorldConfig& world) {
  const auto found = world.platforms.find(kWebordinary);
  if (found == world.platforms.end()) return {};
  return dynamic_cast<const WebordinaryConfig&>(*found->second);
}

bool has_webordinary(const WorldConfig& world) {
  const auto is_standin = [](const auto& image) {
    return image.second.standin == kHermes || image.second.standin == kEditContainer;
  };
  return world.platforms.contains(kWebordinary) || std::ranges::any_of(world.images, is_standin);
}

void set_webordinary(WorldConfig& world, WebordinaryConfig config) {
  world.platforms[kWebordinary] = std::make_shared<WebordinaryConfig>(std::move(config));
}

}  // namespace harness
