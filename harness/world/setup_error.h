// A setup call that failed.
#pragma once

#include <cstddef>
#include <string>

#include "harness/world/world.h"

namespace harness {

class SetupError : public WorldError {
 public:
  // `index` is the call's in WorldConfig::setup.
  SetupError(const std::string& message, std::size_t index) : WorldError(message), index_(index) {}
  std::size_t index() const { return index_; }

 private:
  std::size_t index_;
};

}  // namespace harness
