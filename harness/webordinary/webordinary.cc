#include "harness/webordinary/webordinary.h"

#include "harness/scenario/references.h"
#include "harness/scenario/scenario.h"
#include "harness/webordinary/config.h"
#include "harness/webordinary/dialect.h"
#include "harness/webordinary/effects.h"
#include "harness/webordinary/events.h"
#include "harness/webordinary/load.h"
#include "harness/webordinary/read_config.h"
#include "harness/webordinary/reference_rules.h"
#include "harness/webordinary/webordinary_evidence.h"
#include "harness/webordinary/webordinary_take.h"
#include "harness/webordinary/webordinary_world.h"

namespace harness {
namespace {

class Webordinary final : public Platform {
 public:
  std::string name() const override { return kWebordinary; }
  Dialect dialect() const override { return webordinary_dialect(); }
  void add_events(sim::EventKinds& kinds) const override { kinds.add(WebordinaryEvents{}); }
  std::string words_for(const sim::Event& event) const override { return webordinary_words(event); }

  void check_file(const Value& root, Problems& problems) const override {
    check_webordinary_effects(root, problems);
  }
  void read_world(const Value& root, WorldConfig& world, Problems& problems) const override {
    read_webordinary(root, world, problems);
  }

  void prepare(const Scenario& scenario, WorldConfig& world) const override {
    const Value* claude = scenario.platform_key("claude");
    const Value* queues_per = scenario.platform_key("queues_per");
    if (claude == nullptr && queues_per == nullptr && !has_load(scenario)) return;
    WebordinaryConfig config = webordinary_config(world);
    if (claude != nullptr) {
      // The scenario's rules are tried before the world's.
      std::vector<claude::Rule> rules = claude_rules_of(*claude);
      config.claude.insert(config.claude.begin(), rules.begin(), rules.end());
    }
    if (queues_per != nullptr) config.queues_per = queues_per_of(*queues_per);
    add_load(scenario, config);
    set_webordinary(world, std::move(config));
  }

  std::unique_ptr<ReferenceRules> reference_rules(const Value& root,
                                                  const WorldConfig& world) const override {
    return webordinary_rules(root, world);
  }

  std::unique_ptr<PlatformEvidence> read_evidence(const WorldConfig& world) const override {
    if (!has_webordinary(world)) return nullptr;
    return std::make_unique<WebordinaryEvidence>(world);
  }

  std::unique_ptr<Extension> extend(World& world) const override {
    return std::make_unique<WebordinaryWorld>(world);
  }

  std::unique_ptr<PlatformTake> begin(StepContext& context) const override {
    if (!has_webordinary(context.world().config())) return nullptr;
    return std::make_unique<WebordinaryTake>(context);
  }
};

}  // namespace

std::shared_ptr<const Platform> webordinary() { return std::make_shared<Webordinary>(); }

}  // namespace harness
