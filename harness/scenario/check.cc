#include "harness/scenario/check.h"

#include <cstdlib>

namespace harness {

std::string Check::field(const char* name) const {
  const auto found = fields_.find(name);
  return found == fields_.end() ? std::string{} : found->second;
}

int Check::number(const char* name, int otherwise) const {
  return has(name) ? std::atoi(field(name).c_str()) : otherwise;
}

std::string Check::how_many() const {
  if (has("count")) return "exactly " + field("count");
  std::string text;
  if (has("at_least") || !has("at_most")) {
    text = "at least " + std::to_string(number("at_least", 1));
  }
  if (has("at_most")) text += (text.empty() ? "at most " : ", at most ") + field("at_most");
  return text;
}

std::string Check::how_many(std::string_view one, std::string_view several) const {
  const char* last = has("count") ? "count" : has("at_most") ? "at_most" : "at_least";
  return how_many() + " " + std::string(number(last, 1) == 1 ? one : several);
}

bool Check::is_enough(int count) const {
  if (has("count")) return count == number("count");
  const int at_least = number("at_least", has("at_most") ? 0 : 1);
  return count >= at_least && (!has("at_most") || count <= number("at_most"));
}

const MailThread* Check::thread() const {
  return has("thread") ? context_.threads.find(field("thread")) : nullptr;
}

std::vector<std::string> Check::involved() const {
  std::vector<std::string> words;
  for (const char* name : {"to", "actor", "subject", "kind", "name", "container", "family",
                           "service", "table", "operation"}) {
    if (has(name)) words.push_back(field(name));
  }
  if (const MailThread* meant = thread()) {
    words.insert(words.end(), meant->written.begin(), meant->written.end());
  }
  return words;
}

std::unique_ptr<Check> make_check(const Expectation& expectation, CheckContext context) {
  const std::string& kind = expectation.kind;
  if (kind == "mail") return make_mail_check(expectation, context);
  if (kind == "event") return make_event_check(expectation, context);
  if (kind == "queue") return make_queue_check(expectation, context);
  if (kind == "tasks") return make_tasks_check(expectation, context);
  if (kind == "stopped") return make_stopped_check(expectation, context);
  if (kind == "item") return make_item_check(expectation, context);
  if (kind == "alarm") return make_alarm_check(expectation, context);
  if (kind == "api") return make_api_check(expectation, context);
  return nullptr;
}

}  // namespace harness
