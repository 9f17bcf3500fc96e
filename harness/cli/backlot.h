// The program, apart from the question which platforms there are, which main() answers.
#pragma once

#include "harness/scenario/platform.h"

namespace harness {

// Takes of incidents are watched beside what the platforms watch (harness/incident/incidents.h).
// Does what the command line says and returns the exit code. What cannot be used is told on
// standard error, one line each; nothing is thrown.
int backlot(int argc, char** argv, Platforms platforms);

}  // namespace harness
