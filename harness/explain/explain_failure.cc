#include <algorithm>

#include "fakes/sqs/events.h"
#include "harness/explain/causes.h"
#include "harness/explain/deeds.h"
#include "harness/explain/telling.h"
#include "harness/explain/things.h"
#include "harness/story/scenario_events.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kMostFailures = 10;
constexpr std::size_t kMostInvolved = 6;
constexpr std::size_t kMostLastDeeds = 6;

// One of the things that a failure is about, told by the first parts of its own explanation.
void add_involved(const Telling& telling, const std::string& word, std::uint64_t until,
                  std::vector<Sentence>& told) {
  const auto add = [&](const Explanation& whole, std::size_t parts, const std::string& hint) {
    told.push_back(sentence("About " + whole.title + ":"));
    for (std::size_t i = 0; i < std::min(parts, whole.parts.size()); ++i) {
      for (Sentence one : whole.parts[i].sentences) {
        ++one.depth;
        told.push_back(std::move(one));
      }
    }
    Sentence more = sentence("Its life: `backlot explain JOURNAL " + hint + "`.");
    more.depth = 1;
    told.push_back(std::move(more));
  };
  const std::string name(last_part(word));
  const auto own = telling.events.of_subject(word, {.limit = 1});
  if (!own.empty() && is_of_message(own.front().kind)) {
    return add(explain_message(telling, word), 2, "message " + word);
  }
  if (telling.events.queue(name)) {
    return add(explain_queue(telling, name), 1, "queue " + name);
  }
  if (!telling.events.about("task " + name, {.limit = 1}).empty()) {
    return add(explain_task(telling, name), 1, "task " + short_id(name));
  }
  if (!telling.events.about("mail " + word, {.limit = 1}).empty()) {
    return add(explain_mail(telling, word), 2, "mail " + word);
  }
  // What an actor did last.
  const auto deeds = telling.events.about("by " + std::string(name_of_actor(word)),
                                          {.before = until, .limit = kMostLastDeeds, .last = true});
  if (deeds.empty()) return;
  told.push_back(sentence("What " + word + " did last before it:"));
  for (const sim::Event& deed : deeds) {
    std::string text = in_words(telling, deed);
    const std::string error = deed.kind == aws::ApiCall::kKind ? error_of(telling, deed) : "";
    if (!error.empty()) text += ", which was answered with " + error;
    told.push_back(sentence(deed, text + ".", 1));
  }
}

// The last dead letters and bad ends before a failure, which often say why.
void add_trouble(const Telling& telling, std::uint64_t until, std::vector<Sentence>& told) {
  for (const Highlight& mark : telling.events.highlights()) {
    if (mark.event >= until) continue;
    const auto event = telling.events.find(mark.event);
    if (!event) continue;
    if (mark.kind == Highlight::Kind::kDeadLetter) {
      told.push_back(sentence(*event, "Before it, " + counted(mark.count, "message") +
                                          " went to the dead-letter queue " + mark.group +
                                          ", the first of them " + event->subject + "."));
    } else if (mark.kind == Highlight::Kind::kBadEnd) {
      told.push_back(sentence(*event, "Before it, " + counted(mark.count, "task") + " of " +
                                          mark.group + " ended badly; the first, " +
                                          short_id(event->subject) + ", " + end_words(*event) +
                                          "."));
    } else if (mark.kind == Highlight::Kind::kComplaint) {
      told.push_back(sentence(*event, "Before it, " + in_words(telling, *event) + "."));
    }
  }
}

Part failure_part(const Telling& telling, const sim::Event& event, std::size_t number) {
  const auto* failed = event.as<TakeFailed>();
  Part part{std::to_string(number) + ". " + event.subject, {}};
  if (failed->line > 0) part.title += ", line " + std::to_string(failed->line);
  std::vector<Sentence>& told = part.sentences;
  const auto shown = telling.events.find(failed->event);
  const sim::Event& found = shown ? *shown : event;
  told.push_back(sentence("Expected: " + std::string(failed->expected) + ".", {event.sequence}));
  told.push_back({found.time, "Seen: " + in_quotes(failed->seen, 1000) + ".", {event.sequence}});
  const bool is_of_scenario = found.actor == "scenario";
  if (!is_of_scenario) {
    told.push_back(sentence(found, "It was seen when " + in_words(telling, found) + "."));
    for (Sentence& cause : causes_of(telling, found)) {
      cause.text = "because " + cause.text;
      cause.depth = 1;
      told.push_back(std::move(cause));
    }
  }
  std::size_t involved = 0;
  for (const std::string_view word : failed->involved) {
    if (word.empty() || ++involved > kMostInvolved) continue;
    add_involved(telling, std::string(word), found.sequence + 1, told);
  }
  add_trouble(telling, found.sequence + 1, told);
  return part;
}

// A journal from before there was TakeFailed.
Part judged_part(const Telling& telling, const sim::Event& event, std::size_t number) {
  const auto* failed = event.as<ExpectationFailed>();
  Part part{
      std::to_string(number) + ". " + event.subject + ", line " + std::to_string(failed->line), {}};
  part.sentences.push_back(sentence(event, "What was expected did not come true in time. Seen: " +
                                               in_quotes(failed->seen, 1000) + "."));
  add_trouble(telling, event.sequence, part.sentences);
  return part;
}

}  // namespace

Explanation explain_failure(const Telling& telling) {
  Explanation explanation{"failure", "", "", telling.events.begin(), {}};
  const auto failures = telling.events.of_kind(TakeFailed::kKind, {.limit = kMostFailures});
  for (const sim::Event& event : failures) {
    explanation.parts.push_back(failure_part(telling, event, explanation.parts.size() + 1));
  }
  if (failures.empty()) {
    for (const sim::Event& event :
         telling.events.of_kind(ExpectationFailed::kKind, {.limit = kMostFailures})) {
      explanation.parts.push_back(judged_part(telling, event, explanation.parts.size() + 1));
    }
  }
  if (explanation.parts.empty()) {
    explanation.title = "nothing that was expected failed";
    return explanation;
  }
  explanation.title = counted(explanation.parts.size(), "thing") + " failed";
  return explanation;
}

}  // namespace harness
