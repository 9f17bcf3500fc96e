// The AWS call that a `call` step makes.
#pragma once

#include "harness/scenario/take_fields.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// REQUIRES: `step` has the shape of a call step, with its operation written `service.Operation`.
inline SetupCall call_of_step(const Value& step) {
  const std::string& operation = step.find("operation")->text;
  const std::size_t dot = operation.find('.');
  const Value* input = step.find("input");
  SetupCall call{operation.substr(0, dot), operation.substr(dot + 1),
                 input == nullptr ? "{}" : json_text(*input)};
  take(step, "struck", call.may_be_struck);
  return call;
}

}  // namespace harness
