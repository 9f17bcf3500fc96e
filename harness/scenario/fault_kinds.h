// All kinds of faults that rules may name, of all services.
#pragma once

#include <string>

#include "fakes/aws/fault_kind.h"

namespace harness {

const aws::FaultKinds& fault_kinds();

// A table of them in Markdown, by their names.
std::string in_markdown(const aws::FaultKinds& kinds);

}  // namespace harness
