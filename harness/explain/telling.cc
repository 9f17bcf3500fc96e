#include "harness/explain/telling.h"

#include <exception>

#include "fakes/cloudwatch/events.h"
#include "fakes/ecs/events.h"
#include "fakes/ses/events.h"
#include "fakes/sns/events.h"
#include "fakes/sqs/events.h"
#include "harness/explain/things.h"
#include "harness/story/scenario_events.h"
#include "harness/story/text.h"

namespace harness {
namespace {

// How far behind an event the answer to its call is looked for: a batch of ten messages, each
// received at once, lies between.
constexpr std::uint64_t kNearby = 64;

std::string text(std::string_view view) { return std::string(view); }

std::string listed(const sim::Texts& texts) {
  std::string list;
  for (const std::string_view one : texts) list += (list.empty() ? "" : ", ") + text(one);
  return list;
}

std::string task_words(const sim::Event& event, const ecs::TaskChanged& task) {
  return "task " + short_id(event.subject) + " of " + text(task.family) + " became " +
         text(task.status);
}

std::string own_words(const sim::Event& event) {
  if (event.kind == aws::ApiCall::kKind) return event.actor + " called " + event.subject;
  if (const auto* mail = event.as<ses::MailReceived>()) {
    return "the mail " + in_quotes(mail->subject) + " from " + text(mail->from) + " came in";
  }
  if (const auto* mail = event.as<ses::MailSent>()) {
    return "the mail " + in_quotes(mail->subject) + " went out to " + listed(mail->to);
  }
  if (const auto* published = event.as<sns::MessagePublished>()) {
    return "SNS published " + (published->subject.empty() ? "it" : in_quotes(published->subject)) +
           " to the topic " + text(last_part(published->topic));
  }
  if (const auto* alarm = event.as<cloudwatch::AlarmChanged>()) {
    return "the alarm " + event.subject + " went from " + text(alarm->old_state) + " to " +
           text(alarm->new_state);
  }
  if (const auto* sent = event.as<sqs::MessageSent>()) {
    return "message " + event.subject + " came into " + text(sent->queue);
  }
  if (const auto* received = event.as<sqs::MessageReceived>()) {
    return text(received->receiver) + " received message " + event.subject;
  }
  if (const auto* moved = event.as<sqs::MessageMoved>()) {
    return "message " + event.subject + " went from " + text(moved->queue) + " to " +
           text(moved->to) + " (" + text(moved->reason) + ")";
  }
  if (const auto* step = event.as<StepBegan>()) {
    return "the scenario's step `" + event.subject + "` on line " + std::to_string(step->line);
  }
  if (const auto* task = event.as<ecs::TaskChanged>()) return task_words(event, *task);
  if (const auto* line = event.as<ecs::LinePrinted>()) {
    return text(line->container) + " printed: " + output_text(line->line);
  }
  if (const auto* service = event.as<ecs::ServiceEventAdded>()) return text(service->message);
  if (event.kind.starts_with("input.")) {
    return "a request came from outside, " + event.actor + ": " + shortened(event.subject, 100);
  }
  return {};
}

}  // namespace

Sentence sentence(const sim::Event& event, std::string text, int depth) {
  return {event.time, std::move(text), {event.sequence}, depth};
}

Sentence sentence(std::string text, std::vector<std::uint64_t> events) {
  return {std::nullopt, std::move(text), std::move(events), 0};
}

std::string ordinal(std::int64_t number) {
  const std::int64_t ten = number % 100 / 10;
  const std::int64_t one = ten == 1 ? 0 : number % 10;
  const char* ending = one == 1 ? "st" : one == 2 ? "nd" : one == 3 ? "rd" : "th";
  return std::to_string(number) + ending;
}

std::string times(std::uint64_t count) {
  if (count == 1) return "once";
  if (count == 2) return "twice";
  return grouped(count) + " times";
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return grouped(count) + " " + text(noun) + (count == 1 ? "" : "s");
}

std::string instant(const Telling& telling, sim::Time time) {
  return sim::to_text(time - telling.events.begin()) + " (" + sim::to_iso8601(time) + ")";
}

std::string in_quotes(std::string_view whole, std::size_t limit) {
  std::string line;
  for (const char c : shortened(whole, limit)) {
    const bool is_blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!is_blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return '"' + line + '"';
}

std::string in_words(const Telling& telling, const sim::Event& event) {
  try {
    if (std::string own = own_words(event); !own.empty()) return own;
    if (telling.guest) {
      if (std::string words = telling.guest(event); !words.empty()) return words;
    }
  } catch (const std::exception&) {
    // A recorded journal may hold data of another form than the kind says.
  }
  return event.kind + (event.subject.empty() ? "" : " " + event.subject) + " by " + event.actor;
}

std::optional<sim::Event> answer_to(const Telling& telling, std::uint64_t call,
                                    std::uint64_t from) {
  for (std::uint64_t at = from + 1; at <= from + kNearby; ++at) {
    auto event = telling.events.find(at);
    if (!event || event->cause != call) continue;
    if (event->kind == aws::ApiReply::kKind || event->kind == aws::ApiError::kKind) return event;
  }
  return std::nullopt;
}

std::string error_of(const Telling& telling, const sim::Event& call) {
  const auto answer = answer_to(telling, call.sequence, call.sequence);
  if (!answer) return {};
  const auto* error = answer->as<aws::ApiError>();
  if (error == nullptr) return {};
  return text(error->error.code) + ": " + shortened(error->error.message, 200);
}

std::vector<Sentence> forgotten(const Telling& telling) {
  const std::uint64_t first = telling.events.first();
  if (first <= 1) return {};
  return {
      sentence("The " + counted(first - 1, "event") + " before event " + grouped(first) +
               " are no longer in memory (--keep-events), and what they tell is missing here.")};
}

Explanation explain(const EventSource& events, const Question& question, const GuestWords& guest) {
  const Telling telling{events, guest};
  switch (question.kind) {
    case Question::Kind::kTake:
      return explain_take(telling);
    case Question::Kind::kMessage:
      return explain_message(telling, question.name);
    case Question::Kind::kQueue:
      return explain_queue(telling, question.name);
    case Question::Kind::kTask:
      return explain_task(telling, question.name);
    case Question::Kind::kMail:
      return explain_mail(telling, question.name);
    case Question::Kind::kItem:
      return explain_item(telling, question.name, question.key);
    case Question::Kind::kFailure:
      return explain_failure(telling);
  }
  throw std::logic_error("no such kind of question");
}

}  // namespace harness
