// ECS developer guide, "Amazon ECS task state change events", "service action events" and "service
// deployment state change events"; AWS CLI, `aws ecs describe-tasks` and `describe-services`, whose
// times are numbers of seconds or, in version 2, texts.
#include <algorithm>

#include "harness/evidence/fields.h"
#include "harness/evidence/ids_in_text.h"
#include "harness/evidence/readers/readers.h"

namespace evidence {
namespace {

// What happens in the life of a task, by the member that has the time of it. Every event and every
// description repeats what has happened before.
struct Moment {
  std::string_view member;
  std::string_view operation;
};

constexpr Moment kMoments[] = {
    {"createdAt", "ecs:TaskCreated"},
    {"pullStartedAt", "ecs:TaskPullStarted"},
    {"pullStoppedAt", "ecs:TaskPullStopped"},
    {"connectivityAt", "ecs:TaskConnected"},
    {"startedAt", "ecs:TaskStarted"},
    {"stoppingAt", "ecs:TaskStopping"},
    {"executionStoppedAt", "ecs:TaskExecutionStopped"},
    {"stoppedAt", "ecs:TaskStopped"},
};

std::string_view detail_type(const sim::JsonValue& document) {
  return document.find("detail") != nullptr ? text_of(document, "detail-type") : std::string_view{};
}

bool is_service_event(std::string_view type) {
  return type == "ECS Service Action" || type == "ECS Deployment State Change";
}

bool is_task(const sim::JsonValue& value) {
  return value.find("taskArn") != nullptr && value.find("lastStatus") != nullptr;
}

bool is_service(const sim::JsonValue& value) {
  return value.find("serviceArn") != nullptr || value.find("serviceName") != nullptr;
}

// `{"tasks": […]}`, `{"services": […]}`
const sim::JsonValue* described(const sim::JsonValue& document, std::string_view name,
                                bool (*is_one)(const sim::JsonValue&)) {
  const sim::JsonValue* const list = list_of(document, name);
  if (list == nullptr) return nullptr;
  if (list->elements().empty()) return document.find("failures") != nullptr ? list : nullptr;
  return is_one(list->elements().front()) ? list : nullptr;
}

bool is_ecs_document(const sim::JsonValue& document) {
  const std::string_view type = detail_type(document);
  return type == "ECS Task State Change" || is_service_event(type) || is_task(document) ||
         described(document, "tasks", is_task) != nullptr ||
         described(document, "services", is_service) != nullptr;
}

// `arn:aws:ecs:eu-west-1:123456789012:task/…` is of `ecs/123456789012/eu-west-1`.
std::string source_of(std::string_view arn) {
  std::string_view parts[5];
  for (std::string_view& part : parts) {
    const std::size_t end = std::min(arn.find(':'), arn.size());
    part = arn.substr(0, end);
    arn.remove_prefix(std::min(end + 1, arn.size()));
  }
  std::string source = "ecs/";
  return source.append(parts[4]).append(1, '/').append(parts[3]);
}

std::string state_of(const sim::JsonValue& task) {
  sim::JsonWriter json;
  json.begin_object();
  copy_members(json, task,
               {"taskDefinitionArn", "group", "startedBy", "launchType", "capacityProviderName",
                "lastStatus", "desiredStatus", "version", "stopCode", "stoppedReason", "containers",
                "overrides", "cpu", "memory", "healthStatus"});
  json.end_object();
  return json.take();
}

Fact& begin_task(const sim::JsonValue& task, std::string_view operation, Reading& reading) {
  const std::string_view arn = text_of(task, "taskArn");
  Fact& fact = reading.new_fact();
  fact.source = source_of(arn);
  fact.operation = operation;
  fact.actor = "ecs";
  fact.resource = arn;
  fact.add_id(IdKind::kTask, arn);
  fact.payload_is_json = true;
  return fact;
}

void read_task(const sim::JsonValue& task, Reading& reading) {
  const std::string_view arn = text_of(task, "taskArn");
  if (arn.empty()) return reading.not_understood("an ECS task without a taskArn", task.json());
  const std::string state = state_of(task);
  for (const Moment& moment : kMoments) {
    const std::string_view time = text_of(task, moment.member);
    if (time.empty()) continue;
    Fact& fact = begin_task(task, moment.operation, reading);
    set_time(fact, instant_of(task, moment.member, Unit::kSeconds));
    if (!fact.time) {
      reading.not_understood("a time of an ECS task that is none", time);
      continue;
    }
    fact.own_id.append(arn).append(1, '/').append(moment.member);
    fact.payload = state;
    reading.tell();
  }
}

void read_task_event(const sim::JsonValue& document, Reading& reading) {
  const sim::JsonValue& task = *document.find("detail");
  if (!is_task(task)) {
    return reading.not_understood("an ECS Task State Change without a task", document.json());
  }
  Fact& fact = begin_task(task, "ecs:TaskStateChange", reading);
  set_time(fact, instant_of(task, "updatedAt", Unit::kSeconds));
  if (!fact.time) set_time(fact, instant_of(document, "time", Unit::kSeconds));
  fact.order = text_of(task, "version");
  const std::string_view own = fact.order.empty() ? text_of(document, "id") : fact.order;
  fact.own_id.append(fact.resource).append(1, '/').append(own);
  fact.payload = state_of(task);
  reading.tell();
  read_task(task, reading);
}

void read_service_event(const sim::JsonValue& document, Reading& reading) {
  const sim::JsonValue& detail = *document.find("detail");
  Fact& fact = reading.new_fact();
  const sim::JsonValue* const resources = list_of(document, "resources");
  if (resources != nullptr && !resources->elements().empty() &&
      resources->elements().front().is_string()) {
    fact.resource = resources->elements().front().string();
  }
  fact.source.append("ecs/").append(text_of(document, "account"));
  fact.source.append(1, '/').append(text_of(document, "region"));
  fact.operation = detail_type(document) == "ECS Service Action" ? "ecs:ServiceAction"
                                                                 : "ecs:DeploymentStateChange";
  fact.actor = "ecs";
  fact.own_id = text_of(document, "id");
  set_time(fact, instant_of(detail, "createdAt", Unit::kSeconds));
  if (!fact.time) set_time(fact, instant_of(document, "time", Unit::kSeconds));
  add_named_ids(fact, detail);
  fact.payload = detail.json();
  fact.payload_is_json = true;
  reading.tell();
}

void read_service(const sim::JsonValue& service, Reading& reading) {
  const std::string_view arn = text_of(service, {"serviceArn", "serviceName"});
  Fact& state = reading.new_fact();
  state.source = source_of(arn);
  state.operation = "ecs:Service";
  state.actor = "ecs";
  state.resource = arn;
  sim::JsonWriter json;
  json.begin_object();
  copy_members(json, service,
               {"serviceName", "clusterArn", "status", "desiredCount", "runningCount",
                "pendingCount", "launchType", "taskDefinition", "deployments"});
  json.end_object();
  state.payload = json.take();
  state.payload_is_json = true;
  reading.tell();
  const sim::JsonValue* const events = list_of(service, "events");
  if (events == nullptr) return;
  for (const sim::JsonValue& event : events->elements()) {
    const std::string_view message = text_of(event, "message");
    Fact& fact = reading.new_fact();
    fact.source = source_of(arn);
    fact.operation = "ecs:ServiceEvent";
    fact.actor = "ecs";
    fact.resource = arn;
    fact.own_id = text_of(event, "id");
    set_time(fact, instant_of(event, "createdAt", Unit::kSeconds));
    fact.payload = message;
    add_mentioned_ids(fact, message);
    reading.tell();
  }
}

// What describe-tasks says of tasks that it does not know any more.
void read_failures(const sim::JsonValue& document, Reading& reading) {
  const sim::JsonValue* const failures = list_of(document, "failures");
  if (failures == nullptr) return;
  for (const sim::JsonValue& failure : failures->elements()) {
    reading.not_understood("a thing of ECS that was asked for and not described", failure.json());
  }
}

void read_ecs(const sim::JsonValue& document, Reading& reading) {
  const std::string_view type = detail_type(document);
  if (type == "ECS Task State Change") return read_task_event(document, reading);
  if (is_service_event(type)) return read_service_event(document, reading);
  if (is_task(document)) return read_task(document, reading);
  if (const sim::JsonValue* const tasks = described(document, "tasks", is_task)) {
    for (const sim::JsonValue& task : tasks->elements()) {
      reading.next_record();
      read_task(task, reading);
    }
  }
  if (const sim::JsonValue* const services = described(document, "services", is_service)) {
    for (const sim::JsonValue& service : services->elements()) {
      reading.next_record();
      read_service(service, reading);
    }
  }
  read_failures(document, reading);
}

}  // namespace

const DocumentReader kEcs{"ECS tasks and services", is_ecs_document, read_ecs};

}  // namespace evidence
