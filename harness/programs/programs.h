// Runs real programs in the containers of ECS tasks: what a world file's `command` images are.
//
// Each container is a process of its own (sim/process), in a folder of its own, and where the
// system allows it in a network of its task's own. It reaches the World over HTTP, as it would
// reach AWS, with credentials by which the World knows who calls.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/ecs/runner.h"
#include "harness/programs/agent.h"
#include "harness/programs/clock.h"
#include "harness/programs/containers.h"
#include "harness/programs/outdoors.h"
#include "harness/programs/pages.h"
#include "harness/programs/stage.h"
#include "harness/world/config.h"
#include "harness/world/extension.h"
#include "sim/random/random.h"

namespace harness {

class Programs : public Extension, public ecs::ContainerRunner {
 public:
  // All references must outlive it. std::runtime_error if the system gives no folder or process.
  Programs(const aws::Environment& environment, const WorldConfig& config,
           const Outdoors& outdoors);

  bool has_image(std::string_view image) const override;
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec& spec,
                                               ecs::ContainerEvents& events) override;

  ecs::ContainerRunner* runner() override { return this; }
  bool crash(std::string_view container, int exit_code) override;
  // Answers what is below Stage::kMetadataPrefix.
  bool answer(const Exchange& exchange) override;
  // If one of the programs signed the request, it gets that one's name (X-Backlot-Actor).
  Exchange introduced(const Exchange& exchange) const override;
  // Null if the programs live by the machine's clock.
  sim::Programs* programs_clock() override { return clock_.get(); }

  // Those that run now.
  const Containers& containers() const { return containers_; }
  // What the programs serve to people.
  Pages& pages() { return pages_; }
  // Where they run; a platform may add to what containers find there.
  Stage& stage() { return stage_; }

  // What a platform's own programs ask the World by BACKLOT_URL: `path` is what follows `/backlot/`
  // in it. Called for each; false if it is not for that platform.
  using Ask = std::function<bool(std::string_view path, const Exchange& exchange)>;
  void on_ask(Ask ask) { asks_.push_back(std::move(ask)); }
  // Called before each container starts.
  using Starting = std::function<void(const ecs::ContainerSpec& spec)>;
  void on_start(Starting starting) { starting_.push_back(std::move(starting)); }

 private:
  void unvirtual(const std::string& task, const std::string& program);
  void answer_agent(std::string_view path, const Exchange& exchange);

  const aws::Environment& environment_;
  const WorldConfig& config_;
  const Outdoors outdoors_;
  sim::Ids ids_;
  Containers containers_;
  Pages pages_;
  Agent agent_;
  Stage stage_;
  std::unique_ptr<Clock> clock_;
  std::vector<Ask> asks_;
  std::vector<Starting> starting_;
};

// For WorldOptions: runs the images of a World that are real programs. `outdoors` is copied;
// without it a World with such images cannot be built (WorldError).
MakeExtension real_programs(const Outdoors* outdoors);

}  // namespace harness
