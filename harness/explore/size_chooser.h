// Decides how large things are: of which the seed says nothing, and which are usually as large as
// the scenario has them.
#pragma once

#include "sim/random/decisions.h"
#include "sim/random/random.h"

namespace harness {

class SizeChooser : public sim::Chooser {
 public:
  explicit SizeChooser(sim::Random random) : random_(random) {}

  // Half of the numbers that would be as usual are any that there may be.
  std::int64_t choose(const Choice& choice) override;

 private:
  sim::Random random_;
};

}  // namespace harness
