#include "harness/explore/roles.h"

#include <optional>

#include "fakes/aws/events.h"
#include "fakes/ecs/events.h"
#include "fakes/sqs/events.h"
#include "harness/world/pid_marks.h"
#include "sim/journal/behaviour.h"

namespace harness {
namespace {

// The queue that something happened in.
template <class... Types>
std::optional<std::string_view> queue_of(const sim::Event& event) {
  std::optional<std::string_view> queue;
  const auto look = [&](const auto* happened) {
    if (happened != nullptr) queue = happened->queue;
  };
  (look(event.as<Types>()), ...);
  return queue;
}

std::optional<std::string_view> queue_of(const sim::Event& event) {
  if (!event.kind.starts_with("sqs.")) return std::nullopt;
  return queue_of<sqs::MessageSent, sqs::MessageReceived, sqs::MessageHidden, sqs::MessageShown,
                  sqs::MessageDeleted, sqs::MessageMoved, sqs::MessageExpired, sqs::MessageCopied,
                  sqs::MessageDeduplicated, sqs::QueuePurged>(event);
}

}  // namespace

std::string Roles::of(const sim::Event& event) {
  if (const auto queue = queue_of(event)) return std::string(*queue);
  if (const auto* task = event.as<ecs::TaskChanged>()) {
    return std::string(task->family) + " " + std::string(task->status);
  }
  if (const auto* struck = event.as<aws::FaultStruck>()) {
    return std::string(struck->fault) + " " + without_ids(event.subject);
  }
  std::string role = without_ids(event.actor) + " " + without_ids(event.subject);
  if (const auto* error = event.as<aws::ApiError>()) role += " " + std::string(error->error.code);
  return role;
}

const std::string& Roles::without_ids(const std::string& name) {
  const auto known = names_.find(name);
  if (known != names_.end()) return known->second;
  sim::Behaviour behaviour{kPidMarks, sim::Behaviour::Ids::kBlank};
  return names_.emplace(name, behaviour.of(name)).first->second;
}

}  // namespace harness
