#include "fakes/ecs/ecs.h"
#include "fakes/sqs/sqs.h"
#include "harness/server/control_handlers.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

// In openapi.json; whoever asks a server for it gets the URL by which that was reached. Admission
// lets nothing through that is not the text of a host.
constexpr std::string_view kDocumentedServer = "http://127.0.0.1:4566";

void write_time(sim::JsonWriter& json, std::string_view name,
                const std::optional<sim::Time>& time) {
  json.key(name);
  if (time) {
    json.value(sim::to_iso8601(*time));
  } else {
    json.null();
  }
}

}  // namespace

sim::http::Response get_health(ControlCall& call) {
  World& world = call.world();
  sim::JsonWriter json;
  json.begin_object();
  const std::string trouble = call.controls.store_trouble();
  json.key("status").value(trouble.empty() ? "ok" : "failing");
  if (!trouble.empty()) json.key("store").value(trouble);
  json.key("world").value(world.config().name);
  json.key("account").value(world.config().account);
  json.key("region").value(world.config().region);
  json.key("seed").value(world.seed());
  json.key("pace").value(call.controls.pace());
  json.key("now").value(sim::to_iso8601(world.scheduler().now()));
  json.key("events").value(world.journal().count());
  json.key("services").begin_array();
  for (const aws::Service* service : world.dispatcher().services()) {
    json.value(service->model().id);
  }
  json.end_array().end_object();
  sim::http::Response response = json_response(json.take());
  if (!trouble.empty()) response.status = 503;
  return response;
}

sim::http::Response get_openapi(ControlCall& call) {
  std::string text(openapi());
  const std::string_view host = call.request.headers.get("Host");
  const std::size_t at = text.find(kDocumentedServer);
  if (!host.empty() && at != std::string::npos) {
    text.replace(at, kDocumentedServer.size(), "http://" + std::string(host));
  }
  return json_response(std::move(text));
}

sim::http::Response post_reset(ControlCall& call) {
  call.controls.reset();
  return json_response(R"({"status":"reset"})");
}

sim::http::Response get_queues(ControlCall& call) {
  const sim::Time now = call.world().scheduler().now();
  sim::JsonWriter json;
  json.begin_object().key("queues").begin_array();
  for (const sqs::QueueView& queue : call.world().sqs().list_queues()) {
    json.begin_object();
    json.key("name").value(queue.name);
    json.key("arn").value(queue.arn);
    json.key("visible").value(queue.visible);
    json.key("in_flight").value(queue.in_flight);
    json.key("delayed").value(queue.delayed);
    json.key("oldest_age_s");
    if (queue.oldest) {
      json.value(sim::seconds(now - *queue.oldest));
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array().end_object();
  return json_response(json.take());
}

sim::http::Response get_tasks(ControlCall& call) {
  sim::JsonWriter json;
  json.begin_object().key("tasks").begin_array();
  for (const ecs::TaskView& task : call.world().ecs().list_tasks()) {
    json.begin_object();
    json.key("arn").value(task.arn);
    json.key("cluster").value(task.cluster);
    json.key("family").value(task.family);
    json.key("group").value(task.group);
    json.key("container_id").value(task.container_id);
    json.key("status").value(task.status);
    json.key("desired_status").value(task.desired_status);
    write_time(json, "created", task.created);
    write_time(json, "started", task.started);
    write_time(json, "stopping", task.stopping);
    write_time(json, "stopped", task.stopped);
    json.key("stop_code").value(task.stop_code);
    json.key("stopped_reason").value(task.stopped_reason);
    json.end_object();
  }
  json.end_array().end_object();
  return json_response(json.take());
}

}  // namespace harness
