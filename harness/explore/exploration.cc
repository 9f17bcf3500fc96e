#include "harness/explore/exploration.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <utility>

#include "fakes/aws/decisions.h"
#include "harness/explore/tally.h"
#include "sim/time/pacer.h"

namespace harness {
namespace {

// How many takes are planned on what is known when a round begins. Those of real programs take
// seconds each, and what they show should be of use before minutes are over.
constexpr std::size_t kRound = 32;
constexpr std::size_t kRoundOfPrograms = 8;

Exploration::Again outcome_of(const SavedTake& saved, const Take& again) {
  using enum Exploration::Again;
  if (again.passed()) return kPasses;
  return fails_alike(saved, again) ? kFailsAlike : kFailsOtherwise;
}

// How a failed take that was played again compares.
std::string compared(Exploration::Again outcome, const Take& again) {
  if (outcome == Exploration::Again::kPasses) return "it passes now";
  if (outcome == Exploration::Again::kFailsAlike) return "it fails in the same way";
  const FailureSignature signature = *signature_of(again);
  return "it fails in another way: " + signature.what + ": " + signature.subject;
}

// What the system is known not to stand, and why.
std::map<std::string, std::string> not_stood(const Explored& explored) {
  std::map<std::string, std::string> known = explored.scenario.faults.without;
  known.insert(explored.world.faults.without.begin(), explored.world.faults.without.end());
  return known;
}

// The fault that has the take not played: it is known not to be stood, and was not asked for. "" if
// there is none.
std::string left_out_fault(const SavedTake& saved, const Explored& explored,
                           const FaultMenu& menu) {
  const std::map<std::string, std::string> known = not_stood(explored);
  for (const aws::FaultRule& rule : saved.faults) {
    const std::string name(rule.kind->name);
    const bool is_asked_for = menu.is_by_name && !limited_to_menu({rule}, menu).empty();
    if (known.contains(name) && !is_asked_for) return name;
  }
  return {};
}

// What of the menu is not explored, and why.
std::map<std::string, std::string> left_out(const Explored& explored, const FaultMenu& menu) {
  std::map<std::string, std::string> reasons;
  if (menu.is_by_name) return reasons;
  const std::map<std::string, std::string> known = not_stood(explored);
  for (const aws::FaultRule& rule : menu.rules) {
    const auto reason = known.find(std::string(rule.kind->name));
    if (reason != known.end()) reasons.insert(*reason);
  }
  return reasons;
}

}  // namespace

struct Exploration::Of {
  const Explored* explored = nullptr;
  FaultMenu faults;                             // without those that are left out
  std::map<std::string, std::string> left_out;  // and the reasons
  std::uint64_t next_seed = 0;
  bool is_done = false;  // there are no more seeds
  Findings findings;
  Tally tally;
};

Exploration::Exploration(std::vector<Explored> scenarios, ExploreOptions options)
    : scenarios_(std::move(scenarios)),
      options_(std::move(options)),
      portfolio_(options_.strategies),
      began_(sim::Pacer::wall_now()) {
  const std::uint64_t skipped = options_.part - 1;
  for (const Explored& explored : scenarios_) {
    auto of = std::make_unique<Of>();
    of->explored = &explored;
    of->left_out = left_out(explored, options_.faults);
    of->faults = without(options_.faults, of->left_out);
    of->tally.look_for(explored.world.sometimes);
    of->tally.look_for(explored.scenario.sometimes);
    of->next_seed = options_.first_seed + skipped;
    of->is_done = options_.last_seed - options_.first_seed < skipped;
    of_.push_back(std::move(of));
  }
}

Exploration::~Exploration() = default;

Exploration::Of* Exploration::find(const std::string& scenario) const {
  const auto found =
      std::ranges::find(of_, scenario, [](const auto& of) { return of->explored->scenario.name; });
  return found == of_.end() ? nullptr : found->get();
}

void Exploration::know(const std::string& scenario, const Edge& edge) {
  if (Of* of = find(scenario)) of->findings.coverage.add(Coverage::Seen{edge});
}

void Exploration::know(SavedTake interesting) {
  Of* of = find(interesting.name);
  if (of == nullptr) return;
  interesting.faults = limited_to_menu(std::move(interesting.faults), of->faults);
  of->findings.pool.add(std::move(interesting));
}

void Exploration::vary(SavedTake take) {
  if (Of* of = find(take.name)) of->findings.pool.add(std::move(take));
}

bool Exploration::play_again(const SavedTake& saved) {
  Of* of = find(saved.name);
  if (of == nullptr) return false;
  if (is_to_stop() || is_late()) {
    known_.push_back({saved.path, "it was not played again", true});
    return false;
  }
  const std::string fault = left_out_fault(saved, *of->explored, options_.faults);
  if (!fault.empty()) {
    known_.push_back({saved.path, "it was not played again, as " + fault + " is left out", false});
    return false;
  }
  PlannedTake planned;
  planned.plan.strategy = kKnownStrategy;
  planned.plan.seed = saved.seed;
  planned.plan.faults = saved.faults;
  planned.take = play_saved(*of, saved, &planned.edges);
  planned.is_played = true;
  if (options_.on_take) options_.on_take(planned.take);
  const Again outcome = outcome_of(saved, planned.take);
  known_.push_back({saved.path, compared(outcome, planned.take), !planned.take.passed()});
  played_again_[saved.path] = outcome;
  take_in(*of, planned);
  return true;
}

Take Exploration::play_saved(const Of& of, const SavedTake& saved, TakeEdges* edges) const {
  Scenario scenario = of.explored->scenario;
  apply(saved, scenario);
  TakeOptions options;
  options.seed = saved.seed;
  options.pace = options_.pace;
  options.record_decisions = true;
  if (edges != nullptr) options.watch = [edges](const sim::Event& event) { edges->see(event); };
  return play(scenario, of.explored->world, options_.platforms, options);
}

bool Exploration::is_late() const {
  return options_.within && sim::Pacer::wall_now() - began_ >= *options_.within;
}

bool Exploration::is_to_stop() {
  if (options_.stop && options_.stop()) was_stopped_ = true;
  return was_stopped_;
}

bool Exploration::is_over() const {
  if (was_stopped_ || is_late()) return true;
  return options_.until_failure &&
         std::ranges::any_of(of_, [](const auto& of) { return of->findings.failures.count() > 0; });
}

void Exploration::run(const std::function<void()>& after_round) {
  play_rounds(after_round);
  if (was_stopped_) return;
  for (const auto& of : of_) {
    // Programs decide for themselves as well, so that fewer decisions say nothing.
    if (!has_programs(of->explored->world)) cheapen_failures(*of);
  }
}

void Exploration::cheapen_failures(Of& of) {
  using Keeps = bool (*)(const sim::Decided&);
  constexpr Keeps kFewer[] = {
      [](const sim::Decided& one) { return one.kind == &aws::kFault; },
      [](const sim::Decided& one) { return one.kind != &aws::kCallLatency; },
  };
  for (const FailureGroup* group : of.findings.failures.sorted()) {
    const FailureSignature signature = *signature_of(group->cheapest);
    SavedTake saved = saved_take_of(group->cheapest, "", "", "");
    saved.faults = group->faults_of_cheapest;
    for (const Keeps keeps : kFewer) {
      if (is_to_stop()) return;
      SavedTake fewer = saved;
      std::erase_if(fewer.decisions, [&](const sim::Decided& one) { return !keeps(one); });
      if (of.findings.failures.cheapen(signature, play_saved(of, fewer))) break;
    }
  }
}

void Exploration::play_rounds(const std::function<void()>& after_round) {
  const auto is_done = [](const auto& of) { return of->is_done; };
  while (!std::ranges::all_of(of_, is_done)) {
    for (const auto& of : of_) {
      if (is_over()) return;
      if (of->is_done) continue;
      play_round_of(*of);
      if (after_round) after_round();
    }
  }
}

std::vector<PlannedTake> Exploration::plan_round(Of& of) const {
  const std::size_t most = has_programs(of.explored->world) ? kRoundOfPrograms : kRound;
  std::vector<PlannedTake> takes;
  while (takes.size() < most && !of.is_done) {
    takes.emplace_back();
    takes.back().plan = portfolio_.plan(of.next_seed, {of.faults, of.findings.pool});
    of.is_done = options_.last_seed - of.next_seed < options_.parts;
    of.next_seed += options_.parts;
  }
  return takes;
}

void Exploration::play_round_of(Of& of) {
  std::vector<PlannedTake> takes = plan_round(of);
  std::atomic<bool> is_stopped = false;
  RoundOptions options{options_.platforms, options_.pace, options_.jobs, {}, options_.on_take};
  options.stop = [&] {
    if (options_.stop && options_.stop()) is_stopped = true;
    return is_stopped || is_late();
  };
  play_round(*of.explored, takes, options);
  was_stopped_ = is_stopped;
  for (const PlannedTake& planned : takes) {
    if (planned.is_played) take_in(of, planned);
  }
}

void Exploration::take_in(Of& of, const PlannedTake& planned) {
  const Take& take = planned.take;
  const std::size_t fresh =
      of.findings.coverage.add(planned.edges, take.seed, planned.plan.strategy);
  of.tally.count(planned, fresh);
  const std::vector<aws::FaultRule>& faults = planned.plan.faults;
  if (fresh > 0) {
    SavedTake interesting = saved_take_of(take, "", "", "");
    interesting.faults = faults;
    of.findings.pool.add(std::move(interesting));
  }
  if (take.passed()) return;
  of.findings.failures.add(take, faults, std::string(planned.plan.strategy));
}

ExploreReport Exploration::report() const {
  ExploreReport report;
  report.faults = options_.faults.name;
  report.interrupted = was_stopped_;
  report.known = known_;
  for (const auto& of : of_) {
    ScenarioRow row = of->tally.row(portfolio_.strategies(), of->faults);
    for (const auto& [fault, why] : of->left_out) row.left_out.push_back({fault, why});
    row.name = of->explored->scenario.name;
    row.path = of->explored->scenario.path;
    row.world = of->explored->given_world;
    for (const FailureGroup* group : of->findings.failures.sorted()) {
      row.failures.push_back(group->row);
      row.failures.back().faults = group->common_faults();
    }
    for (const auto& [hash, seen] : of->findings.coverage.all()) {
      if (seen.takes == 0) continue;
      const Edge& edge = seen.edge;
      row.edges.push_back({edge.kind, edge.role, edge.cause, seen.takes, seen.first_seed,
                           std::string(seen.strategy)});
    }
    report.scenarios.push_back(std::move(row));
  }
  return report;
}

const Findings& Exploration::findings(const std::string& scenario) const {
  return find(scenario)->findings;
}

}  // namespace harness
