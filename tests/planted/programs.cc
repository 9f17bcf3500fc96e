#include "tests/planted/programs.h"

#include <array>

#include "tests/planted/workers/orders.h"

namespace planted {
namespace {

struct NamedProgram {
  std::string_view name;
  Program program;
};

constexpr std::array kPrograms{NamedProgram{"shop", shop}, NamedProgram{"intake", intake}};

}  // namespace

Program find_program(std::string_view name) {
  for (const NamedProgram& one : kPrograms) {
    if (one.name == name) return one.program;
  }
  return nullptr;
}

std::vector<std::string> program_names() {
  std::vector<std::string> names;
  for (const NamedProgram& one : kPrograms) names.emplace_back(one.name);
  return names;
}

}  // namespace planted
