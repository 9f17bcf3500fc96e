// Runs the built-in programs in the containers of ECS tasks.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "fakes/aws/dispatcher.h"
#include "fakes/ecs/runner.h"
#include "harness/webordinary/config.h"
#include "harness/webordinary/standins/standin_program.h"
#include "harness/world/config.h"

namespace harness {

// What the programs of one world share. All must outlive the runner.
struct StandinServices {
  aws::Environment& environment;
  aws::Dispatcher& dispatcher;
  GitHost& git;
  claude::Script& claude;
  const WorldConfig& config;
  QueuesPer queues_per;
};

class StandinRunner : public ecs::ContainerRunner {
 public:
  explicit StandinRunner(StandinServices services) : services_(services) {}

  bool has_image(std::string_view image) const override;
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec& spec,
                                               ecs::ContainerEvents& events) override;

  // Kills the program whose CONTAINER_ID, task family or task ARN is `name`. False if none runs.
  bool crash(std::string_view name, int exit_code);
  // The programs that run now and are of this type, oldest first.
  template <class T>
  std::vector<T*> programs() const {
    std::vector<T*> found;
    for (const auto& [arn, running] : running_) {
      if (auto* program = dynamic_cast<T*>(program_of(*running))) found.push_back(program);
    }
    return found;
  }

 private:
  class Running;
  static StandinProgram* program_of(const Running& running);

  StandinServices services_;
  std::map<std::string, Running*> running_;  // by container ARN
};

}  // namespace harness
