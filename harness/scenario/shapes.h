// The shapes of scenario and world files.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/platform.h"
#include "harness/scenario/shape.h"

namespace harness {

Shape scenario_shape(const Platforms& platforms);
Shape world_shape(const Platforms& platforms);

// Whose tasks are meant, and what `more` says of them.
Shape of_tasks(std::string noun, std::vector<Field> more);
// What can be expected, in a step or at the end.
Shape expectation_shape(const Platforms& platforms);

// `own` with the fields that each platform's dialect has there: those of the same name in place of
// its own, the others behind.
std::vector<Field> with_dialects(std::vector<Field> own, const Platforms& platforms,
                                 std::vector<Field> Dialect::*theirs);

}  // namespace harness
