#include "harness/webordinary/standins/program.h"

namespace harness {

std::string Surroundings::env(const std::string& name) const {
  const auto found = environment.find(name);
  return found == environment.end() ? std::string{} : found->second;
}

}  // namespace harness
