#include "harness/report/event_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "harness/report/text.h"

namespace harness {
namespace {

// The order of members is the one in which they were written.
using Json = nlohmann::ordered_json;

constexpr std::size_t kLineBytes = 500;
constexpr std::size_t kShortId = 8;
constexpr std::size_t kIdDigits = 32;
constexpr std::string_view kEnds = ",;}] ";  // where a value may end
constexpr char kEscape = '\x1b';

bool is_id(std::string_view text) {
  return text.size() == kIdDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// `container/c3b52bef7b799cb16d6eebc9c8807da1` with the id's first digits only.
std::string short_actor(const std::string& actor) {
  const std::size_t slash = actor.rfind('/') + 1;
  return is_id(std::string_view(actor).substr(slash)) ? actor.substr(0, slash + kShortId) : actor;
}

// Cut after a value, if one ends in the second half of what there is room for.
std::string cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  const std::size_t end = text.find_last_of(kEnds, limit - 1);
  const bool is_late = end != std::string_view::npos && end >= limit / 2;
  if (!is_late) return shortened(text, limit);
  const bool belongs_to_value = text[end] == '}' || text[end] == ']';
  return std::string(text.substr(0, belongs_to_value ? end + 1 : end)) + " …";
}

// Text of a JSON object that may hold anything.
std::string text_in(const Json& data, const char* name) {
  const auto found = data.find(name);
  return found != data.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// `worker c3b52bef STOPPED: exit 1, Essential container in task exited`
std::string task_text(const sim::Event& event, const Json& data) {
  const std::string group = text_in(data, "group");
  const std::string family = text_in(data, "family");
  const std::string name = group.empty() ? family : group.substr(group.find(':') + 1);
  std::string text = name + " " + short_id(event.subject) + " " + text_in(data, "status");
  std::string how;
  const auto add = [&how](const std::string& part) {
    if (!part.empty()) how += (how.empty() ? "" : ", ") + part;
  };
  const auto code = data.find("exitCode");
  if (code != data.end()) add("exit " + dump(*code));
  // What the reason of the usual end says already.
  const std::string stop_code = text_in(data, "code");
  if (stop_code != "EssentialContainerExited") add(stop_code);
  add(text_in(data, "reason"));
  return how.empty() ? text : text + ": " + how;
}

std::string output_words(const sim::Event& event, const Json& data) {
  return text_in(data, "container") + " " + short_id(event.subject) + " | " +
         output_text(text_in(data, "line"));
}

// What a call asked for or got; the request's id, account and region are the same for all.
std::string call_text(const Json& data) {
  for (const char* name : {"input", "output"}) {
    if (data.contains(name)) return dump(data[name]);
  }
  const auto error = data.find("error");
  if (error == data.end() || !error->is_object()) return dump(data);
  return text_in(*error, "code") + ": " + text_in(*error, "message");
}

}  // namespace

std::string short_id(std::string_view task) {
  return std::string(task.substr(task.rfind('/') + 1).substr(0, kShortId));
}

std::string output_text(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == kEscape && i + 1 < line.size() && line[i + 1] == '[') {
      // ESC [, parameters, and a letter.
      i += 2;
      while (i < line.size() && (line[i] < '@' || line[i] > '~')) ++i;
    } else if (c == '\t') {
      text += "  ";
    } else if (static_cast<unsigned char>(c) >= ' ') {
      text += c;
    }
  }
  return shortened(text, kLineBytes);
}

EventWords words_of(const sim::Event& event, std::size_t limit) {
  EventWords words{short_actor(event.actor), event.kind, event.subject, {}};
  if (event.data.empty() || event.data == "{}") return words;
  const Json data = Json::parse(event.data, nullptr, false);
  if (!data.is_object()) {
    words.data = cut(event.data, limit);
  } else if (event.kind == "ecs.task") {
    words.about = task_text(event, data);
  } else if (event.kind == "ecs.output") {
    words.about = output_words(event, data);
  } else if (event.kind == "ecs.service" && !text_in(data, "message").empty()) {
    words.about = text_in(data, "message");
  } else {
    words.data = cut(event.kind.starts_with("api.") ? call_text(data) : event.data, limit);
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
