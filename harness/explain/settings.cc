#include "harness/explain/settings.h"

#include <exception>
#include <map>

#include "fakes/sqs/dead_letters/redrive_policy.h"
#include "fakes/sqs/operations/create_queue.h"
#include "fakes/sqs/operations/delete_queue.h"
#include "fakes/sqs/operations/set_queue_attributes.h"

namespace harness {
namespace {

void apply(const std::map<std::string, std::string>& attributes, QueueSettings& settings) {
  const auto value = [&](const char* name) -> const std::string* {
    const auto found = attributes.find(name);
    return found == attributes.end() ? nullptr : &found->second;
  };
  if (const auto* seconds = value("VisibilityTimeout")) settings.visibility_timeout_s = *seconds;
  if (const auto* seconds = value("MessageRetentionPeriod")) settings.retention_s = *seconds;
  const auto* policy = value("RedrivePolicy");
  if (policy == nullptr) return;
  settings.redrive.reset();
  if (policy->empty()) return;
  try {
    settings.redrive = sqs::parse_redrive_policy(*policy);
  } catch (const std::exception&) {
    // A call that SQS refused changed nothing, and is not told of.
  }
}

}  // namespace

QueueSettings settings_of(const Telling& telling, const std::string& queue, std::uint64_t before) {
  QueueSettings settings;
  for (const sim::Event& event : telling.events.about("settings " + queue, {.before = before})) {
    if (const auto create = input_of<sqs::CreateQueueRequest>(event)) {
      // To create a queue that there is changes nothing.
      if (settings.is_known && !settings.deleted) continue;
      settings = {};
      settings.is_known = true;
      settings.maker = event.actor;
      settings.made = event.time;
      apply(create->attributes, settings);
    } else if (const auto set = input_of<sqs::SetQueueAttributesRequest>(event)) {
      apply(set->attributes, settings);
    } else {
      settings.deleted = event;
    }
    settings.events.push_back(event.sequence);
  }
  return settings;
}

}  // namespace harness
