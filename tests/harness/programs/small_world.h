// A world file with one kind of task, for tests that run the built program.
#pragma once

#include <string>

#include "tests/support/folder.h"

namespace tests {

// Task definition `a` in cluster `c`: `argv` is a YAML list; `setup` is of more calls.
inline std::string small_world(const std::string& argv, const std::string& setup = "") {
  return "world: x\ncold_start: 10ms\nimages:\n  a:\n    command:\n      argv: " + argv +
         "\n"
         "setup:\n"
         "  - ecs.CreateCluster: {clusterName: c}\n"
         "  - ecs.RegisterTaskDefinition:\n"
         "      family: a\n"
         "      networkMode: awsvpc\n"
         "      requiresCompatibilities: [FARGATE]\n"
         "      cpu: '256'\n"
         "      memory: '512'\n"
         "      containerDefinitions: [{name: a, image: a, essential: true}]\n" +
         setup;
}

// For its setup: a service of `tasks` tasks.
inline std::string small_service(int tasks) {
  return "  - ecs.CreateService: {cluster: c, serviceName: s, taskDefinition: a, desiredCount: " +
         std::to_string(tasks) +
         ", launchType: FARGATE, networkConfiguration: "
         "{awsvpcConfiguration: {subnets: [subnet-1]}}}\n";
}

// A step that makes a service of one task, which need not come up.
inline std::string make_small_service() {
  return "  - call:\n      operation: ecs.CreateService\n"
         "      input: {cluster: c, serviceName: s, taskDefinition: a, desiredCount: 1, "
         "launchType: FARGATE, networkConfiguration: "
         "{awsvpcConfiguration: {subnets: [subnet-1]}}}\n";
}

// A step that runs one task of it.
inline std::string run_small_task() {
  return "  - call:\n      operation: ecs.RunTask\n"
         "      input:\n        cluster: c\n        taskDefinition: a\n"
         "        launchType: FARGATE\n        networkConfiguration: "
         "{awsvpcConfiguration: {subnets: [subnet-1]}}\n";
}

}  // namespace tests
