// What in a take is most worth a look: the first three of its highlights, which are in the order
// of harness/explain/summary.h: what failed, dead letters, tasks that ended badly, complaints of
// programs, requests that nothing answers, errors, messages that were received again, long waits.
#include "fakes/aws/events.h"
#include "fakes/ecs/events.h"
#include "harness/explain/causes.h"
#include "harness/explain/deeds.h"
#include "harness/explain/telling.h"
#include "harness/explain/things.h"
#include "harness/story/text.h"

namespace harness {
namespace {

using Kind = Highlight::Kind;

constexpr std::size_t kMostTold = 3;

std::string title_of(const Highlight& mark) {
  const std::string messages = counted(mark.count, "message");
  switch (mark.kind) {
    case Kind::kFailure:
      return "What should have been and was not";
    case Kind::kDeadLetter:
      return messages + " went to the dead-letter queue " + mark.group;
    case Kind::kBadEnd:
      return counted(mark.count, "task") + " of " + mark.group + " ended badly";
    case Kind::kComplaint:
      return mark.group + " complained " + times(mark.count);
    case Kind::kRefused:
      return mark.group + ": asked for " + times(mark.count) + ", and not modelled";
    case Kind::kError:
      return mark.group + ": answered so " + times(mark.count);
    case Kind::kReceivedAgain:
      return messages + " of " + mark.group + (mark.count == 1 ? " was" : " were") +
             " received several times";
    case Kind::kLongWait:
      return messages + " of " + mark.group + " waited a minute or more to be received";
  }
  return mark.group;
}

std::string hint(const std::string& question) {
  return "Its life: `backlot explain JOURNAL " + question + "`.";
}

std::string others(std::uint64_t count, const std::string& noun) {
  return count > 1 ? " It is the first of " + counted(count, noun) + "." : "";
}

Part dead_letter(const Telling& telling, const Highlight& mark, const sim::Event& first) {
  Part part{title_of(mark), {}};
  part.sentences.push_back(
      sentence(first, "Message " + first.subject + " did." + others(mark.count, "message")));
  const Explanation whole = explain_message(telling, first.subject);
  for (const Part& told : whole.parts) {
    const bool is_why = told.title.ends_with("a dead letter");
    if (told.title != "Where it is" && !is_why) continue;
    for (const Sentence& one : told.sentences) part.sentences.push_back(one);
  }
  part.sentences.push_back(sentence(hint("message " + first.subject)));
  return part;
}

Part bad_end(const Highlight& mark, const sim::Event& first) {
  Part part{title_of(mark), {}};
  part.sentences.push_back(sentence(first, "Task " + short_id(first.subject) + " " +
                                               end_words(first) + "." +
                                               others(mark.count, "task")));
  part.sentences.push_back(sentence(hint("task " + short_id(first.subject))));
  return part;
}

Part complaint(const Telling& telling, const Highlight& mark, const sim::Event& first) {
  Part part{title_of(mark), {}};
  part.sentences.push_back(sentence(first, in_words(telling, first) + "."));
  const auto* printed = first.as<ecs::LinePrinted>();
  if (printed != nullptr) {
    for (Sentence& one : complaint_about(telling, first)) part.sentences.push_back(std::move(one));
  }
  part.sentences.push_back(sentence(hint("task " + short_id(first.subject))));
  return part;
}

Part error(const Telling& telling, const Highlight& mark, const sim::Event& first) {
  const bool is_refused = mark.kind == Kind::kRefused;
  Part part{title_of(mark), {}};
  const auto call = telling.events.find(first.cause);
  const std::string caller = is_refused || !call ? first.actor : call->actor;
  const auto* answer = first.as<aws::ApiError>();
  const auto* refused = first.as<aws::ApiRefused>();
  const std::string said(answer != nullptr    ? answer->error.message
                         : refused != nullptr ? refused->error.message
                                              : std::string_view{});
  part.sentences.push_back(
      sentence(first, "The first was to " + caller + ": " + in_quotes(said, 300)));
  if (!call) return part;
  for (Sentence& one : causes_of(telling, *call)) {
    one.text = "because " + one.text;
    one.depth = 1;
    part.sentences.push_back(std::move(one));
  }
  return part;
}

Part received_again(const Highlight& mark, const sim::Event& event) {
  Part part{title_of(mark), {}};
  part.sentences.push_back(sentence(event, "Message " + event.subject + " was received " +
                                               times(static_cast<std::uint64_t>(mark.most)) +
                                               ", which is the most of them."));
  part.sentences.push_back(sentence(hint("message " + event.subject)));
  return part;
}

Part long_wait(const Highlight& mark, const sim::Event& event) {
  Part part{title_of(mark), {}};
  part.sentences.push_back(sentence(event, "Message " + event.subject + " waited longest, " +
                                               sim::to_text(sim::Duration{mark.most}) + "."));
  part.sentences.push_back(sentence(hint("message " + event.subject)));
  return part;
}

Part part_of(const Telling& telling, const Highlight& mark) {
  const auto event = telling.events.find(mark.event);
  if (!event) return {title_of(mark), {}};
  switch (mark.kind) {
    case Kind::kFailure:
      break;
    case Kind::kDeadLetter:
      return dead_letter(telling, mark, *event);
    case Kind::kBadEnd:
      return bad_end(mark, *event);
    case Kind::kComplaint:
      return complaint(telling, mark, *event);
    case Kind::kRefused:
    case Kind::kError:
      return error(telling, mark, *event);
    case Kind::kReceivedAgain:
      return received_again(mark, *event);
    case Kind::kLongWait:
      return long_wait(mark, *event);
  }
  Explanation whole = explain_failure(telling);
  return whole.parts.empty() ? Part{} : std::move(whole.parts.front());
}

std::string name_of_take(const Telling& telling) {
  const sim::TakeInfo& info = telling.events.info();
  const auto value = [&](const char* name) -> std::string {
    const auto found = info.find(name);
    return found == info.end() ? std::string{} : found->second;
  };
  const std::string scenario = value("scenario");
  std::string text = scenario.empty() ? "take of `backlot serve`" : "take of " + scenario;
  if (!value("seed").empty()) text += ", seed " + value("seed");
  if (!value("result").empty()) text += ", " + value("result");
  return text;
}

}  // namespace

std::vector<Explanation> explain_highlights(const EventSource& events, const GuestWords& guest,
                                            std::size_t limit,
                                            const std::vector<std::string>& messages) {
  const Telling telling{events, guest};
  std::vector<Explanation> all{explain_take(telling)};
  if (Explanation failure = explain_failure(telling); !failure.parts.empty()) {
    all.push_back(std::move(failure));
  }
  const auto add = [&](Explanation explanation) {
    for (const Explanation& one : all) {
      if (one.kind == explanation.kind && one.id == explanation.id) return;
    }
    all.push_back(std::move(explanation));
  };
  for (const Highlight& mark : events.highlights()) {
    if (all.size() >= limit) break;
    switch (mark.kind) {
      case Kind::kDeadLetter:
      case Kind::kReceivedAgain:
      case Kind::kLongWait:
        add(explain_message(telling, mark.subject));
        break;
      case Kind::kBadEnd:
      case Kind::kComplaint:
        add(explain_task(telling, std::string(last_part(mark.subject))));
        break;
      case Kind::kFailure:
      case Kind::kRefused:
      case Kind::kError:
        break;
    }
  }
  const std::size_t most = all.size() + limit;
  for (const std::string& message : messages) {
    if (all.size() >= most) break;
    add(explain_message(telling, message));
  }
  return all;
}

Explanation explain_take(const Telling& telling) {
  Explanation explanation{"take", "", name_of_take(telling), telling.events.begin(), {}};
  const Highlights marks = telling.events.highlights();
  Part first{"In all", forgotten(telling)};
  first.sentences.push_back(
      sentence(counted(telling.events.last(), "event") + " in " +
               sim::to_text(telling.events.end() - telling.events.begin()) +
               (marks.empty() ? ", and everything went the straight way."
                              : ". What is most worth a look is first: what failed, dead letters, "
                                "tasks that ended badly, complaints, errors, retries, waits.")));
  explanation.parts.push_back(std::move(first));
  for (const Highlight& mark : marks) {
    if (explanation.parts.size() > kMostTold) break;
    explanation.parts.push_back(part_of(telling, mark));
  }
  if (marks.size() > kMostTold) {
    Part rest{"Beyond that", {}};
    for (std::size_t i = kMostTold; i < marks.size() && i < kMostTold + 12; ++i) {
      rest.sentences.push_back(sentence(title_of(marks[i]) + ".", {marks[i].event}));
    }
    explanation.parts.push_back(std::move(rest));
  }
  return explanation;
}

}  // namespace harness
