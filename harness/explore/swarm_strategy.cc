#include "harness/explore/size_chooser.h"
#include "harness/explore/some_faults.h"
#include "harness/explore/strategy.h"

namespace harness {
namespace {

class Swarm : public Strategy {
 public:
  std::string_view name() const override { return "swarm"; }
  std::string_view says() const override {
    return "some of the faults, each with a chance of its own, and other sizes";
  }
  int share() const override { return 4; }
  Plan plan(std::uint64_t seed, const Shown& shown) const override {
    sim::Random random = sim::Random(seed).stream("swarm");
    Plan plan;
    plan.strategy = name();
    plan.seed = seed;
    plan.faults = some_faults(shown.faults, random);
    plan.chooser = std::make_unique<SizeChooser>(random.stream("sizes"));
    return plan;
  }
};

}  // namespace

std::shared_ptr<const Strategy> swarm_strategy() { return std::make_shared<Swarm>(); }

}  // namespace harness
