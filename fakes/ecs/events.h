// What ECS records. The actor is `ecs` unless a type says otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace ecs {

// The subject is the ARN of the task, here and below.
struct TaskChanged {
  static constexpr std::string_view kKind = "ecs.task";
  static constexpr std::string_view kSays = "a task has another status";
  std::string_view status;
  std::string_view desired;  // the status that it is on its way to
  std::string_view cluster;
  std::string_view family;
  std::string_view group;         // `service:orders`, `family:worker`
  std::string_view container;     // the name of the one whose exit ended the task, or of its first
  std::string_view container_id;  // its CONTAINER_ID in the environment
  std::optional<std::int32_t> exit_code;
  std::string_view code;    // the stop code
  std::string_view reason;  // the stopped reason
  static constexpr auto fields() {
    return std::tuple{sim::unless_empty("status", &TaskChanged::status),
                      sim::unless_empty("desired", &TaskChanged::desired),
                      sim::unless_empty("cluster", &TaskChanged::cluster),
                      sim::unless_empty("family", &TaskChanged::family),
                      sim::unless_empty("group", &TaskChanged::group),
                      sim::unless_empty("container", &TaskChanged::container),
                      sim::unless_empty("containerId", &TaskChanged::container_id),
                      sim::field("exitCode", &TaskChanged::exit_code),
                      sim::unless_empty("code", &TaskChanged::code),
                      sim::unless_empty("reason", &TaskChanged::reason)};
  }
};

// The actor is `container/ID`.
struct LinePrinted {
  static constexpr std::string_view kKind = "ecs.output";
  static constexpr std::string_view kSays = "a container printed a line";
  std::string_view container;
  std::string_view container_id;
  std::string_view stream;  // `stdout`, `stderr`
  std::string_view line;
  static constexpr auto fields() {
    return std::tuple{sim::unless_empty("container", &LinePrinted::container),
                      sim::unless_empty("containerId", &LinePrinted::container_id),
                      sim::field("stream", &LinePrinted::stream),
                      sim::field("line", &LinePrinted::line)};
  }
};

struct HealthChanged {
  static constexpr std::string_view kKind = "ecs.health";
  static constexpr std::string_view kSays = "a health check has another result";
  std::string_view container;
  std::string_view container_id;
  std::string_view health;
  static constexpr auto fields() {
    return std::tuple{sim::unless_empty("container", &HealthChanged::container),
                      sim::unless_empty("containerId", &HealthChanged::container_id),
                      sim::unless_empty("health", &HealthChanged::health)};
  }
};

// The subject is the ARN of the service.
struct ServiceEventAdded {
  static constexpr std::string_view kKind = "ecs.service";
  static constexpr std::string_view kSays = "a message among the events of a service";
  std::string_view service;  // its name
  std::string_view cluster;
  std::string_view status;
  std::string_view message;
  std::int32_t desired = 0;  // tasks
  std::int32_t running = 0;
  std::int32_t pending = 0;
  static constexpr auto fields() {
    return std::tuple{sim::field("service", &ServiceEventAdded::service),
                      sim::field("cluster", &ServiceEventAdded::cluster),
                      sim::field("status", &ServiceEventAdded::status),
                      sim::field("message", &ServiceEventAdded::message),
                      sim::field("desired", &ServiceEventAdded::desired),
                      sim::field("running", &ServiceEventAdded::running),
                      sim::field("pending", &ServiceEventAdded::pending)};
  }
};

using Events = sim::EventTypes<TaskChanged, LinePrinted, HealthChanged, ServiceEventAdded>;

}  // namespace ecs
