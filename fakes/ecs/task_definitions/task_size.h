// The cpu and memory of a task: strings on the wire, in CPU units and MiB or as `1 vCPU`, `2 GB`.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
#pragma once

#include <optional>
#include <string_view>

namespace ecs {

// `256`, `.25 vCPU` → 256. Nothing if the text is neither.
std::optional<int> parse_cpu(std::string_view text);
// `512`, `0.5 GB`, `1GB` → MiB. Nothing if the text is neither.
std::optional<int> parse_memory(std::string_view text);

// Whether Fargate offers this pair of CPU units and MiB.
bool is_fargate_size(int cpu, int memory);

}  // namespace ecs
