// CloudWatch Logs on a stage.
#pragma once

#include <string>
#include <vector>

#include "fakes/logs/logs.h"
#include "tests/support/stage.h"

namespace tests {

struct LogsFixture : Stage {
  logs::Logs logs{environment};
  LogsFixture() {
    environment.logs = &logs;
    dispatcher.add(logs);
  }

  void group(const std::string& name = "/ecs/web");
  void stream(const std::string& name = "web/1", const std::string& group = "/ecs/web");
  // One line now.
  void put(const std::string& message, const std::string& stream = "web/1");
  std::int64_t now_ms() const { return sim::unix_ms(scheduler.now()); }
};

}  // namespace tests
