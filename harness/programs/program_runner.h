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
#include "harness/programs/container_agent.h"
#include "harness/programs/page_fetcher.h"
#include "harness/programs/program_containers.h"
#include "harness/programs/program_host.h"
#include "harness/programs/sandboxes.h"
#include "harness/programs/vtime_program_clock.h"
#include "harness/world/config.h"
#include "harness/world/extension.h"
#include "sim/random/random.h"

namespace harness {

class ProgramRunner : public Extension, public ecs::ContainerRunner {
 public:
  // All references must outlive it. std::runtime_error if the system gives no folder or process.
  ProgramRunner(const aws::Environment& environment, const WorldConfig& config,
                const ProgramHost& host);

  bool has_image(std::string_view image) const override;
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec& spec,
                                               ecs::ContainerEvents& events) override;

  ecs::ContainerRunner* runner() override { return this; }
  bool crash(std::string_view container, int exit_code) override;
  // Answers requests to the container agent, which are below Sandboxes::kMetadataPrefix.
  bool answer(const Exchange& exchange) override;
  // If one of the programs signed the request, the exchange with that program's name in the header
  // X-Backlot-Actor; else `exchange`.
  Exchange identified(const Exchange& exchange) const override;
  // Null if the programs live by the machine's clock.
  sim::ProgramClock* program_clock() override { return clock_.get(); }

  // The containers that run now.
  const ProgramContainers& containers() const { return containers_; }
  // What the programs serve to people.
  PageFetcher& page_fetcher() { return page_fetcher_; }
  // Where they run; a platform may add to what containers find there.
  Sandboxes& sandboxes() { return sandboxes_; }

  // Answers a request that a platform's own program sends to BACKLOT_URL; `path` is what follows
  // `/backlot/` in it. Called for each such request; false if it is not for that platform.
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
  const ProgramHost host_;
  sim::Ids ids_;
  ProgramContainers containers_;
  PageFetcher page_fetcher_;
  ContainerAgent agent_;
  Sandboxes sandboxes_;
  std::unique_ptr<VtimeProgramClock> clock_;
  std::vector<Ask> asks_;
  std::vector<Starting> starting_;
};

// For WorldOptions: runs the images of a World that are real programs. `host` is copied;
// without it a World with such images cannot be built (WorldError).
MakeExtension real_programs(const ProgramHost* host);

}  // namespace harness
