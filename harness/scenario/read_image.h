// Reads what a world file says of its images.
#pragma once

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// An image, with `${NAME}` replaced by the user's environment and the paths of its files made
// absolute: they are relative to the world file. A variable that is not set and a file that is not
// there are problems. REQUIRES: the value has the shape of an image.
ImageConfig image_of(const Value& value, Problems& problems);

void take_programs(const Value& value, ProgramsConfig& programs, Problems& problems);

}  // namespace harness
