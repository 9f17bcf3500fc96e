#include "fakes/ecs/task_definitions/task_definition_deletions.h"

#include <algorithm>

namespace ecs {
namespace {

constexpr const char* kDeleting = "DELETE_IN_PROGRESS";

}  // namespace

TaskDefinitionDeletions::TaskDefinitionDeletions(aws::Environment& environment,
                                                 const Options& options,
                                                 TaskDefinitions& definitions, Tasks& tasks,
                                                 Services& services)
    : environment_(environment),
      interval_(options.task_definition_deletion),
      definitions_(definitions),
      tasks_(tasks),
      services_(services) {}

void TaskDefinitionDeletions::begin(Revision& revision) {
  TaskDefinition& definition = revision.definition;
  if (definition.status == kDeleting) return;
  definition.status = kDeleting;
  definition.delete_requested_at = environment_.now();
  definitions_.save(revision);
  look_at(definition.task_definition_arn, environment_.now() + interval_);
}

void TaskDefinitionDeletions::look_at(const std::string& arn, sim::Time due) {
  timers_[arn] = sim::ScopedTimer{environment_.scheduler,
                                  environment_.scheduler.at(due, [this, arn] { look(arn); })};
}

void TaskDefinitionDeletions::look(const std::string& arn) {
  const aws::Arn parts = *aws::parse_arn(arn);
  const Revision& revision = *definitions_.find({parts.account, parts.region}, arn);
  if (is_needed(revision)) return look_at(arn, environment_.now() + interval_);
  definitions_.remove(revision);
  timers_.erase(arn);
}

bool TaskDefinitionDeletions::is_needed(const Revision& revision) const {
  const TaskDefinition& definition = revision.definition;
  const auto of_it = [&](const TaskState& state) { return state.definition == &definition; };
  return !tasks_.select(of_it).empty() || services_.use(definition.task_definition_arn);
}

void TaskDefinitionDeletions::load() {
  timers_.clear();
  for (const Revision* revision : definitions_.with_status(kDeleting)) {
    const TaskDefinition& definition = revision->definition;
    const sim::Time due = *definition.delete_requested_at + interval_;
    look_at(definition.task_definition_arn, std::max(due, environment_.now()));
  }
}

}  // namespace ecs
