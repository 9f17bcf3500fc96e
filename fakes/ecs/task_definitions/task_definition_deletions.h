// Deletes the task definitions that are DELETE_IN_PROGRESS.
//
// A revision is looked at an hour after its deletion was asked for, and each hour from then on: it
// is forgotten as soon as no task that DescribeTasks knows and no deployment of a service needs it.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-definition-state.html
#pragma once

#include <map>
#include <string>

#include "fakes/aws/environment.h"
#include "fakes/ecs/options.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/task_definitions/task_definitions.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {

class TaskDefinitionDeletions {
 public:
  // All must outlive this.
  TaskDefinitionDeletions(aws::Environment& environment, const Options& options,
                          TaskDefinitions& definitions, Tasks& tasks, Services& services);

  // A revision is DELETE_IN_PROGRESS from now on. Does nothing if it is already.
  // REQUIRES: it is not ACTIVE.
  void begin(Revision& revision);

  // Goes on with what is DELETE_IN_PROGRESS, and with nothing else.
  void load();

 private:
  void look_at(const std::string& arn, sim::Time due);
  void look(const std::string& arn);
  bool is_needed(const Revision& revision) const;

  aws::Environment& environment_;
  sim::Duration interval_;
  TaskDefinitions& definitions_;
  Tasks& tasks_;
  Services& services_;
  std::map<std::string, sim::ScopedTimer> timers_;  // by ARN, to the next look
};

}  // namespace ecs
