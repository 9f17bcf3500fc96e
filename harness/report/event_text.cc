#include "harness/report/event_text.h"

#include <stdexcept>

#include "fakes/aws/events.h"
#include "fakes/ecs/events.h"
#include "harness/report/text.h"
#include "sim/journal/json_reader.h"

namespace harness {
namespace {

constexpr std::size_t kShortId = 8;
constexpr std::size_t kIdDigits = 32;
constexpr std::string_view kEnds = ",;}] ";  // where a value may end

bool is_id(std::string_view text) {
  return text.size() == kIdDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// `container/c3b52bef7b799cb16d6eebc9c8807da1` with the id's first digits only.
std::string short_actor(const std::string& actor) {
  const std::size_t slash = actor.rfind('/') + 1;
  return is_id(std::string_view(actor).substr(slash)) ? actor.substr(0, slash + kShortId) : actor;
}

// At most `limit` bytes of JSON text, cut after a value if one ends in the second half of them.
std::string cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  const std::size_t end = text.find_last_of(kEnds, limit - 1);
  const bool is_late = end != std::string_view::npos && end >= limit / 2;
  if (!is_late) return shortened(text, limit);
  const bool belongs_to_value = text[end] == '}' || text[end] == ']';
  return std::string(text.substr(0, belongs_to_value ? end + 1 : end)) + " …";
}

// `worker c3b52bef STOPPED: exit 1, Essential container in task exited`
std::string task_text(const sim::Event& event, const ecs::TaskChanged& task) {
  const std::string_view name =
      task.group.empty() ? task.family : task.group.substr(task.group.find(':') + 1);
  std::string text =
      std::string(name) + " " + short_id(event.subject) + " " + std::string(task.status);
  std::string how;
  const auto add = [&how](std::string_view part) {
    if (!part.empty()) (how += how.empty() ? "" : ", ") += part;
  };
  if (task.exit_code) add("exit " + std::to_string(*task.exit_code));
  // The usual stop code is left out, as the reason says the same.
  if (task.code != "EssentialContainerExited") add(task.code);
  add(task.reason);
  return how.empty() ? text : text + ": " + how;
}

std::string output_words(const sim::Event& event, const ecs::LinePrinted& printed) {
  return std::string(printed.container) + " " + short_id(event.subject) + " | " +
         output_text(printed.line);
}

// What a call asked for or got; the request's id, account and region are the same for all.
std::string call_text(const sim::Event& event) {
  const auto said = [](const aws::ErrorDetails& error) {
    return std::string(error.code) + ": " + std::string(error.message);
  };
  if (const auto* error = event.as<aws::ApiError>()) return said(error->error);
  if (const auto* refused = event.as<aws::ApiRefused>()) return said(refused->error);
  for (const char* name : {"input", "output"}) {
    const std::string_view part = sim::json_member(event.data, name);
    if (!part.empty()) return std::string(part);
  }
  return event.data;
}

// Sets the parts of `words` that depend on the kind of event.
void tell(const sim::Event& event, std::size_t limit, EventWords& words) {
  if (const auto* task = event.as<ecs::TaskChanged>()) {
    words.about = task_text(event, *task);
  } else if (const auto* printed = event.as<ecs::LinePrinted>()) {
    words.about = output_words(event, *printed);
  } else if (const auto* service = event.as<ecs::ServiceEventAdded>()) {
    words.about = service->message;
  } else {
    words.data = cut(event.kind.starts_with("api.") ? call_text(event) : event.data, limit);
  }
}

}  // namespace

EventWords words_of(const sim::Event& event, std::size_t limit) {
  EventWords words{short_actor(event.actor), event.kind, event.subject, {}};
  if (event.data.empty() || event.data == "{}") return words;
  try {
    tell(event, limit, words);
  } catch (const std::runtime_error&) {
    // The data of a recorded journal may not be what the kind says; they are shown as they are.
    words.data = cut(event.data, limit);
  }
  return words;
}

std::string event_in_words(const sim::Event& event, sim::Time begin, std::size_t limit) {
  const std::string time = sim::to_text(event.time - begin) + "  ";
  const EventWords words = words_of(event, event.data.size() + 1);
  const bool is_told = words.data.empty();
  if (is_told && event.kind == "ecs.output") return time + words.about;
  if (is_told && event.kind == "ecs.task") return time + "task " + words.about;
  std::string line = time + words.who + "  " + words.what;
  if (!words.about.empty()) line += " " + words.about;
  if (!words.data.empty()) line += " " + words.data;
  return cut(line, limit);
}

}  // namespace harness
