#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

#include "harness/explain/journal_index.h"
#include "harness/programs/events.h"
#include "harness/programs/program_host.h"
#include "harness/programs/program_runner.h"
#include "harness/scenario/compose_world.h"
#include "harness/scenario/player.h"
#include "harness/scenario/take.h"
#include "harness/world/admission.h"
#include "harness/world/pid_marks.h"
#include "harness/world/setup_error.h"
#include "sim/http/loop.h"
#include "sim/http/server.h"
#include "sim/journal/behaviour.h"
#include "sim/journal/journal_file.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

WorldConfig config_for(const Scenario& scenario, const Platforms& platforms, WorldConfig world) {
  for (const auto& platform : platforms) platform->prepare(scenario, world);
  if (scenario.faults.only_these) world.faults.rules.clear();
  const std::vector<aws::FaultRule>& more = scenario.faults.rules;
  world.faults.rules.insert(world.faults.rules.end(), more.begin(), more.end());
  return world;
}

// The input source of a take: the socket on which the real programs of its world reach it. In a
// world without programs nothing comes in but the passing of wall time.
class TakeServer : public sim::InputSource {
 public:
  explicit TakeServer(const WorldConfig& config) {
    if (!has_programs(config)) return;
    const auto handler = [this](const std::shared_ptr<sim::http::Exchange>& exchange) {
      const std::string why =
          admission_.why_refused(exchange->request(), sim::http::Effect::kChanges);
      if (!why.empty()) return world_->front_door().turn_away(exchange, why);
      catch_up();
      world_->handle(exchange);
    };
    // World files have queue URLs with the usual port in them.
    sim::http::ServerOptions options = options_for_programs(sim::http::ServerOptions{}.port);
    try {
      server_.emplace(loop_, options, handler);
    } catch (const std::runtime_error&) {
      options.port = 0;
      server_.emplace(loop_, options, handler);
    }
    host_.emplace(ProgramHost{loop_, server_->port(), handler, [this] { catch_up(); }, say});
  }

  const ProgramHost* program_host() const { return host_ ? &*host_ : nullptr; }
  // Both are to be set before an input can come, and must outlive the inputs.
  void set(World& world) { world_ = &world; }
  void set(sim::Pacer* pacer) { pacer_ = pacer; }

  bool poll() override { return loop_.poll(); }
  bool wait(sim::Duration limit) override { return loop_.wait(limit); }

 private:
  static void say(const std::string& line) {
    sim::print(stderr, sim::TerminalText::line("backlot: " + line) + "\n");
  }
  void catch_up() {
    if (pacer_ != nullptr) pacer_->catch_up();
  }

  Admission admission_{{}, say};
  sim::http::Loop loop_;
  std::optional<sim::http::Server> server_;
  std::optional<ProgramHost> host_;
  World* world_ = nullptr;
  sim::Pacer* pacer_ = nullptr;
};

// Writes a journal to disk as it grows, if that is asked for.
class Recording {
 public:
  Recording(const std::string& path, World& world) : world_(world) {
    if (path.empty()) return;
    file_ = std::make_unique<sim::JournalFile>(path);
    index_.emplace(*file_);
    for (const sim::Event& event : world.journal().events()) add(event);
    listener_ = world.journal().listen([this](const sim::Event& event) { add(event); });
  }
  ~Recording() {
    if (file_ != nullptr) world_.journal().unlisten(listener_);
  }
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

  void end(const sim::TakeInfo& info) {
    if (file_ == nullptr) return;
    file_->set_info(info);
    index_->finish();
    file_->flush();
  }

 private:
  void add(const sim::Event& event) {
    file_->add(event);
    index_->see(event);
  }

  World& world_;
  std::unique_ptr<sim::JournalFile> file_;
  std::optional<JournalIndex> index_;
  int listener_ = 0;
};

// Shows somebody each event of a journal.
class Watching {
 public:
  using Watch = std::function<void(const sim::Event&)>;
  Watching(const Watch& watch, sim::Journal& journal) : journal_(journal) {
    if (!watch) return;
    for (const sim::Event& event : journal.events()) watch(event);
    listener_ = journal.listen(watch);
  }
  ~Watching() {
    if (listener_) journal_.unlisten(*listener_);
  }
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;

 private:
  sim::Journal& journal_;
  std::optional<int> listener_;
};

enum class Holds { kTold, kLeftOut };

std::string who_waits(World& world, Holds holds) {
  const sim::Time now = world.scheduler().now();
  // Each of these lists ends with a newline.
  std::string text = "waiting: " + sim::describe(world.waits().list(), now);
  if (holds == Holds::kTold) {
    text += "holding the clock: " + sim::describe(world.holds().list(), now);
  }
  const auto due = world.scheduler().next_due();
  return text + "next timer: " + (due ? "in " + sim::to_text(*due - now) : std::string("none"));
}

void fail_unfinished(Player& player, World& world, const char* what, std::string expected) {
  Failure failure;
  failure.place = player.place();
  failure.what = what;
  failure.expected = std::move(expected);
  failure.seen = player.doing() + "\n" + who_waits(world, Holds::kTold);
  player.fail(std::move(failure), {});
}

bool has_unvirtual(World& world) {
  return std::ranges::any_of(world.journal().events(), [](const sim::Event& event) {
    return event.kind == ProgramUnvirtual::kKind;
  });
}

// The take failed as a program holds the clock. The World's own holds are not told of, as it is
// none of those.
void fail_held(Player& player, World& world, const sim::ClockHeld& error) {
  Failure failure;
  failure.place = player.place();
  failure.what = "clock";
  failure.expected = "programs that share the clock, and sleep when they have nothing to do";
  failure.seen =
      std::string(error.what()) + "\n" + player.doing() + "\n" + who_waits(world, Holds::kLeftOut);
  const ProgramsConfig& programs = world.config().programs;
  if (programs.unvirtual != Unvirtual::kStop || !has_unvirtual(world)) {
    failure.seen +=
        "\nhint: a program that waits should sleep by a timer (setTimeout, sleep, a long poll), "
        "not look again and again; one that works may do so for " +
        sim::to_text(programs.patience) +
        " of wall time, or for as long as the world says: `programs: {patience: 1m}`";
  }
  player.fail(std::move(failure), {});
}

// Runs the world until the player is done, the limit has passed, or nothing can go on.
void drive(const Scenario& scenario, const TakeOptions& options, World& world, TakeServer& server,
           Player& player) {
  bool done = false;
  bool out_of_time = false;
  std::exception_ptr broken;
  const sim::ScopedTimer limit{
      world.scheduler(), world.scheduler().after(scenario.limit, [&] { out_of_time = true; })};
  const sim::Spawned playing{world.scheduler(), player.run(), [&](std::exception_ptr error) {
                               broken = error;
                               done = true;
                             }};
  const bool scaled = options.pace.kind == sim::Pace::Kind::kScaled;
  sim::InputSource* input = scaled || has_programs(world.config()) ? &server : nullptr;
  sim::Pacer pacer(world.scheduler(), world.holds(), options.pace, input, world.program_clock());
  pacer.set_patience(world.config().programs.patience);
  server.set(&pacer);
  const auto end = pacer.run([&] { return done || out_of_time; });
  server.set(nullptr);
  if (broken) std::rethrow_exception(broken);
  if (end == sim::Pacer::End::kStalled) {
    fail_unfinished(player, world, "stalled", "a take that goes on");
  } else if (!done) {
    fail_unfinished(player, world, "limit", "an end within " + sim::to_text(scenario.limit));
  }
  if (!player.gave_up()) player.finish();
}

void fill(Take& take, const TakeOptions& options, World& world,
          const std::optional<sim::BehaviourDigest>& behaviour, Player& player) {
  take.failures = player.take_failures();
  player.tell(take);
  take.digest = behaviour ? behaviour->hex() : world.journal().digest();
  take.digest_of = behaviour ? DigestOf::kBehaviour : DigestOf::kJournal;
  for (const sim::Event& event : world.journal().events()) {
    const auto* unvirtual = event.as<ProgramUnvirtual>();
    if (unvirtual == nullptr) continue;
    take.unvirtual.push_back(event.subject + ": " + std::string(unvirtual->program));
  }
  take.simulated = world.scheduler().now() - world.scheduler().start();
  take.events = world.journal().count();
  take.decisions = world.environment().decisions.recorded();
  take.misplaced = world.environment().decisions.misplaced();
  if (options.keep_journal) take.journal = world.journal().events();
}

void play_in(World& world, TakeServer& server, const Scenario& scenario, const Platforms& platforms,
             const TakeOptions& options, Take& take) {
  // Real programs draw ids from elsewhere than the seed, so only behaviour is compared if there are
  // any.
  std::optional<sim::BehaviourDigest> behaviour;
  if (has_programs(world.config())) behaviour.emplace(world.journal(), kPidMarks);
  Player player(scenario, platforms, world);
  try {
    drive(scenario, options, world, server, player);
  } catch (const sim::ClockHeld& error) {
    fail_held(player, world, error);
  } catch (const std::exception& error) {
    Failure failure;
    failure.place = player.place();
    failure.what = "broken";
    failure.expected = "no failure of Backlot itself";
    failure.seen = std::string(error.what()) + " (seed " + std::to_string(take.seed) + ", " +
                   sim::to_iso8601(world.scheduler().now()) + ", " + player.doing() + ")";
    player.fail(std::move(failure), {});
  }
  fill(take, options, world, behaviour, player);
}

}  // namespace

Take play(const Scenario& scenario, const WorldConfig& world_config, const Platforms& platforms,
          const TakeOptions& options) {
  const sim::Duration wall = sim::Pacer::wall_now();
  Take take;
  take.scenario = scenario.name;
  take.title = scenario.title;
  take.seed = options.seed.value_or(scenario.seed);
  take.story = std::make_shared<Story>();
  TakeServer server(world_config);
  std::unique_ptr<World> world;
  try {
    WorldOptions world_options;
    world_options.seed = take.seed;
    world_options.decisions = {scenario.others, scenario.decisions, options.chooser,
                               options.record_decisions};
    world_options.extensions = extensions_of(platforms);
    world_options.extensions.insert(world_options.extensions.begin(),
                                    real_programs(server.program_host()));
    world = std::make_unique<World>(config_for(scenario, platforms, world_config), world_options);
    server.set(*world);
  } catch (const WorldError& error) {
    Failure failure;
    const auto* setup = dynamic_cast<const SetupError*>(&error);
    failure.place = setup != nullptr ? place_of_setup_call(world_config, setup->index(), platforms)
                                     : Place{world_config.path, 0, 0};
    failure.what = "world";
    failure.expected = "a world that can be set up";
    failure.seen = error.what();
    take.failures.push_back(std::move(failure));
    return take;
  }
  Recording recording(options.journal_path, *world);
  const Watching watching(options.watch, world->journal());
  play_in(*world, server, scenario, platforms, options, take);
  sim::TakeInfo info{{"scenario", take.scenario},
                     {"scenario_path", scenario.path},
                     {"scenario_text", scenario.text},
                     {"world_path", world_config.path},
                     {"world_text", world_config.text},
                     {"account", world_config.account},
                     {"seed", std::to_string(take.seed)},
                     {"digest", take.digest},
                     {"digest_of", to_text(take.digest_of)},
                     {"result", take.passed() ? "passed" : "failed"}};
  if (!scenario.decisions_text.empty()) info["decisions"] = scenario.decisions_text;
  recording.end(info);
  take.wall = sim::Pacer::wall_now() - wall;
  return take;
}

}  // namespace harness
