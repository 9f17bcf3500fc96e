// What the explanations of all kinds of things have in common.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/events.h"
#include "harness/explain/explain.h"

namespace harness {

// What an explanation is told from.
struct Telling {
  const EventSource& events;
  const GuestWords& guest;
};

Explanation explain_take(const Telling& telling);
Explanation explain_message(const Telling& telling, const std::string& id);
Explanation explain_queue(const Telling& telling, const std::string& name);
Explanation explain_task(const Telling& telling, const std::string& id);
Explanation explain_mail(const Telling& telling, const std::string& id);
Explanation explain_item(const Telling& telling, const std::string& table, const std::string& key);
Explanation explain_failure(const Telling& telling);

Sentence sentence(const sim::Event& event, std::string text, int depth = 0);
Sentence sentence(std::string text, std::vector<std::uint64_t> events = {});

// `1st`, `22nd`
std::string ordinal(std::int64_t number);
// `once`, `twice`, `5 times`
std::string times(std::uint64_t count);
// `1 message`, `5 messages`
std::string counted(std::uint64_t count, std::string_view noun);
// `5m (2026-01-05T09:05:00.000Z)`: since the take began, and on the clock.
std::string instant(const Telling& telling, sim::Time time);
// The beginning of a text in one line, in quotation marks.
std::string in_quotes(std::string_view text, std::size_t limit = 120);

// An event as the end of a sentence: `worker called sqs.SendMessage`, `the mail
// "header" from john@x.test came in`. Of any event, whatever its data are.
std::string in_words(const Telling& telling, const sim::Event& event);

// The answer to the call, if it came right after the event `from`; nothing for one that came later.
std::optional<sim::Event> answer_to(const Telling& telling, std::uint64_t call, std::uint64_t from);
// `ConditionalCheckFailedException: The conditional request failed`; "" if the call was not
// answered with an error.
std::string error_of(const Telling& telling, const sim::Event& call);

// What a call asked for, or null if it is no call of the kind, or cannot be read.
template <class Shape>
std::shared_ptr<const Shape> input_of(const sim::Event& event) {
  const auto* call = event.as<aws::ApiCall>();
  const bool is_it = call != nullptr && event.subject == std::string(Shape::kService) + "." +
                                                             std::string(Shape::kOperation);
  return is_it ? call->input.as<Shape>() : nullptr;
}

// If the source has forgotten how things began, a sentence that says so.
std::vector<Sentence> forgotten(const Telling& telling);

}  // namespace harness
