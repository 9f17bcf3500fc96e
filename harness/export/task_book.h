// The tasks of a take and their definitions, as far as its events told of them by now.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "fakes/ecs/task_definitions/task_definition.h"
#include "fakes/ecs/tasks/task.h"
#include "harness/export/answered_calls.h"
#include "harness/export/take_events.h"

namespace exporting {

struct KnownTask {
  // As its last event left it. What no event tells is as RunTask answered, or empty.
  ecs::Task task;
  std::string family;
  std::string actor;  // by which name it makes calls (harness/world/actor.h)
};

class TaskBook {
 public:
  explicit TaskBook(TakeEvents& events) : events_(events) {}

  // To be called with each event, in order.
  void see(const sim::Event& event);

  // By the task's ARN; null if it is not known. A task that is STOPPED is known for a while.
  const KnownTask* find(const std::string& arn) const;
  // The one task that runs under an actor's name; null if there is none, or if there are several.
  const KnownTask* only_one_of(const std::string& actor) const;
  // One of those that run under an actor's name; null if there is none.
  const KnownTask* any_of(const std::string& actor) const;
  // Of the task's revision, or the family's last one; null if it is not known.
  const ecs::TaskDefinition* definition_of(const KnownTask& task) const;

 private:
  KnownTask& begin_task(const sim::Event& event);
  void see_changed(const sim::Event& event);
  void forget_stopped(const std::string& arn);

  TakeEvents& events_;
  AnsweredCalls calls_;
  std::map<std::string, ecs::TaskDefinition> definitions_;  // by ARN
  std::map<std::string, std::string> last_;                 // ARNs of definitions, by family
  std::map<std::string, KnownTask> tasks_;                  // by ARN
  std::map<std::string, std::map<std::string, const KnownTask*>> running_;  // by actor, by ARN
  std::deque<std::string> stopped_;  // ARNs, the oldest first
};

}  // namespace exporting
