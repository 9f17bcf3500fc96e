#include "harness/takes/replay_serve.h"

#include <map>
#include <memory>
#include <utility>

#include "harness/programs/program_runner.h"
#include "harness/scenario/read.h"
#include "harness/server/answer.h"
#include "harness/server/controls.h"
#include "harness/server/input.h"
#include "harness/takes/take_value.h"
#include "harness/world/events.h"
#include "harness/world/world.h"

namespace harness {
namespace {

// The exchange of a recorded request: its answer goes nowhere.
class ReplayedExchange final : public sim::http::Exchange {
 public:
  explicit ReplayedExchange(sim::http::Request request) : request_(std::move(request)) {}
  const sim::http::Request& request() const override { return request_; }
  void reply(sim::http::Response) override { replied_ = true; }
  void on_abandoned(std::function<void()> handler) override { abandoned_ = std::move(handler); }

  void leave() {
    const auto handler = std::exchange(abandoned_, nullptr);
    if (!replied_ && handler != nullptr) handler();
  }

 private:
  sim::http::Request request_;
  std::function<void()> abandoned_;
  bool replied_ = false;
};

WorldConfig world_of(const sim::RecordedTake& take, const Platforms& platforms) {
  WorldConfig config;
  const std::string& text = value_of(take, "world_text");
  if (!text.empty()) {
    config =
        read_world_text(text, value_of(take, "world_path"), platforms, value_of(take, "account"));
  }
  config.account = value_of(take, "account");
  config.region = value_of(take, "region");
  return config;
}

WorldOptions options_of(const sim::RecordedTake& take, const Platforms& platforms) {
  WorldOptions options;
  // Real programs are not given their inputs again: without a runner such a world is refused.
  options.extensions = extensions_of(platforms);
  options.extensions.insert(options.extensions.begin(), real_programs(nullptr));
  options.seed = number_of<std::uint64_t>(take, "seed");
  options.start = sim::Time{sim::Duration{number_of<std::int64_t>(take, "start_ns")}};
  return options;
}

class ServeReplay final : public Controls {
 public:
  ServeReplay(const sim::RecordedTake& take, const Platforms& platforms)
      : take_(take), world_(world_of(take, platforms), options_of(take, platforms)) {}

  Replayed play() {
    for (const sim::Event& event : take_.events) {
      const auto input = parse_input(event);
      if (!input) continue;
      if (!go_to(*input)) break;  // the journals have diverged before
      give(*input);
    }
    run_to_end();
    return {world_.journal().digest(), first_difference(take_.events, world_.journal().events())};
  }

  World& world() override { return world_; }
  std::string pace() const override { return value_of(take_, "pace"); }
  bool advance(sim::Duration span) override {
    world_.scheduler().run_until(world_.scheduler().now() + span);
    return true;
  }
  void reset() override {}  // never an input: a reset ends a take

 private:
  // Runs the callbacks that had run before the input came. False if this time others are due.
  bool go_to(const Input& input) {
    sim::Scheduler& scheduler = world_.scheduler();
    while (scheduler.events_run() < input.after) {
      const auto due = scheduler.next_due();
      if (!due || *due > input.time) return false;
      scheduler.run_next();
    }
    const auto due = scheduler.next_due();
    if (scheduler.events_run() != input.after || (due && *due < input.time)) return false;
    if (scheduler.now() > input.time) return false;
    scheduler.advance_to(input.time);
    return world_.journal().count() + 1 == input.sequence;
  }

  void give(const Input& input) {
    if (input.gone != 0) {
      record_gone(world_.journal(), world_.scheduler(), input.gone);
      const auto exchange = exchanges_.find(input.gone);
      if (exchange != exchanges_.end()) exchange->second->leave();
      return;
    }
    const std::uint64_t event = record_input(world_.journal(), world_.scheduler(), input.request,
                                             kind_of(world_, input.request));
    const sim::CauseScope because{world_.journal(), event};
    const auto exchange = std::make_shared<ReplayedExchange>(input.request);
    exchanges_.emplace(event, exchange);
    answer(*this, exchange);
  }

  // After the last input: runs callbacks until as many events are recorded as there were.
  void run_to_end() {
    sim::Scheduler& scheduler = world_.scheduler();
    const sim::Time end = take_.events.back().time;
    while (world_.journal().count() < take_.events.size()) {
      const auto due = scheduler.next_due();
      if (!due || *due > end) break;
      scheduler.run_next();
    }
  }

  const sim::RecordedTake& take_;
  World world_;
  std::map<std::uint64_t, std::shared_ptr<ReplayedExchange>> exchanges_;
};

}  // namespace

Replayed play_serve_again(const sim::RecordedTake& take, const Platforms& platforms) {
  if (value_of(take, "began") != "empty") {
    throw std::runtime_error(
        "the take began with data from before, which the journal does not hold; it cannot be "
        "played again");
  }
  for (const sim::Event& event : take.events) {
    if (event.kind != TurnUndone::kKind) continue;
    throw std::runtime_error("what event " + std::to_string(event.sequence) +
                             " tells of was undone: the store could not keep it, or the server was "
                             "stopped in the middle of it; neither can be played again");
  }
  return ServeReplay{take, platforms}.play();
}

}  // namespace harness
