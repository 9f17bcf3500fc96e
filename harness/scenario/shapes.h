// The shapes of scenario and world files.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/platform.h"
#include "harness/scenario/shape.h"

namespace harness {

Shape scenario_shape(const Platforms& platforms);
Shape world_shape(const Platforms& platforms);

// A map that chooses tasks (TaskChoice), with the fields of `more`.
Shape of_tasks(std::string noun, std::vector<Field> more);
// The shape of an expectation, in a step or at the end.
Shape expectation_shape(const Platforms& platforms);

// `own` and the fields that each platform's dialect adds to it: one of the same name takes the
// place of the one in `own`, the others come last.
std::vector<Field> with_dialects(std::vector<Field> own, const Platforms& platforms,
                                 std::vector<Field> Dialect::*theirs);

}  // namespace harness
