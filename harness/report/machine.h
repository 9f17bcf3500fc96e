// Takes for programs: JSON lines and JUnit's XML.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/take.h"

namespace harness {

// One JSON object on one line, without the newline: scenario, result (`passed` or `failed`),
// digest, digest_of (`journal` or `behaviour`), simulated_ms, wall_ms, events, seed, failures,
// ended_tasks (those that ended badly, those that did alike as one), errors, refused, faults,
// unvirtual, misplaced_decisions, unstruck_faults, saved (of a saved take: `same` and `says`),
// figures.
std::string json_report(const Take& take);

// JUnit's XML: a suite a family, a case a take, its time the wall time in seconds.
std::string junit_report(const std::vector<Take>& takes);

}  // namespace harness
