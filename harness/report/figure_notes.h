// What people should know of figures and their aims.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "harness/scenario/take.h"

namespace harness {

// A sentence a line: that aims do not decide whether a take passes, and what is to be said of those
// that were missed, each once. Empty if no figure has an aim.
std::vector<std::string> notes_on_aims(std::span<const Take> takes);

}  // namespace harness
