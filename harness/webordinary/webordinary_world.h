// What the platform adds to a World: its git host, how Claude Code behaves, the built-in Hermes and
// edit containers, and the front door for previews. Real programs of the World find the scripted
// Claude Code and the git host as well.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "harness/webordinary/alb.h"
#include "harness/webordinary/claude/claude_calls.h"
#include "harness/webordinary/claude/script.h"
#include "harness/webordinary/config.h"
#include "harness/webordinary/git_host.h"
#include "harness/webordinary/standins/runner.h"
#include "harness/world/extension.h"
#include "harness/world/world.h"

namespace harness {

class ProgramRunner;

// Extension::show_page() shows previews: `/session/{threadId}/…`.
class WebordinaryWorld : public Extension {
 public:
  // Adds itself to the World's real programs, if it has any by now.
  explicit WebordinaryWorld(World& world);

  // The WebordinaryWorld of a World. std::invalid_argument if the World was built without one.
  static WebordinaryWorld& of(const World& world);

  ecs::ContainerRunner* runner() override { return &runner_; }
  bool crash(std::string_view container, int exit_code) override;
  bool has_page(const sim::http::Request& request) const override;
  void show_page(const Exchange& exchange) override;

  const WebordinaryConfig& config() const { return config_; }
  // The sites' repositories and the containers' workspaces (their EFS).
  GitHost& git() { return git_; }
  // How Claude Code behaves; steps may change it.
  claude::Script& claude() { return claude_; }
  // The load balancer in front of previews: `/session/{threadId}/…`.
  Alb& alb() { return alb_; }

 private:
  void join(ProgramRunner& programs);

  const WebordinaryConfig config_;
  const bool runs_nothing_;  // the world has no images
  GitHost git_;
  claude::Script claude_;
  StandinRunner runner_;
  std::unique_ptr<ClaudeCalls> claude_calls_;                // null: there are no real programs
  std::map<std::string, std::filesystem::path> workspaces_;  // of real programs, by CONTAINER_ID
  Alb alb_;
};

}  // namespace harness
