#include "tests/harness/scenario/kitchen.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "harness/scenario/effects.h"
#include "harness/scenario/platform_take.h"
#include "harness/scenario/references.h"
#include "harness/scenario/step_context.h"
#include "harness/scenario/take_fields.h"
#include "sim/time/scheduler.h"

namespace tests {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr char kKitchen[] = "kitchen";
constexpr char kOrders[] = "http://127.0.0.1:4566/000000000000/orders";
constexpr char kEveryOrderServed[] = "every order served";

// The subject is the dish.
struct DishServed {
  static constexpr std::string_view kKind = "kitchen.served";
  static constexpr std::string_view kSays = "a dish was served";
  static constexpr auto fields() { return std::tuple{}; }
};

struct Menu : harness::PlatformConfig {
  std::vector<std::string> dishes;
};

std::vector<std::string> dishes_of(const harness::WorldConfig& world) {
  const auto found = world.platforms.find(kKitchen);
  if (found == world.platforms.end()) return {};
  return dynamic_cast<const Menu&>(*found->second).dishes;
}

// Looks for orders each five seconds, and serves them at the next look.
class Cook : public ecs::RunningContainer {
 public:
  Cook(harness::World& world, ecs::ContainerEvents& events) : world_(world), events_(events) {
    events_.output("the kitchen is open", ecs::OutputStream::kStdout);
    look_again();
  }
  void signal(int) override { close(0); }
  void kill() override { close(ecs::kKilledExitCode); }

 private:
  void look_again() {
    timer_ = sim::ScopedTimer{world_.scheduler(), world_.scheduler().after(5s, [this] { look(); })};
  }
  void look() {
    for (const std::string& dish : std::exchange(cooking_, {})) {
      world_.journal().record("cook", dish, DishServed{});
    }
    const std::string asked = json{{"QueueUrl", kOrders}}.dump();
    const json got = json::parse(world_.call("cook", "sqs", "ReceiveMessage", asked));
    for (const json& message : got.value("Messages", json::array())) {
      cooking_.push_back(message.at("Body").get<std::string>());
      const json done{{"QueueUrl", kOrders}, {"ReceiptHandle", message.at("ReceiptHandle")}};
      world_.call("cook", "sqs", "DeleteMessage", done.dump());
    }
    look_again();
  }
  void close(int code) {
    timer_ = {};
    events_.exited(code, "");
  }

  harness::World& world_;
  ecs::ContainerEvents& events_;
  std::vector<std::string> cooking_;
  sim::ScopedTimer timer_;
};

class KitchenWorld : public harness::Extension, public ecs::ContainerRunner {
 public:
  explicit KitchenWorld(harness::World& world) : world_(world) {}

  ecs::ContainerRunner* runner() override { return this; }
  bool has_image(std::string_view image) const override {
    const auto found = world_.config().images.find(std::string(image));
    return found != world_.config().images.end() && found->second.standin == "cook";
  }
  std::unique_ptr<ecs::RunningContainer> start(const ecs::ContainerSpec&,
                                               ecs::ContainerEvents& events) override {
    return std::make_unique<Cook>(world_, events);
  }

 private:
  harness::World& world_;
};

class ServedCheck : public harness::Check {
 public:
  using Check::Check;

  std::string expected() const override { return field("dish") + " is served"; }
  Result evaluate() override {
    for (const sim::Event& event : world().journal().events()) {
      if (concerns(event)) return {true, "served"};
    }
    return {false, "not served"};
  }
  bool concerns(const sim::Event& event) const override {
    return event.kind == DishServed::kKind && event.subject == field("dish");
  }
};

struct KitchenTold : harness::PlatformStory {
  std::multiset<std::string> open;  // ordered, and not served
  int served = 0;
};

class EveryOrderServed : public harness::Invariant {
 public:
  explicit EveryOrderServed(const KitchenTold& told) : told_(told) {}
  const char* name() const override { return kEveryOrderServed; }
  const char* sentence() const override { return "whatever is ordered is served in the end"; }
  void at_end(sim::Time now) override {
    for (const std::string& dish : told_.open) violated(now, dish + " was not served", {dish});
  }

 private:
  const KitchenTold& told_;
};

class KitchenTake : public harness::PlatformTake {
 public:
  explicit KitchenTake(harness::StepContext& context) : context_(context) {}

  void see(const sim::Event& event) override {
    if (event.kind != DishServed::kKind) return;
    const auto order = told_.open.find(event.subject);
    if (order != told_.open.end()) told_.open.erase(order);
    ++told_.served;
  }
  std::vector<std::unique_ptr<harness::Invariant>> invariants() override {
    std::vector<std::unique_ptr<harness::Invariant>> own;
    own.push_back(std::make_unique<EveryOrderServed>(told_));
    return own;
  }
  sim::Task<bool> perform(const harness::Step& step) override {
    const std::string dish = step.value.find("dish")->text;
    told_.open.insert(dish);
    const json input{{"QueueUrl", kOrders}, {"MessageBody", dish}};
    co_return context_.call("guest", {"sqs", "SendMessage", input.dump()}, std::nullopt);
  }
  std::unique_ptr<harness::Check> check(const harness::Expectation& expectation) override {
    return std::make_unique<ServedCheck>(
        expectation,
        harness::CheckContext{context_.world(), context_.observer(), context_.threads()});
  }
  std::vector<std::string> unsettled() const override {
    return {told_.open.begin(), told_.open.end()};
  }
  bool may_settle(const sim::Event& event) const override {
    return event.kind == DishServed::kKind;
  }
  std::vector<std::string> involved(const std::string&) const override { return {}; }
  std::vector<harness::Figure> figures(const harness::Story&) const override {
    return {{.name = "dishes served",
             .number = static_cast<double>(told_.served),
             .unit = "",
             .text = std::to_string(told_.served),
             .target = "",
             .met = {}}};
  }
  harness::PlatformReport tell(const harness::Story& story) const override {
    harness::PlatformReport platform_report;
    platform_report.counts = {{"dishes served", static_cast<std::size_t>(told_.served)}};
    platform_report.first.push_back(
        {.name = "The kitchen",
         .bars = {{.from = story.begin, .to = story.end, .classes = "passage"}}});
    return platform_report;
  }
  std::shared_ptr<const harness::PlatformStory> told() const override {
    return std::make_shared<KitchenTold>(told_);
  }

 private:
  harness::StepContext& context_;
  KitchenTold told_;
};

class KitchenRules : public harness::ReferenceRules {
 public:
  explicit KitchenRules(std::vector<std::string> dishes) : dishes_(std::move(dishes)) {}
  void check_step(const harness::Member& step, harness::References& references) override {
    if (!dishes_.empty() && step.name == "order")
      references.check_member(step.value, "dish", "dish", dishes_);
  }
  void check_expectation(const harness::Member& expectation,
                         harness::References& references) override {
    if (dishes_.empty() || expectation.name != "served") return;
    references.check_member(expectation.value, "dish", "dish", dishes_);
  }

 private:
  std::vector<std::string> dishes_;
};

class Kitchen : public harness::Platform {
 public:
  std::string name() const override { return kKitchen; }

  harness::Dialect dialect() const override {
    using namespace harness::shapes;
    harness::Dialect dialect;
    dialect.steps = {optional("order",
                              object("order step", {required("dish", text(), "One of the menu.")}),
                              "An order.")};
    dialect.expectations = {
        optional("served",
                 object("served expectation", {required("dish", text(), "One of the menu."),
                                               optional("within", duration(), "How soon.")}),
                 "A dish that was served.")};
    dialect.world_keys = {optional("menu", list_of(text()), "What can be ordered.")};
    dialect.named_lists = {{"menu", "dish"}};
    dialect.standins = {"cook"};
    dialect.invariants = {kEveryOrderServed};
    return dialect;
  }

  void add_events(sim::EventKinds& kinds) const override {
    kinds.add(sim::EventTypes<DishServed>{});
  }

  void check_file(const harness::Value& root, harness::Problems& problems) const override {
    for (const harness::Value& step : harness::items(root, "steps")) {
      const harness::Member& member = step.members.front();
      if (member.name == "order" && harness::has_text(member.value, "dish", "nothing")) {
        harness::add_no_effect(member.value, "dish", "nothing is ordered", problems);
      }
    }
  }
  void read_world(const harness::Value& root, harness::WorldConfig& world,
                  harness::Problems& problems) const override {
    if (root.find("menu") == nullptr) return;
    Menu menu;
    for (const harness::Value& dish : harness::items(root, "menu")) {
      if (dish.text == "stone") problems.add(dish.place, "nobody eats 'stone'");
      menu.dishes.push_back(dish.text);
    }
    world.platforms[kKitchen] = std::make_shared<Menu>(std::move(menu));
  }
  void prepare(const harness::Scenario&, harness::WorldConfig&) const override {}
  std::unique_ptr<harness::ReferenceRules> reference_rules(
      const harness::Value&, const harness::WorldConfig& world) const override {
    return std::make_unique<KitchenRules>(dishes_of(world));
  }
  std::unique_ptr<harness::Extension> extend(harness::World& world) const override {
    return std::make_unique<KitchenWorld>(world);
  }
  std::unique_ptr<harness::PlatformTake> begin(harness::StepContext& context) const override {
    if (!context.world().config().platforms.contains(kKitchen)) return nullptr;
    return std::make_unique<KitchenTake>(context);
  }
};

}  // namespace

std::shared_ptr<const harness::Platform> kitchen() { return std::make_shared<Kitchen>(); }

}  // namespace tests
