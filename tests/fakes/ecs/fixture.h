// ECS on a stage, with a scripted runner, a cluster `main` and ways to say the usual things.
#pragma once

#include <string>
#include <vector>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/operations/describe_services.h"
#include "fakes/ecs/operations/describe_tasks.h"
#include "fakes/ecs/operations/register_task_definition.h"
#include "fakes/ecs/operations/run_task.h"
#include "tests/fakes/ecs/scripted_runner.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

namespace tests {

struct EcsFixture : Stage {
  ScriptedRunner runner;
  ecs::Ecs ecs{environment, options(), &runner};

  explicit EcsFixture(const std::string& store_path = ":memory:");

  // A cold start of 40 s (10 PROVISIONING, 30 PENDING), 1 s DEACTIVATING, 10 s DEPROVISIONING; the
  // service scheduler looks 1 s after a change.
  static ecs::Options options();

  // `family` with one container, `app`, of the image `app:1`, for Fargate.
  static ecs::RegisterTaskDefinitionRequest definition(const std::string& family = "web");
  // Registers it and returns its ARN.
  std::string register_definition(const std::string& family = "web");

  // One task of `family` on Fargate in `main`; registers nothing.
  static ecs::RunTaskRequest run_request(const std::string& family = "web");
  // The ARN of one new task of a family that is registered if need be.
  std::string run(const std::string& family = "web");
  static ecs::NetworkConfiguration network();

  ecs::Task task(const std::string& arn);
  ecs::Service service(const std::string& name);
  // The arguments of `ecs.task` events about a task, in order: their statuses.
  std::vector<std::string> statuses(const std::string& arn) const;
  // `Code: message` of the aws::Error that a request fails with, or "".
  template <class Request>
  std::string failure(const Request& request) {
    try {
      call(request);
    } catch (const aws::Error& error) {
      return error.code() + ": " + error.message();
    }
    return {};
  }
};

inline constexpr const char* kArn = "arn:aws:ecs:us-west-2:000000000000:";

}  // namespace tests
