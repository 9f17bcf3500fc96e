// Getting a container to run: wakes it if it sleeps, starts it if it is new, and makes sure that
// two wakes at once start one task.
#pragma once

#include <map>
#include <string>

#include "harness/webordinary/naming.h"
#include "harness/webordinary/standins/cloud.h"
#include "harness/webordinary/standins/standin_program.h"

namespace harness {

class ContainerWaker {
 public:
  explicit ContainerWaker(StandinContext& context);

  // Looks every 2 s until the container's task is RUNNING, and gives up 60 s after it was last
  // asked to. One wake a container: while one is under way, a further call only asks it to look
  // once more, and returns at once. `environment` is what the task is started with.
  sim::Task<> ensure_running(ContainerName container,
                             std::map<std::string, std::string> environment);
  // True while the containers table says that a task of this container is needed or there.
  sim::Task<bool> is_active(std::string container_id);

 private:
  enum class Look { kRunning, kWait, kComingUp, kStart };
  struct Request {
    sim::Time last;  // when somebody last asked
    int times = 0;
  };
  class WakeUnderWay;
  sim::Task<> keep_looking(std::string container_id,
                           std::map<std::string, std::string> environment);
  sim::Task<Look> look(std::string container_id);
  // Whether somebody claimed the start in the last minute.
  bool was_just_claimed(const Row& row) const;
  // The same for one whose row is known and has a task.
  sim::Task<Look> look_at_task(std::string container_id);
  // Claims the start in the table; only the one who gets the claim may call RunTask.
  sim::Task<bool> claim(std::string container_id);
  sim::Task<> start_task(std::string container_id, std::map<std::string, std::string> environment);

  StandinContext& context_;
  Tables tables_;
  Tasks tasks_;
  std::map<std::string, Row> rows_;       // as last read, by container id
  std::map<std::string, Request> wakes_;  // those under way
};

}  // namespace harness
