#include <algorithm>

#include "harness/server/control_handlers.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

constexpr std::uint64_t kDefaultEvents = 100;
constexpr std::uint64_t kMostEvents = 10000;
constexpr std::uint64_t kMostSequence = 1'000'000'000'000'000;

// `sqs.*` is everything that begins with `sqs.`; "" is everything.
bool matches(const std::string& pattern, const std::string& text) {
  if (pattern.empty()) return true;
  if (pattern.back() != '*') return pattern == text;
  return text.compare(0, pattern.size() - 1, pattern, 0, pattern.size() - 1) == 0;
}

}  // namespace

sim::http::Response get_journal(ControlCall& call) {
  const std::uint64_t since = call.number("since", 0, kMostSequence);
  const std::uint64_t limit = call.number("limit", kDefaultEvents, kMostEvents);
  const std::string kind = call.text("kind");
  const std::string actor = call.text("actor");
  const std::string subject = call.text("subject");
  const sim::Journal& journal = call.world().journal();
  const auto& events = journal.events();
  auto event = std::ranges::upper_bound(events, since, {}, &sim::Event::sequence);
  sim::JsonWriter json;
  json.begin_object();
  json.key("events").begin_array();
  std::uint64_t count = 0;
  std::uint64_t last = since;
  for (; event != events.end() && count < limit; ++event) {
    last = event->sequence;
    if (!matches(kind, event->kind) || !matches(actor, event->actor) ||
        !matches(subject, event->subject)) {
      continue;
    }
    json.raw(sim::to_json(*event));
    ++count;
  }
  json.end_array();
  // The value of `since` for the next call.
  json.key("last").value(last);
  json.key("more").value(event != events.end());
  json.key("count").value(journal.count());
  json.key("digest").value(journal.digest());
  json.end_object();
  return json_response(json.take());
}

}  // namespace harness
