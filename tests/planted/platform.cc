#include "tests/planted/platform.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "harness/scenario/platform_take.h"
#include "harness/scenario/references.h"
#include "harness/scenario/step_context.h"
#include "tests/planted/decisions.h"
#include "tests/planted/defect.h"
#include "tests/planted/events.h"
#include "tests/planted/invariants.h"
#include "tests/planted/programs.h"
#include "tests/planted/runner.h"

namespace planted {
namespace {

constexpr char kPlanted[] = "planted";

bool has_workers(const harness::WorldConfig& world) {
  return std::ranges::any_of(world.images, [](const auto& image) {
    return image.second.standin && find_program(*image.second.standin) != nullptr;
  });
}

class PlantedTake : public harness::PlatformTake {
 public:
  void see(const sim::Event& event) override {
    if (event.kind == Asked::kKind) deeds_.asked.insert(event.subject);
    if (event.kind == Done::kKind) ++deeds_.done[event.subject];
  }
  std::vector<std::unique_ptr<harness::Invariant>> invariants() override {
    return planted::invariants(deeds_);
  }
  sim::Task<bool> perform(const harness::Step& step) override {
    throw std::logic_error("the workers have no step '" + step.kind + "'");
  }
  std::unique_ptr<harness::Check> check(const harness::Expectation& expectation) override {
    throw std::logic_error("the workers have no expectation '" + expectation.kind + "'");
  }
  std::vector<std::string> unsettled() const override { return deeds_.open(); }
  bool may_settle(const sim::Event& event) const override { return event.kind == Done::kKind; }
  std::vector<std::string> involved(const std::string&) const override { return {}; }
  std::vector<harness::Figure> figures(const harness::Story&) const override { return {}; }
  harness::PlatformReport tell(const harness::Story&) const override { return {}; }
  std::shared_ptr<const harness::PlatformStory> told() const override {
    return std::make_shared<Deeds>(deeds_);
  }

 private:
  Deeds deeds_;
};

class NoRules : public harness::ReferenceRules {
 public:
  void check_step(const harness::Member&, harness::References&) override {}
  void check_expectation(const harness::Member&, harness::References&) override {}
};

class PlantedPlatform : public harness::Platform {
 public:
  std::string name() const override { return kPlanted; }

  harness::Dialect dialect() const override {
    using namespace harness::shapes;
    std::vector<std::string> names;
    for (const Defect* defect : defects()) names.emplace_back(defect->name);
    harness::Dialect dialect;
    dialect.scenario_keys = {
        optional(kPlanted, list_of(one_word_of(names)), "What the workers do wrong.")};
    dialect.named_lists = {{kPlanted, "defect"}};
    dialect.standins = program_names();
    dialect.invariants.assign(std::begin(kInvariantNames), std::end(kInvariantNames));
    dialect.decisions = {kDecisions.begin(), kDecisions.end()};
    return dialect;
  }

  void add_events(sim::EventKinds& kinds) const override { kinds.add(Events{}); }
  void check_file(const harness::Value&, harness::Problems&) const override {}
  void read_world(const harness::Value&, harness::WorldConfig&, harness::Problems&) const override {
  }
  void prepare(const harness::Scenario& scenario, harness::WorldConfig& world) const override {
    const harness::Value* chosen = scenario.platform_key(kPlanted);
    if (chosen == nullptr) return;
    auto config = std::make_shared<PlantedConfig>();
    for (const harness::Value& defect : chosen->items) config->defects.insert(defect.text);
    world.platforms[kPlanted] = std::move(config);
  }
  std::unique_ptr<harness::ReferenceRules> reference_rules(
      const harness::Value&, const harness::WorldConfig&) const override {
    return std::make_unique<NoRules>();
  }
  std::unique_ptr<harness::Extension> extend(harness::World& world) const override {
    return std::make_unique<PlantedWorld>(world);
  }
  std::unique_ptr<harness::PlatformTake> begin(harness::StepContext& context) const override {
    if (!has_workers(context.world().config())) return nullptr;
    return std::make_unique<PlantedTake>();
  }
};

}  // namespace

std::shared_ptr<const harness::Platform> platform() { return std::make_shared<PlantedPlatform>(); }

}  // namespace planted
