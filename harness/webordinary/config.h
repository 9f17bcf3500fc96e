// What a world file says to the platform, typed: who writes, which sites there are, how Claude Code
// behaves.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/webordinary/claude/script.h"
#include "harness/world/config.h"

namespace harness {

inline constexpr const char* kWebordinary = "webordinary";
// What an image's `standin` may name.
inline constexpr const char* kHermes = "hermes";
inline constexpr const char* kEditContainer = "edit-container";

// One person who writes to the platform.
struct UserConfig {
  std::string email;
  std::string client;
  std::string project;
  std::string user;
};

// One site on the git host: a repository `{client}/{project}` with a first commit of these files.
struct SiteConfig {
  std::string client;
  std::string project;
  std::map<std::string, std::string> files;
};

enum class QueuesPer { kContainer, kSession };

struct WebordinaryConfig : PlatformConfig {
  QueuesPer queues_per = QueuesPer::kContainer;
  std::vector<UserConfig> users = {};
  std::vector<SiteConfig> sites = {};
  std::vector<claude::Rule> claude = {};
};

// What a world says to the platform; the defaults if it says nothing.
WebordinaryConfig webordinary_config(const WorldConfig& world);
// Whether the platform is part of a world: it says something to it, or runs one of its stand-ins.
bool has_webordinary(const WorldConfig& world);
// Replaces what the world says to the platform.
void set_webordinary(WorldConfig& world, WebordinaryConfig config);

}  // namespace harness
