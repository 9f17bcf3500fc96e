#include "harness/explain/causes.h"

#include <algorithm>

#include "fakes/sqs/events.h"
#include "harness/explain/things.h"
#include "harness/story/scenario_events.h"

namespace harness {
namespace {

constexpr std::size_t kMostCauses = 24;
constexpr std::size_t kMostHeld = 10;

// The end of the time for which the receiver has the message.
bool ends_hold(const sim::Event& event) {
  return event.kind == sqs::MessageDeleted::kKind || event.kind == sqs::MessageShown::kKind ||
         event.kind == sqs::MessageMoved::kKind || event.kind == sqs::MessageExpired::kKind ||
         event.kind == sqs::MessageReceived::kKind;
}

// The step of the scenario that was under way when something happened without a cause.
std::optional<sim::Event> step_of(const Telling& telling, const sim::Event& event) {
  const auto steps = telling.events.of_kind(StepBegan::kKind,
                                            {.before = event.sequence, .limit = 1, .last = true});
  if (steps.empty() || steps.front().time != event.time) return std::nullopt;
  return steps.front();
}

// Tells of what a call without a cause was made for. Returns the event to go on with.
std::optional<sim::Event> look_into_hands(const Telling& telling, const sim::Event& call,
                                          std::vector<Sentence>& told) {
  const std::vector<HeldMessage> held = held_by(telling, call.actor, call.sequence);
  if (held.empty()) return std::nullopt;
  const HeldMessage& newest = held.front();
  std::string others;
  if (held.size() > 1) {
    others = ", the newest of " + std::to_string(held.size()) + " messages that it held";
  }
  told.push_back(sentence(newest.received, call.actor + " held message " + newest.id + " of " +
                                               newest.queue + others + ", received " +
                                               sim::to_text(call.time - newest.received.time) +
                                               " before."));
  if (held.size() > 1) return std::nullopt;
  return origin_of(telling, newest.id);
}

}  // namespace

std::optional<sim::Event> origin_of(const Telling& telling, const std::string& message) {
  const auto first = telling.events.of_subject(message, {.limit = 1});
  if (!first.empty() && first.front().kind == sqs::MessageSent::kKind) return first.front();
  const auto became = telling.events.about("became " + message, {.limit = 1});
  if (!became.empty()) return became.front();
  return std::nullopt;
}

std::vector<HeldMessage> held_by(const Telling& telling, std::string_view actor,
                                 std::uint64_t before) {
  std::vector<HeldMessage> held;
  auto received = telling.events.about("got " + std::string(name_of_actor(actor)),
                                       {.before = before, .limit = kMostHeld, .last = true});
  std::ranges::reverse(received);
  for (sim::Event& event : received) {
    const auto* what = event.as<sqs::MessageReceived>();
    if (what == nullptr || what->receiver != actor) continue;
    const auto later =
        telling.events.of_subject(event.subject, {.after = event.sequence, .before = before});
    if (std::ranges::any_of(later, ends_hold)) continue;
    const std::string queue(what->queue);
    held.push_back({event.subject, queue, std::move(event)});
  }
  return held;
}

std::vector<Sentence> causes_of(const Telling& telling, const sim::Event& event) {
  std::vector<Sentence> told;
  std::optional<sim::Event> at = event;
  while (at && told.size() < kMostCauses) {
    if (at->cause != 0) {
      auto cause = telling.events.find(at->cause);
      if (!cause) {
        told.push_back(sentence("What led to that, event " + std::to_string(at->cause) +
                                ", is not in the journal."));
        break;
      }
      told.push_back(sentence(*cause, in_words(telling, *cause) + "."));
      at = std::move(cause);
      continue;
    }
    if (const auto step = step_of(telling, *at)) {
      told.push_back(sentence(*step, in_words(telling, *step) + "."));
      break;
    }
    const bool was_moved = at->kind == sqs::MessageMoved::kKind;
    if (!was_moved && at->kind != aws::ApiCall::kKind) break;
    // A message that a move task made came to be because of the one that it was made of.
    at = was_moved ? origin_of(telling, at->subject) : look_into_hands(telling, *at, told);
    if (at) told.push_back(sentence(*at, in_words(telling, *at) + "."));
  }
  return told;
}

}  // namespace harness
