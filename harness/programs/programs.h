// Runs real programs in the containers of ECS tasks: what a world file's `command` images are.
//
// Each container is a process of its own (sim/process), in a folder of its own, and where the
// system allows it in a network of its task's own. It reaches the World over HTTP, as it would
// reach AWS, with credentials by which the World knows who calls.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "fakes/aws/environment.h"
#include "fakes/ecs/runner.h"
#include "harness/programs/agent.h"
#include "harness/programs/clock.h"
#include "harness/programs/containers.h"
#include "harness/programs/outdoors.h"
#include "harness/programs/pages.h"
#include "harness/programs/stage.h"
#include "harness/webordinary/claude/claude_calls.h"
#include "harness/webordinary/claude/script.h"
#include "harness/world/config.h"
#include "sim/random/random.h"

namespace harness {

class Programs : public ecs::ContainerRunner {
 public:
  using Exchange = std::shared_ptr<sim::http::Exchange>;

  // All references must outlive it. std::runtime_error if the system gives no folder or process.
  Programs(const aws::Environment& environment, claude::Script& claude, const WorldConfig& config,
           const Outdoors& outdoors);

  bool has_image(std::string_view image) const override;
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec& spec,
                                               ecs::ContainerEvents& events) override;

  // Kills the program whose CONTAINER_ID, task family or task ARN is `name`. False if none runs.
  bool crash(std::string_view name, int exit_code);

  // Answers what is below Stage::kMetadataPrefix. False if the request is for something else.
  bool answer(const Exchange& exchange);
  // The same exchange; if one of the programs signed it, with that one's name on it
  // (X-Backlot-Actor).
  Exchange introduced(const Exchange& exchange) const;

  // Null if the programs live by the machine's clock.
  Clock* clock() { return clock_.get(); }
  // What the programs serve to people.
  Pages& pages() { return pages_; }
  // Where the container of this CONTAINER_ID keeps its work, as the WORKSPACE_PATH says that its
  // newest task was started with; "" if there was none.
  std::filesystem::path workspace(const std::string& container_id) const;
  // Where the git host is to keep its repositories.
  std::filesystem::path git_folder() const { return stage_.git_folder(); }

 private:
  void note_workspace(const ecs::ContainerSpec& spec);
  void unvirtual(const std::string& task, const std::string& program);
  void answer_agent(std::string_view path, const Exchange& exchange);

  const aws::Environment& environment_;
  const WorldConfig& config_;
  const Outdoors outdoors_;
  sim::Ids ids_;
  Containers containers_;
  Pages pages_;
  Agent agent_;
  ClaudeCalls claude_calls_;
  Stage stage_;
  std::unique_ptr<Clock> clock_;
  std::map<std::string, std::filesystem::path> workspaces_;  // by CONTAINER_ID
};

}  // namespace harness
