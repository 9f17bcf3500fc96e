#include "harness/webordinary/standins/standin_program.h"

namespace harness {

std::string StandinContext::env(const std::string& name) const {
  const auto found = environment.find(name);
  return found == environment.end() ? std::string{} : found->second;
}

}  // namespace harness
