// What is told of takes of scenarios that are made from incidents: how much of its incident a take
// has repeated (harness/incident/score.h). It watches takes as a platform does, and adds nothing to
// the language: `incident` is a key of any scenario.
#pragma once

#include <memory>

#include "harness/incident/score.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/take.h"

namespace incident {

std::shared_ptr<const harness::Platform> incidents();

// Null if the scenario is not of an incident, or nobody watched for it.
const Score* score_of(const harness::Take& take);

}  // namespace incident
