#include "harness/incident/maker.h"

#include <algorithm>
#include <utility>

#include "harness/evidence/fields.h"
#include "harness/scenario/yaml_text.h"

namespace incident {
namespace {

constexpr std::string_view kServiceDomain = ".amazonaws.com";

std::size_t bytes_of(const Entry& entry) {
  std::size_t bytes = 0;
  for (const DraftLine& line : entry) bytes += line.text.size() + line.origin.place.size() + 24;
  return bytes;
}

// The first of the steps that the most others follow within kMostSpan. REQUIRES: they are in order.
std::size_t first_of_most(const std::vector<DraftStep>& steps) {
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t first = 0, end = 0; first < steps.size(); ++first) {
    while (end < steps.size() && steps[end].time - steps[first].time <= Maker::kMostSpan) ++end;
    if (end - first > most) {
      most = end - first;
      best = first;
    }
  }
  return best;
}

// One wrong time would make a scenario that plays for years, or none that can be read.
void leave_out_far_steps(Draft& draft) {
  if (draft.steps.empty()) return;
  const sim::Time first = draft.steps[first_of_most(draft.steps)].time;
  std::erase_if(draft.steps, [&](const DraftStep& step) {
    if (step.time >= first && step.time - first <= Maker::kMostSpan) return false;
    if (--draft.made[step.made] == 0) draft.made.erase(step.made);
    LeftOut& far = draft.left_out["steps more than a year from most others"];
    if (far.count++ == 0) far.first = step.origin.place;
    return true;
  });
}

}  // namespace

Maker::Maker(const KnownWorld& world, Happenings& happenings, TimeAsked asked, Draft& draft)
    : world_(world),
      happenings_(happenings),
      asked_(asked),
      draft_(draft),
      account_(happenings.account()) {}

bool Maker::is_inside(std::string_view actor) const {
  if (actor.empty() || !world_.has_programs) return false;
  if (actor.ends_with(kServiceDomain)) return true;
  if (!evidence::is_task_id(actor)) return false;
  const auto task = happenings_.tasks().find(actor);
  const std::string family = task == happenings_.tasks().end() ? "" : family_of(task->second);
  // A task of which nothing is known but its id is taken for one of the world's.
  if (family.empty()) return true;
  const auto known = world_.families.find(family);
  return known != world_.families.end() && known->second.runs;
}

bool Maker::is_foreign(std::string_view account) const {
  return !account.empty() && !account_.empty() && account != account_;
}

std::string Maker::family_of(const Task& task) const {
  if (!task.family.empty()) return task.family;
  constexpr std::string_view kFamily = "family:";
  constexpr std::string_view kService = "service:";
  if (task.group.starts_with(kFamily)) return task.group.substr(kFamily.size());
  if (task.group.starts_with(kService)) {
    const std::string family = world_.family_of_service(task.group.substr(kService.size()));
    if (!family.empty()) return family;
  }
  return task.stream_container.empty() ? "" : world_.family_of_container(task.stream_container);
}

Origin Maker::origin_of(const Moment& moment) const {
  Origin origin = recorded(moment.place);
  const sim::Duration ahead = draft_.clocks.ahead_of(moment.source);
  if (ahead == sim::Duration::zero()) return origin;
  origin.basis = Basis::kJoined;
  const bool is_ahead = ahead > sim::Duration::zero();
  origin.place += ", whose clock is " + sim::to_text(is_ahead ? ahead : -ahead) +
                  (is_ahead ? " ahead" : " behind");
  return origin;
}

void Maker::need_queue(const std::string& queue, const std::optional<sim::Time>& when) {
  const auto [need, is_new] = needed_.try_emplace(queue, when);
  // Nothing is before every time.
  if (!is_new) need->second = std::min(need->second, when);
}

void Maker::add_step(const Moment& moment, Entry what, const char* made_of) {
  add_step(moment.time, origin_of(moment), std::move(what), made_of);
}

void Maker::add_step(sim::Time time, Origin origin, Entry what, const char* made_of) {
  step_bytes_ += bytes_of(what);
  if (draft_.steps.size() >= kMostSteps || step_bytes_ > kMostStepBytes) {
    return left_out("steps beyond what one scenario may have: narrow the time by --from and --to");
  }
  draft_.steps.push_back({time, std::move(origin), std::move(what), made_of});
  made(made_of);
}

void Maker::left_out(const std::string& what, const evidence::Place& place) {
  LeftOut& one = draft_.left_out[what];
  if (one.count++ == 0 && !place.file.empty()) one.first = evidence::to_text(place);
}

void Maker::add_setup(Entry call, const char* made_of) {
  setup_bytes_ += bytes_of(call);
  if (setup_bytes_ > kMostStepBytes) {
    return left_out("what was there before, beyond what one world may have");
  }
  draft_.setup.push_back(std::move(call));
  made(made_of);
}

void Maker::expect(Entry expectation, const char* made_of) {
  draft_.expectations.push_back(std::move(expectation));
  made(made_of);
}

void make_decisions(const std::vector<harness::RecordedDecision>& decisions, Draft& draft) {
  const harness::RecordedDecision* before = nullptr;
  for (const harness::RecordedDecision& one : decisions) {
    if (one.value > Maker::kMostSpan) {
      ++draft.left_out["pieces of work of more than a year"].count;
      continue;
    }
    const Origin why{one.is_joined ? Basis::kJoined : Basis::kInferred,
                     one.why + ", until " + evidence::to_text(one.place)};
    if (before == nullptr || before->kind != one.kind || before->subject != one.subject) {
      draft.decisions.push_back({{0, "kind: " + one.kind, why},
                                 {0, "of: " + harness::yaml_scalar(one.subject), why},
                                 {0, "values:", why}});
    }
    draft.decisions.back().push_back(
        {1, std::to_string(one.number) + ": " + sim::to_exact_text(one.value), why});
    ++draft.made["pieces of work that take as long as they did"];
    before = &one;
  }
}

void add_to_world(const std::vector<harness::InferredEntry>& entries, Draft& draft) {
  for (const harness::InferredEntry& one : entries) {
    const Origin why = inferred(one.why + ", " + evidence::to_text(one.place));
    draft.world_lists[one.list].push_back({{0, one.entry, why}});
    ++draft.made["entries of the world's " + one.list + " that it did not have"];
  }
}

namespace {

// A setup that is longer ago has nothing that the incident waits for.
constexpr sim::Duration kSetupMatters = std::chrono::hours{1};

// What the world's setup starts takes its time to start. So the incident begins with the setup, if
// the evidence has that, not long before the first thing that came from outside.
std::optional<sim::Time> setup_before(const Maker& maker, sim::Time first) {
  std::optional<sim::Time> last;
  for (const Call& call : maker.happenings().calls()) {
    if (!call.is_setup || maker.is_before(call.time) || call.time.time > first) continue;
    last = std::max(last.value_or(call.time.time), call.time.time);
  }
  if (last && first - *last > kSetupMatters) return std::nullopt;
  return last;
}

void set_begin(Maker& maker) {
  Draft& draft = maker.draft();
  const Span& span = maker.happenings().span();
  const TimeAsked& asked = maker.asked();
  draft.begin = span.first.value_or(asked.from.value_or(asked.to.value_or(sim::kDefaultStart)));
  if (draft.steps.empty()) return;
  draft.begin = draft.steps.front().time;
  const std::optional<sim::Time> setup = setup_before(maker, draft.begin);
  if (!setup) return;
  draft.begin = *setup;
  draft.begins_with_setup = true;
}

}  // namespace

void make(Maker& maker) {
  make_messages(maker);
  make_queues(maker);
  make_mails(maker);
  make_calls(maker);
  make_items(maker);
  make_tasks(maker);
  Draft& draft = maker.draft();
  if (const std::uint64_t beyond = maker.happenings().left_out(); beyond > 0) {
    draft.left_out["things beyond the first 20000 of their kind"] = {beyond, {}};
  }
  std::ranges::stable_sort(draft.steps, {}, &DraftStep::time);
  leave_out_far_steps(draft);
  set_begin(maker);
  const Span& span = maker.happenings().span();
  draft.end = draft.steps.empty() ? draft.begin : draft.steps.back().time;
  if (span.last && *span.last - draft.begin <= Maker::kMostSpan) {
    draft.end = std::max(draft.end, *span.last);
  }
  decide_starts(maker);
}

}  // namespace incident
