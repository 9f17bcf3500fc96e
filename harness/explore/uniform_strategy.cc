#include "harness/explore/strategy.h"

namespace harness {
namespace {

class Uniform : public Strategy {
 public:
  std::string_view name() const override { return "uniform"; }
  std::string_view says() const override { return "chance as it is, with all faults"; }
  int share() const override { return 2; }
  Plan plan(std::uint64_t seed, const Shown& shown) const override {
    Plan plan;
    plan.strategy = name();
    plan.seed = seed;
    plan.faults = shown.faults.rules;
    return plan;
  }
};

}  // namespace

std::shared_ptr<const Strategy> uniform_strategy() { return std::make_shared<Uniform>(); }

}  // namespace harness
