#include "harness/evidence/log_event.h"

#include "harness/evidence/fields.h"
#include "harness/evidence/ids_in_text.h"
#include "harness/story/text.h"

namespace evidence {
namespace {

// `orders/app/0f9d…`, or of an export to S3 `orders-app-0f9d…`: the task's id; "" if it has none.
std::string_view task_of(std::string_view stream) {
  const std::string_view last = harness::last_part(stream);
  if (is_task_id(last)) return last;
  const std::size_t dash = last.rfind('-');
  if (dash == last.npos || !is_hex_digits(last.substr(dash + 1), kTaskIdDigits)) return {};
  return last.substr(dash + 1);
}

// Whether a service of AWS may have put its own records into the log: CloudTrail into the group of
// a trail, EventBridge into one that a rule sends events to. Each line of a log is asked this.
bool may_be_record(std::string_view message) {
  if (!message.starts_with('{')) return false;
  const auto has = [&](std::string_view name) { return message.find(name) != message.npos; };
  return (has("\"eventSource\"") && has("\"awsRegion\"")) ||
         (has("\"detail-type\"") && has("\"detail\""));
}

}  // namespace

std::string_view group_of_log(std::string_view log) {
  const std::size_t colon = log.find(':');
  return colon == log.npos ? log : log.substr(colon + 1);
}

void tell(const LogEvent& event, Reading& reading) {
  if (may_be_record(event.message) && reading.wrapped_if_known(event.message)) return;
  Fact& fact = reading.new_fact();
  fact.source.append("logs/").append(event.group);
  fact.operation = "logs:Event";
  fact.resource = event.stream;
  fact.own_id = event.id;
  set_time(fact, event.time);
  if (const std::string_view task = task_of(event.stream); !task.empty()) {
    fact.actor = task;
    fact.add_id(IdKind::kTask, task);
  }
  std::string_view message = event.message;
  while (message.ends_with('\n') || message.ends_with('\r')) message.remove_suffix(1);
  fact.payload = message;
  add_mentioned_ids(fact, message);
  reading.tell();
}

}  // namespace evidence
