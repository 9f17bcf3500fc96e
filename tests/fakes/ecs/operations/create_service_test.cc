#include "fakes/ecs/operations/create_service.h"

#include "fakes/ecs/operations/list_tasks.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using tests::ServiceFixture;

TEST_CASE_METHOD(ServiceFixture, "CreateService: a new service has one PRIMARY deployment",
                 "[ecs][CreateService]") {
  const ecs::Service made = create(2);
  CHECK(made.service_arn == std::string(tests::kArn) + "service/main/api");
  CHECK(made.status == "ACTIVE");
  CHECK(made.desired_count == 2);
  CHECK(made.running_count == 0);
  CHECK(made.launch_type == "FARGATE");
  CHECK(made.platform_version == "LATEST");
  CHECK(made.scheduling_strategy == "REPLICA");
  CHECK(made.deployment_configuration.maximum_percent == 200);
  REQUIRE(made.deployments.size() == 1);
  CHECK(made.deployments[0].status == "PRIMARY");
  CHECK(made.deployments[0].rollout_state == "IN_PROGRESS");
  CHECK_THAT(made.deployments[0].id, StartsWith("ecs-svc/"));
  CHECK(made.deployments[0].id.size() == 27);
}

TEST_CASE_METHOD(ServiceFixture, "CreateService: the desired tasks come to run, and it says so",
                 "[ecs][CreateService]") {
  const ecs::Service made = create(2);
  pass(1s);
  CHECK(service("api").pending_count == 2);
  CHECK_FALSE(is_stable());
  pass(45s);
  CHECK(is_stable());
  const ecs::Service now = service("api");
  CHECK(now.deployments[0].rollout_state == "COMPLETED");
  CHECK(now.deployments[0].rollout_state_reason ==
        "ECS deployment " + made.deployments[0].id + " completed.");
  REQUIRE(now.events.size() == 3);
  CHECK(now.events[0].message == "(service api) has reached a steady state.");
  CHECK(now.events[1].message ==
        "(service api) (deployment " + made.deployments[0].id + ") deployment completed.");
  CHECK_THAT(now.events[2].message, StartsWith("(service api) has started 2 tasks: (task "));
  const ecs::Task first = task(ecs.list_tasks().at(0).arn);
  CHECK(first.group == "service:api");
  CHECK(first.started_by == made.deployments[0].id);
  const std::string id = first.task_arn.substr(first.task_arn.size() - 32);
  CHECK_THAT(now.events[2].message, Contains("(task " + id + ")"));
  ecs::ListTasksRequest list;
  list.cluster = "main";
  list.service_name = "api";
  CHECK(call(list).task_arns.size() == 2);
}

TEST_CASE_METHOD(ServiceFixture, "CreateService: a task that exits is replaced",
                 "[ecs][CreateService]") {
  create(1);
  pass(60s);
  runner.newest().exit(1);
  pass(0s);
  CHECK(running() == 0);
  pass(50s);
  CHECK(running() == 1);
  CHECK(runner.started.size() == 2);
  CHECK(said("has reached a steady state") == 2);
  CHECK(said("unable to consistently") == 0);
}

TEST_CASE_METHOD(ServiceFixture, "CreateService: tasks that never start are retried less and less",
                 "[ecs][CreateService]") {
  runner.missing_images = {"app:1"};
  create(1);
  pass(3min);
  CHECK(service("api").deployments[0].failed_tasks == 3);
  CHECK(said("(service api) is unable to consistently start tasks successfully.") == 1);
  pass(6h);
  const int failed = service("api").deployments[0].failed_tasks;
  CHECK(failed > 10);
  CHECK(failed < 25);
  runner.missing_images.clear();
  pass(30min);
  CHECK(is_stable());
  CHECK(service("api").deployments[0].failed_tasks == 0);
}

TEST_CASE_METHOD(ServiceFixture, "CreateService: tags reach the tasks", "[ecs][CreateService]") {
  ecs::CreateServiceRequest request = create_request(1);
  request.tags = {{"team", "mail"}};
  request.propagate_tags = "SERVICE";
  request.enable_ecs_managed_tags = true;
  call(request);
  pass(1s);
  CHECK(task(ecs.list_tasks().at(0).arn).tags ==
        std::vector<ecs::Tag>{
            {"team", "mail"}, {"aws:ecs:clusterName", "main"}, {"aws:ecs:serviceName", "api"}});
}

TEST_CASE_METHOD(ServiceFixture, "CreateService: with a load balancer tasks go through ACTIVATING",
                 "[ecs][CreateService]") {
  ecs::RegisterTaskDefinitionRequest with_port = definition("ported");
  with_port.container_definitions[0].port_mappings.resize(1);
  with_port.container_definitions[0].port_mappings[0].container_port = 80;
  call(with_port);
  ecs::CreateServiceRequest request = create_request(1);
  request.task_definition = "ported";
  request.load_balancers = {
      {"arn:aws:elasticloadbalancing:us-west-2:0:targetgroup/t/1", "", "app", 81}};
  CHECK_THAT(failure(request), Contains("did not have a container port 81 defined"));
  request.load_balancers[0].container_port = 80;
  call(request);
  pass(60s);
  CHECK(statuses(ecs.list_tasks().at(0).arn) ==
        std::vector<std::string>{"PROVISIONING", "PENDING", "ACTIVATING", "RUNNING"});
}

TEST_CASE_METHOD(ServiceFixture, "CreateService: the same again is the same, else not idempotent",
                 "[ecs][CreateService]") {
  create(1);
  ecs::CreateServiceRequest request = create_request(1);
  request.client_token = "another";
  CHECK(call(request).service.created_at == service("api").created_at);
  request.desired_count = 2;
  CHECK(failure(request) == "InvalidParameterException: Creation of service was not idempotent.");
  CHECK(service("api").desired_count == 1);
}

TEST_CASE_METHOD(ServiceFixture, "CreateService: on EC2 nothing can be placed, and it says so once",
                 "[ecs][CreateService]") {
  ecs::CreateServiceRequest request = create_request(1);
  request.launch_type = "EC2";
  call(request);
  pass(1h);
  CHECK(ecs.list_tasks().empty());
  CHECK(said("was unable to place a task because no container instance met all of its "
             "requirements.") == 1);
}

TEST_CASE_METHOD(ServiceFixture, "CreateService: what it does not take", "[ecs][CreateService]") {
  const auto refused = [this](auto change) {
    ecs::CreateServiceRequest request = create_request(1);
    change(request);
    return failure(request);
  };
  using Request = ecs::CreateServiceRequest;
  CHECK(refused([](Request& r) { r.cluster = "nowhere"; }) ==
        "ClusterNotFoundException: Cluster not found.");
  CHECK(refused([](Request& r) { r.task_definition = "nothing"; }) ==
        "ClientException: TaskDefinition not found.");
  CHECK_THAT(refused([](Request& r) { r.service_name = "a b"; }),
             StartsWith("InvalidParameterException"));
  CHECK_THAT(refused([](Request& r) { r.desired_count.reset(); }),
             StartsWith("InvalidParameterException"));
  CHECK_THAT(refused([](Request& r) { r.desired_count = -1; }),
             StartsWith("InvalidParameterException"));
  CHECK_THAT(refused([](Request& r) { r.network_configuration.reset(); }),
             Contains("Network Configuration must be provided"));
  CHECK_THAT(refused([](Request& r) { r.scheduling_strategy = "DAEMON"; }),
             StartsWith("BacklotNotModelled"));
  CHECK_THAT(refused([](Request& r) {
               r.deployment_configuration = ecs::DeploymentConfiguration{};
               r.deployment_configuration->maximum_percent = 100;
             }),
             Contains("maximumPercent must be greater"));
}
