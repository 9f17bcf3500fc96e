#include "fakes/ecs/operations/update_service.h"

#include "fakes/ecs/operations/delete_service.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::ServiceFixture;

TEST_CASE_METHOD(ServiceFixture,
                 "UpdateService: desiredCount scales out and in, without a "
                 "deployment",
                 "[ecs][UpdateService]") {
  const std::string deployment = create(1).deployments.at(0).id;
  pass(60s);
  CHECK(scale(3).desired_count == 3);
  pass(60s);
  CHECK(running() == 3);
  CHECK(is_stable());
  scale(0);
  pass(1s);
  const ecs::Task stopping = task(ecs.list_tasks().at(0).arn);
  CHECK(stopping.stop_code == "ServiceSchedulerInitiated");
  CHECK(stopping.stopped_reason == "Scaling activity initiated by (deployment " + deployment + ")");
  pass(60s);
  CHECK(is_stable());
  CHECK(running() == 0);
  CHECK(service("api").deployments.at(0).id == deployment);
  CHECK(said("has stopped 3 running tasks: (task ") == 1);
}

TEST_CASE_METHOD(ServiceFixture, "UpdateService: scaling in stops the newest first",
                 "[ecs][UpdateService]") {
  create(1);
  pass(60s);
  scale(2);
  pass(60s);
  scale(1);
  pass(60s);
  CHECK(task(ecs.list_tasks().at(0).arn).last_status == "RUNNING");
  CHECK(task(ecs.list_tasks().at(1).arn).last_status == "STOPPED");
}

TEST_CASE_METHOD(ServiceFixture,
                 "UpdateService: a new task definition replaces the tasks, never "
                 "fewer running",
                 "[ecs][UpdateService]") {
  const std::string older = create(2).deployments.at(0).id;
  pass(60s);
  register_definition();
  ecs::UpdateServiceRequest request = update_request();
  request.task_definition = "web:2";
  const ecs::Service updated = call(request).service;
  REQUIRE(updated.deployments.size() == 2);
  CHECK(updated.task_definition == std::string(tests::kArn) + "task-definition/web:2");
  CHECK(updated.deployments[0].status == "PRIMARY");
  CHECK(updated.deployments[1].status == "ACTIVE");
  CHECK(updated.deployments[1].id == older);
  for (int i = 0; i < 60; ++i) {
    pass(1s);
    CHECK(running() >= 2);
  }
  pass(30s);
  CHECK(is_stable());
  const ecs::Service now = service("api");
  CHECK(now.deployments.at(0).id == updated.deployments[0].id);
  CHECK(now.deployments.at(0).rollout_state == "COMPLETED");
  CHECK(runner.started.size() == 4);
  CHECK(runner.newest().spec.revision == 2);
}

TEST_CASE_METHOD(ServiceFixture, "UpdateService: with a minimum of 0 the old tasks go first",
                 "[ecs][UpdateService]") {
  ecs::CreateServiceRequest create_it = create_request(1);
  create_it.deployment_configuration = ecs::DeploymentConfiguration{};
  create_it.deployment_configuration->maximum_percent = 100;
  create_it.deployment_configuration->minimum_healthy_percent = 0;
  call(create_it);
  pass(60s);
  ecs::UpdateServiceRequest request = update_request();
  request.force_new_deployment = true;
  call(request);
  pass(2s);
  CHECK(service("api").pending_count == 1);
  CHECK(ecs.list_tasks().at(0).desired_status == "STOPPED");
  pass(60s);
  CHECK(is_stable());
}

TEST_CASE_METHOD(ServiceFixture, "UpdateService: forceNewDeployment replaces like for like",
                 "[ecs][UpdateService]") {
  create(1);
  pass(60s);
  ecs::UpdateServiceRequest request = update_request();
  request.task_definition = "web";
  CHECK(call(request).service.deployments.size() == 1);
  request.force_new_deployment = true;
  CHECK(call(request).service.deployments.size() == 2);
  pass(2min);
  CHECK(is_stable());
  CHECK(runner.started.size() == 2);
}

TEST_CASE_METHOD(ServiceFixture, "UpdateService: a circuit breaker rolls a bad deployment back",
                 "[ecs][UpdateService]") {
  ecs::CreateServiceRequest create_it = create_request(1);
  create_it.deployment_configuration = ecs::DeploymentConfiguration{};
  create_it.deployment_configuration->deployment_circuit_breaker =
      ecs::DeploymentCircuitBreaker{true, true};
  const std::string older = call(create_it).service.deployments.at(0).id;
  pass(60s);
  ecs::RegisterTaskDefinitionRequest bad = definition();
  bad.container_definitions[0].image = "bad:1";
  call(bad);
  runner.missing_images = {"bad:1"};
  ecs::UpdateServiceRequest request = update_request();
  request.task_definition = "web";
  call(request);
  pass(10min);
  const ecs::Service now = service("api");
  CHECK(is_stable());
  CHECK(now.deployments.at(0).id == older);
  CHECK(now.task_definition == std::string(tests::kArn) + "task-definition/web:1");
  CHECK(said("deployment failed: tasks failed to start.") == 1);
  CHECK(said("rolling back to deployment " + older) == 1);
  CHECK(runner.started.size() == 1);
}

TEST_CASE_METHOD(ServiceFixture, "UpdateService: what it does not take", "[ecs][UpdateService]") {
  ecs::UpdateServiceRequest request = update_request();
  CHECK(failure(request) == "ServiceNotFoundException: Service not found.");
  create(0);
  request.task_definition = "nothing";
  CHECK(failure(request) == "ClientException: TaskDefinition not found.");
  ecs::DeleteServiceRequest remove;
  remove.cluster = "main";
  remove.service = "api";
  call(remove);
  CHECK(failure(update_request()) == "ServiceNotActiveException: Service was not ACTIVE.");
}
