// The events that are recorded of programs, beside those that ECS records of their tasks.
#pragma once

#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace harness {

// A program that does not live by the World's clock was found. The subject is the id of its task.
struct ProgramUnvirtual {
  static constexpr std::string_view kKind = "program.unvirtual";
  static constexpr std::string_view kSays = "a program does not share the World's clock";
  std::string_view program;
  static constexpr auto fields() {
    return std::tuple{sim::field("program", &ProgramUnvirtual::program)};
  }
};

using ProgramEvents = sim::EventTypes<ProgramUnvirtual>;

}  // namespace harness
