// A World whose tasks are real programs.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "harness/programs/program_host.h"
#include "harness/world/extension.h"
#include "harness/world/world.h"
#include "sim/http/server.h"
#include "sim/time/pacer.h"

namespace tests {

// What every test has; what a test sets is what matters.
struct Workplace {
  harness::CommandConfig command;               // of the image `worker`
  std::optional<harness::EngineConfig> engine;  // instead of the command
  harness::ProgramsConfig programs;
  nlohmann::json container = nlohmann::json::object();  // into its definition
  // What a platform says in the World's configuration and adds to the World.
  std::function<void(harness::WorldConfig&)> configure = [](harness::WorldConfig&) {};
  std::vector<harness::MakeExtension> extensions;
  // Pace virtual; else a hundred times that of the wall, and the programs live by the wall's clock.
  bool shares_clock = true;
};

// `sh -c script`.
harness::CommandConfig shell(const std::string& script);

class RunningWorld : public sim::InputSource {
 public:
  explicit RunningWorld(Workplace workplace);
  ~RunningWorld() override;

  // RunTask; the task's ARN.
  std::string run_task(const nlohmann::json& overrides = nullptr);
  void stop_task(const std::string& arn);
  // As DescribeTasks gives it.
  nlohmann::json task(const std::string& arn);
  // Runs the World until the task has this status, for at most a few minutes of wall time.
  nlohmann::json until(const std::string& arn, const std::string& status);
  // run_task() and until STOPPED.
  nlohmann::json play(const nlohmann::json& overrides = nullptr);
  // What a task printed: from its log stream, joined by newlines.
  std::string log(const nlohmann::json& task);
  // Runs the World until its output has this text.
  void until_printed(const std::string& arn, const std::string& text);
  void run(const std::function<bool()>& done);

  bool poll() override { return loop_.poll(); }
  bool wait(sim::Duration limit) override { return loop_.wait(limit); }

  harness::World& world() { return *world_; }

 private:
  nlohmann::json call(const char* service, const char* operation, const nlohmann::json& input);

  sim::http::Loop loop_;
  std::optional<sim::http::Server> server_;
  std::optional<harness::ProgramHost> host_;
  std::unique_ptr<harness::World> world_;
  std::unique_ptr<sim::Pacer> pacer_;
};

}  // namespace tests
