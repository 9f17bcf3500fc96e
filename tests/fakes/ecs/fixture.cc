#include "tests/fakes/ecs/fixture.h"

#include <nlohmann/json.hpp>

#include "fakes/ecs/operations/create_cluster.h"
#include "fakes/ecs/operations/describe_task_definition.h"

using namespace std::chrono_literals;

namespace tests {

EcsFixture::EcsFixture(const std::string& store_path) : Stage(store_path) {
  dispatcher.add(ecs);
  ecs::CreateClusterRequest request;
  request.cluster_name = "main";
  call(request);
}

ecs::Options EcsFixture::options() {
  ecs::Options options;
  options.cold_start = sim::Distribution::fixed(40s);
  options.deactivation = sim::Distribution::fixed(1s);
  options.deprovisioning = sim::Distribution::fixed(10s);
  options.service_reaction = sim::Distribution::fixed(1s);
  return options;
}

ecs::RegisterTaskDefinitionRequest EcsFixture::definition(const std::string& family) {
  ecs::ContainerDefinition container;
  container.name = "app";
  container.image = "app:1";
  container.environment = {{"LEVEL", "info"}, {"REGION", "west"}};
  ecs::RegisterTaskDefinitionRequest request;
  request.family = family;
  request.network_mode = "awsvpc";
  request.cpu = "256";
  request.memory = "512";
  request.requires_compatibilities = {"FARGATE"};
  request.container_definitions = {container};
  return request;
}

std::string EcsFixture::register_definition(const std::string& family) {
  return call(definition(family)).task_definition.task_definition_arn;
}

ecs::NetworkConfiguration EcsFixture::network() {
  ecs::AwsVpcConfiguration vpc;
  vpc.subnets = {"subnet-1"};
  ecs::NetworkConfiguration network;
  network.awsvpc_configuration = vpc;
  return network;
}

ecs::RunTaskRequest EcsFixture::run_request(const std::string& family) {
  ecs::RunTaskRequest request;
  request.cluster = "main";
  request.task_definition = family;
  request.launch_type = "FARGATE";
  request.network_configuration = network();
  return request;
}

std::string EcsFixture::run(const std::string& family) {
  ecs::DescribeTaskDefinitionRequest describe;
  describe.task_definition = family;
  if (!failure(describe).empty()) register_definition(family);
  return call(run_request(family)).tasks.at(0).task_arn;
}

ecs::Task EcsFixture::task(const std::string& arn) {
  ecs::DescribeTasksRequest request;
  request.cluster = "main";
  request.tasks = {arn};
  request.include = {"TAGS"};
  return call(request).tasks.at(0);
}

ecs::Service EcsFixture::service(const std::string& name) {
  ecs::DescribeServicesRequest request;
  request.cluster = "main";
  request.services = {name};
  request.include = {"TAGS"};
  return call(request).services.at(0);
}

std::vector<std::string> EcsFixture::statuses(const std::string& arn) const {
  std::vector<std::string> result;
  for (const sim::Event& event : journal.events()) {
    if (event.kind != "ecs.task" || event.subject != arn) continue;
    result.push_back(nlohmann::json::parse(event.data).at("status"));
  }
  return result;
}

}  // namespace tests
