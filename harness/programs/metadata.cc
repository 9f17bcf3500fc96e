#include "harness/programs/metadata.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>

#include "sim/journal/json_writer.h"

namespace harness {
namespace {

using sim::JsonWriter;

void put_time(JsonWriter& json, std::string_view name, std::optional<sim::Time> time) {
  if (time) json.key(name).value(sim::to_iso8601(*time));
}

std::string host_name(const ecs::ContainerSpec& spec) {
  std::string name = "ip-" + spec.private_ip;
  std::ranges::replace(name, '.', '-');
  return name + "." + spec.region + ".compute.internal";
}

void put_labels(JsonWriter& json, const ecs::ContainerSpec& spec) {
  json.key("Labels").begin_object();
  json.key("com.amazonaws.ecs.cluster").value(spec.cluster_arn);
  json.key("com.amazonaws.ecs.container-name").value(spec.name);
  json.key("com.amazonaws.ecs.task-arn").value(spec.task_arn);
  json.key("com.amazonaws.ecs.task-definition-family").value(spec.family);
  json.key("com.amazonaws.ecs.task-definition-version").value(std::to_string(spec.revision));
  json.end_object();
}

void put_limits(JsonWriter& json, const ecs::ContainerSpec& spec) {
  if (!spec.cpu_units && !spec.memory_mib) return;
  json.key("Limits").begin_object();
  if (spec.cpu_units) json.key("CPU").value(*spec.cpu_units);
  if (spec.memory_mib) json.key("Memory").value(*spec.memory_mib);
  json.end_object();
}

void put_log(JsonWriter& json, const ecs::ContainerSpec& spec) {
  if (spec.log_driver.empty()) return;
  json.key("LogDriver").value(spec.log_driver);
  json.key("LogOptions").begin_object();
  for (const auto& [name, value] : spec.log_options) json.key(name).value(value);
  if (spec.log_driver == "awslogs") {
    const auto prefix = spec.log_options.find("awslogs-stream-prefix");
    const std::string first = prefix == spec.log_options.end() ? "" : prefix->second;
    json.key("awslogs-stream").value(first + "/" + spec.name + "/" + spec.task_id);
  }
  json.end_object();
}

void put_networks(JsonWriter& json, const ProgramContainer& container) {
  const ecs::ContainerSpec& spec = container.spec();
  json.key("Networks").begin_array().begin_object();
  json.key("NetworkMode").value("awsvpc");
  json.key("IPv4Addresses").begin_array().value(container.address()).end_array();
  json.key("AttachmentIndex").value(0);
  json.key("IPv4SubnetCIDRBlock").value("10.0.0.0/16");
  json.key("SubnetGatewayIpv4Address").value("10.0.0.1/16");
  if (!spec.private_ip.empty()) json.key("PrivateDNSName").value(host_name(spec));
  json.end_object().end_array();
}

void put_status(JsonWriter& json, const ProgramContainer& container) {
  json.key("DesiredStatus").value(container.is_stopping() ? "STOPPED" : "RUNNING");
  json.key("KnownStatus").value(container.is_running() ? "RUNNING" : "STOPPED");
}

void put_container(JsonWriter& json, const ProgramContainer& container) {
  const ecs::ContainerSpec& spec = container.spec();
  json.begin_object();
  json.key("DockerId").value(spec.runtime_id);
  json.key("Name").value(spec.name);
  json.key("DockerName").value(spec.name);
  json.key("Image").value(spec.image);
  put_labels(json, spec);
  put_status(json, container);
  put_limits(json, spec);
  put_time(json, "CreatedAt", container.started_at());
  put_time(json, "StartedAt", container.started_at());
  json.key("Type").value("NORMAL");
  put_log(json, spec);
  json.key("ContainerARN").value(spec.container_arn);
  put_networks(json, container);
  json.key("Snapshotter").value("overlayfs");
  json.end_object();
}

void put_task_limits(JsonWriter& json, const ecs::ContainerSpec& spec) {
  if (spec.task_cpu.empty() && spec.task_memory.empty()) return;
  json.key("Limits").begin_object();
  if (!spec.task_cpu.empty()) json.key("CPU").value(std::stod(spec.task_cpu) / 1024);
  if (!spec.task_memory.empty()) json.key("Memory").value(std::stoi(spec.task_memory));
  json.end_object();
}

// The pages that a process holds, and its CPU time in clock ticks; zeros once it is gone.
struct Usage {
  std::uint64_t memory_bytes = 0;
  std::uint64_t cpu_ns = 0;
};

Usage usage_of(int pid) {
  Usage usage;
  const std::string folder = "/proc/" + std::to_string(pid);
  std::uint64_t size = 0;
  std::uint64_t resident = 0;
  std::ifstream(folder + "/statm") >> size >> resident;
  usage.memory_bytes = resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  std::ifstream(folder + "/schedstat") >> usage.cpu_ns;
  return usage;
}

void put_stats(JsonWriter& json, const ProgramContainer& container, sim::Time now) {
  const Usage usage = usage_of(container.pid());
  json.begin_object();
  json.key("read").value(sim::to_iso8601(now));
  json.key("preread").value(sim::to_iso8601(now));
  json.key("num_procs").value(0);
  json.key("cpu_stats").begin_object();
  json.key("cpu_usage").begin_object().key("total_usage").value(usage.cpu_ns).end_object();
  json.key("online_cpus").value(static_cast<std::int64_t>(::sysconf(_SC_NPROCESSORS_ONLN)));
  json.end_object();
  json.key("memory_stats").begin_object();
  json.key("usage").value(usage.memory_bytes);
  if (const auto& limit = container.spec().memory_mib) {
    json.key("limit").value(std::int64_t{*limit} * 1024 * 1024);
  }
  json.end_object();
  json.key("name").value(container.spec().name);
  json.key("id").value(container.spec().runtime_id);
  json.end_object();
}

}  // namespace

std::string container_metadata(const ProgramContainer& container) {
  JsonWriter json;
  put_container(json, container);
  return json.take();
}

std::string task_metadata(const std::vector<const ProgramContainer*>& containers) {
  const ecs::ContainerSpec& spec = containers.front()->spec();
  JsonWriter json;
  json.begin_object();
  json.key("Cluster").value(spec.cluster_arn);
  json.key("TaskARN").value(spec.task_arn);
  json.key("Family").value(spec.family);
  json.key("Revision").value(std::to_string(spec.revision));
  put_status(json, *containers.front());
  put_task_limits(json, spec);
  put_time(json, "PullStartedAt", spec.pull_started_at);
  put_time(json, "PullStoppedAt", spec.pull_stopped_at);
  json.key("AvailabilityZone").value(spec.availability_zone);
  json.key("LaunchType").value(spec.launch_type);
  constexpr std::string_view kService = "service:";
  if (spec.group.starts_with(kService)) {
    json.key("ServiceName").value(spec.group.substr(kService.size()));
  }
  json.key("Containers").begin_array();
  for (const ProgramContainer* container : containers) put_container(json, *container);
  json.end_array();
  json.end_object();
  return json.take();
}

std::string container_stats(const ProgramContainer& container, sim::Time now) {
  JsonWriter json;
  put_stats(json, container, now);
  return json.take();
}

std::string task_stats(const std::vector<const ProgramContainer*>& containers, sim::Time now) {
  JsonWriter json;
  json.begin_object();
  for (const ProgramContainer* container : containers) {
    json.key(container->spec().runtime_id);
    put_stats(json, *container, now);
  }
  json.end_object();
  return json.take();
}

}  // namespace harness
