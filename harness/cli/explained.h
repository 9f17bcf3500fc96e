// What a take's HTML report tells in sentences.
#pragma once

#include "harness/scenario/platform.h"
#include "harness/scenario/take.h"

namespace harness {

// Fills in Take::explained. REQUIRES: all of the take's journal is in it.
void explain_for_report(Take& take, const Platforms& platforms);

}  // namespace harness
