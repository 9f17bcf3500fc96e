// The documents of the task metadata endpoint, version 4, as Fargate gives them.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-response.html
#pragma once

#include <string>
#include <vector>

#include "harness/programs/program_container.h"

namespace harness {

std::string container_metadata(const ProgramContainer& container);
// `containers` are all of the task's. REQUIRES: there is one.
std::string task_metadata(const std::vector<const ProgramContainer*>& containers);
// Statistics in the form of the Docker API; CPU time and memory are read from the machine.
std::string container_stats(const ProgramContainer& container, sim::Time now);
std::string task_stats(const std::vector<const ProgramContainer*>& containers, sim::Time now);

}  // namespace harness
