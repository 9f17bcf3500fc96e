// The container engine's socket and image for a task: what the world file says, or the defaults.
#pragma once

#include <string>
#include <string_view>

#include "harness/world/config.h"
#include "sim/engine/engine_container.h"

namespace harness {

inline std::string socket_of(const EngineConfig& engine) {
  return engine.socket.empty() ? sim::engine::default_socket() : engine.socket;
}

// `image` is what the task calls it.
inline std::string image_of(const EngineConfig& engine, std::string_view image) {
  return engine.image.empty() ? std::string(image) : engine.image;
}

}  // namespace harness
