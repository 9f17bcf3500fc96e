#include "harness/export/take_events.h"

#include <algorithm>
#include <utility>

#include "fakes/aws/events.h"
#include "fakes/ecs/events.h"
#include "harness/world/events.h"
#include "sim/store/database.h"

namespace exporting {
namespace {

// An answer comes right after what the call did, but for those that a fault holds back.
constexpr std::uint64_t kNearby = 64;

// As a condition on `kind`, without the index: events come in the order of their sequences anyway,
// and would have to be sorted.
std::string condition_on(const std::vector<std::string_view>& kinds) {
  std::string text = " WHERE +kind IN (";
  for (std::size_t i = 0; i < kinds.size(); ++i) text += i == 0 ? "?" : ", ?";
  return text + ")";
}

}  // namespace

TakeEvents::TakeEvents(std::string path)
    : copy_(is_cut(path) ? std::make_unique<ReadableCopy>(path) : nullptr),
      path_(copy_ ? copy_->path() : path),
      stream_(sim::JournalFile::open(path_)),
      lookups_(sim::JournalFile::open(path_)) {
  try {
    sim::Statement& first = lookups_->prepare("SELECT 1 FROM event LIMIT 1");
    if (!first.bind().step()) throw sim::StoreError("it holds no events");
    first.reset();
  } catch (const sim::StoreError& error) {
    throw sim::StoreError("cannot read " + path + ": " + error.what());
  }
  find_undone();
}

std::string TakeEvents::trouble() const {
  if (!trouble_.empty()) return trouble_;
  return copy_ ? "the journal is broken: its end is missing" : "";
}

void TakeEvents::find_undone() {
  const See see = [this](const sim::Event& event) {
    undone_.push_back({event.as<harness::TurnUndone>()->since, event.sequence});
  };
  sim::Statement& rows = lookups_->prepare(
      "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event "
      "WHERE kind = ? ORDER BY sequence");
  rows.bind(harness::TurnUndone::kKind);
  if (see_all(rows, see)) return;
  // The index is broken; how far the events go is to be seen.
  look_up_again();
  undone_.clear();
  trouble_.clear();
  each_of({harness::TurnUndone::kKind}, see);
  trouble_.clear();
}

bool TakeEvents::happened(const sim::Event& event) const {
  const auto at = std::ranges::lower_bound(undone_, event.sequence, {}, &Undone::last);
  const bool is_undone = at != undone_.end() && event.sequence >= at->first;
  return !is_undone || event.kind == ecs::LinePrinted::kKind;
}

bool TakeEvents::see_all(sim::Statement& rows, const See& see) {
  std::uint64_t seen = 0;
  bool is_whole = true;
  const auto next = [&] {
    try {
      return rows.step();
    } catch (const sim::StoreError& error) {
      is_whole = false;
      if (!trouble_.empty()) return false;
      // Before it, what() has the question that was asked.
      const std::string_view what = error.what();
      const std::size_t reason = what.rfind("': ");
      trouble_ = "the journal is broken after event " + std::to_string(seen) + ": " +
                 std::string(reason == what.npos ? what : what.substr(reason + 3));
      return false;
    }
  };
  while (next()) {
    const sim::Event event = sim::JournalFile::event_of(rows);
    seen = event.sequence;
    if (happened(event)) see(event);
  }
  return is_whole;
}

void TakeEvents::stream_again() { stream_ = sim::JournalFile::open(path_); }
void TakeEvents::look_up_again() { lookups_ = sim::JournalFile::open(path_); }

void TakeEvents::each(const See& see) {
  sim::Statement& rows = stream_->prepare(
      "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event ORDER BY sequence");
  rows.bind();
  if (!see_all(rows, see)) stream_again();
}

void TakeEvents::each_of(const std::vector<std::string_view>& kinds, const See& see) {
  sim::Statement& rows = stream_->prepare(
      std::string_view("SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event" +
                       condition_on(kinds) + " ORDER BY sequence"));
  rows.reset();
  for (std::size_t i = 0; i < kinds.size(); ++i) rows.bind_at(static_cast<int>(i) + 1, kinds[i]);
  if (!see_all(rows, see)) stream_again();
}

sim::Time TakeEvents::begin() {
  sim::Time begin{};
  sim::Statement& first = lookups_->prepare(
      "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event "
      "ORDER BY sequence LIMIT 1");
  first.bind();
  if (!see_all(first, [&](const sim::Event& event) { begin = event.time; })) look_up_again();
  return begin;
}

sim::Time TakeEvents::end() {
  sim::Time end{};
  sim::Statement& last = lookups_->prepare(
      "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event "
      "ORDER BY sequence DESC LIMIT 1");
  last.bind();
  if (see_all(last, [&](const sim::Event& event) { end = event.time; })) return end;
  look_up_again();
  each([&](const sim::Event& event) { end = event.time; });
  return end;
}

std::vector<sim::Event> TakeEvents::of_subject(std::string_view subject, std::size_t limit) {
  sim::Statement& rows = lookups_->prepare(
      "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event "
      "WHERE subject = ? ORDER BY sequence LIMIT ?");
  rows.bind(subject, std::uint64_t{limit});
  std::vector<sim::Event> events;
  if (!see_all(rows, [&](const sim::Event& event) { events.push_back(event); })) look_up_again();
  return events;
}

std::optional<sim::Event> TakeEvents::find(std::uint64_t sequence) {
  sim::Statement& rows = lookups_->prepare(
      "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event WHERE sequence = ?");
  rows.bind(sequence);
  std::optional<sim::Event> found;
  if (!see_all(rows, [&](const sim::Event& event) { found = event; })) look_up_again();
  return found;
}

std::optional<sim::Event> TakeEvents::answer_to(std::uint64_t call, std::uint64_t from) {
  sim::Statement& rows = lookups_->prepare(
      "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event "
      "WHERE sequence > ? AND sequence <= ? AND cause = ? ORDER BY sequence");
  rows.bind(from, from + kNearby, call);
  std::optional<sim::Event> found;
  const bool is_whole = see_all(rows, [&](const sim::Event& event) {
    const bool is_answer = event.kind == aws::ApiReply::kKind || event.kind == aws::ApiError::kKind;
    if (is_answer && !found) found = event;
  });
  if (!is_whole) look_up_again();
  return found;
}

}  // namespace exporting
