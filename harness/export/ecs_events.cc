// What ECS tells EventBridge: an event a line, as a rule's target keeps them.
//
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
#include <array>
#include <set>

#include "fakes/aws/encode.h"
#include "fakes/aws/environment.h"
#include "fakes/ecs/events.h"
#include "harness/export/exporter.h"
#include "harness/export/ids.h"
#include "harness/export/task_book.h"
#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"

namespace exporting {
namespace {

// A message among the events of a service that is an event of EventBridge as well.
struct ServiceMessage {
  std::string_view part;  // of the message
  std::string_view detail_type;
  std::string_view type;
  std::string_view name;
};

constexpr std::string_view kAction = "ECS Service Action";
constexpr std::string_view kDeployment = "ECS Deployment State Change";
constexpr std::array kServiceMessages = {
    ServiceMessage{"has reached a steady state", kAction, "INFO", "SERVICE_STEADY_STATE"},
    ServiceMessage{"was unable to place a task", kAction, "ERROR",
                   "SERVICE_TASK_PLACEMENT_FAILURE"},
    ServiceMessage{"is unable to consistently start tasks", kAction, "WARN",
                   "SERVICE_TASK_START_IMPAIRED"},
    ServiceMessage{"deployment completed", kDeployment, "INFO", "SERVICE_DEPLOYMENT_COMPLETED"},
    ServiceMessage{"deployment failed", kDeployment, "ERROR", "SERVICE_DEPLOYMENT_FAILED"},
};

void begin_event(const sim::Event& event, std::string_view detail_type, sim::JsonWriter& json) {
  const auto arn = aws::parse_arn(event.subject);
  json.begin_object();
  json.key("version").value("0");
  json.key("id").value(uuid_of(event.subject + " " + std::to_string(event.sequence)));
  json.key("detail-type").value(detail_type).key("source").value("aws.ecs");
  json.key("account").value(arn ? arn->account : "").key("time").value(to_seconds_text(event.time));
  json.key("region").value(arn ? arn->region : "");
  json.key("resources").begin_array().value(event.subject).end_array();
  json.key("detail");
}

// The task as DescribeTasks gives it, but for the form of times, and what EventBridge leaves out.
void write_task(const ecs::Task& task, sim::Time now, sim::JsonWriter& json) {
  sim::JsonWriter text;
  aws::encode_json(ecs::Task::shape(), &task, text);
  sim::JsonTree tree;
  tree.read(text.text());
  json.begin_object();
  for (const sim::JsonValue& member : tree.root().members()) {
    const bool is_empty = member.is_null() || member.name() == "tags" ||
                          (member.is_string() && member.string().empty());
    if (is_empty) continue;
    json.key(member.name());
    if (member.name().ends_with("At") && member.is_number()) {
      const std::chrono::duration<double> since_1970(member.real());
      json.value(
          sim::to_iso8601(sim::Time{std::chrono::round<std::chrono::milliseconds>(since_1970)}));
    } else {
      json.raw(member.json());
    }
  }
  json.key("updatedAt").value(sim::to_iso8601(now));
  json.end_object();
}

std::string task_event(const sim::Event& event, const KnownTask& known) {
  sim::JsonWriter json;
  begin_event(event, "ECS Task State Change", json);
  write_task(known.task, event.time, json);
  json.end_object();
  return json.take();
}

// `ecs-svc/2292338518432324884` of a message about a deployment; "" if it names none.
std::string deployment_of(std::string_view message) {
  constexpr std::string_view kBefore = "(deployment ";
  const std::size_t at = message.find(kBefore);
  if (at == message.npos) return {};
  message.remove_prefix(at + kBefore.size());
  return std::string(message.substr(0, message.find(')')));
}

// "" if the message is none that EventBridge is told.
std::string service_event(const sim::Event& event, const ecs::ServiceEventAdded& added) {
  for (const ServiceMessage& one : kServiceMessages) {
    if (added.message.find(one.part) == added.message.npos) continue;
    sim::JsonWriter json;
    begin_event(event, one.detail_type, json);
    const auto arn = aws::parse_arn(event.subject);
    json.begin_object().key("eventType").value(one.type).key("eventName").value(one.name);
    if (one.detail_type == kDeployment) {
      json.key("deploymentId").value(deployment_of(added.message));
      json.key("updatedAt").value(sim::to_iso8601(event.time));
      json.key("reason").value("ECS " + std::string(one.part) + ".");
    } else {
      const std::string cluster = "cluster/" + std::string(added.cluster);
      json.key("clusterArn")
          .value(aws::arn("ecs", arn ? arn->region : "", arn ? arn->account : "", cluster));
      json.key("createdAt").value(sim::to_iso8601(event.time));
    }
    json.end_object().end_object();
    return json.take();
  }
  return {};
}

Exported write_ecs_events(TakeEvents& events, const std::string& of, Output& output) {
  Exported exported;
  TaskBook tasks(events);
  std::set<std::string> groups;
  const auto document = output.begin("ecs-events.json");
  const auto write = [&](const std::string& line) {
    if (line.empty()) return;
    document->write(line + "\n");
    ++exported.records;
  };
  events.each([&](const sim::Event& event) {
    tasks.see(event);
    if (event.kind == ecs::TaskChanged::kKind) {
      const KnownTask* const known = tasks.find(event.subject);
      groups.insert(known->task.group);
      if (of.empty() || of == known->task.group) write(task_event(event, *known));
    } else if (const auto* added = event.as<ecs::ServiceEventAdded>()) {
      const std::string group = "service:" + std::string(added->service);
      groups.insert(group);
      if (of.empty() || of == group) write(service_event(event, *added));
    }
  });
  document->finish();
  if (!of.empty() && !groups.contains(of)) {
    throw UnknownName("group of tasks", of, {groups.begin(), groups.end()});
  }
  return exported;
}

}  // namespace

const Exporter kEcsEvents{.name = "ecs-events",
                          .writes = "what ECS tells EventBridge of tasks and services, one a line",
                          .record = "event",
                          .of = "group of tasks",
                          .has_documents = false,
                          .write = write_ecs_events};

}  // namespace exporting
