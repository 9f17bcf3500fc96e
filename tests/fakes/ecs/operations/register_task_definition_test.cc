#include "fakes/ecs/operations/register_task_definition.h"

#include "fakes/ecs/operations/deregister_task_definition.h"
#include "tests/fakes/ecs/fixture.h"

using Catch::Matchers::Contains;
using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "RegisterTaskDefinition: AWS's defaults are filled in",
                 "[ecs][RegisterTaskDefinition]") {
  const auto response =
      json("AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition",
           R"({"family":"edit","networkMode":"awsvpc","cpu":".25 vCPU","memory":"0.5 GB",
               "requiresCompatibilities":["FARGATE"],"containerDefinitions":[{"name":"app",
               "image":"nginx","portMappings":[{"containerPort":4321}],
               "environment":[{"name":"EMPTY","value":""}]}]})");
  CHECK(response.status == 200);
  CHECK_THAT(response.body, Contains(R"("taskDefinitionArn":"arn:aws:ecs:us-west-2:000000000000:)"
                                     R"(task-definition/edit:1")"));
  CHECK_THAT(response.body, Contains(R"("cpu":"256","memory":"512")"));
  CHECK_THAT(
      response.body,
      Contains(R"("portMappings":[{"containerPort":4321,"hostPort":4321,"protocol":"tcp"}])"));
  CHECK_THAT(response.body, Contains(R"("environment":[{"name":"EMPTY","value":""}],)"
                                     R"("mountPoints":[],"volumesFrom":[])"));
  CHECK_THAT(response.body, Contains(R"("essential":true)"));
  CHECK_THAT(response.body, Contains(R"("compatibilities":["EC2","FARGATE"])"));
  CHECK_THAT(response.body, Contains(R"("status":"ACTIVE")"));
  CHECK_THAT(response.body, Contains(R"("registeredAt":1767603600)"));
}

TEST_CASE_METHOD(EcsFixture, "RegisterTaskDefinition: revisions count up and are not reused",
                 "[ecs][RegisterTaskDefinition]") {
  CHECK(register_definition() == std::string(tests::kArn) + "task-definition/web:1");
  CHECK(register_definition() == std::string(tests::kArn) + "task-definition/web:2");
  CHECK(register_definition("other") == std::string(tests::kArn) + "task-definition/other:1");
  ecs::DeregisterTaskDefinitionRequest remove;
  remove.task_definition = "web:2";
  call(remove);
  CHECK(register_definition() == std::string(tests::kArn) + "task-definition/web:3");
}

TEST_CASE_METHOD(EcsFixture, "RegisterTaskDefinition: what a task definition may not be",
                 "[ecs][RegisterTaskDefinition]") {
  const auto refused = [this](auto change) {
    ecs::RegisterTaskDefinitionRequest request = definition();
    change(request, request.container_definitions[0]);
    return failure(request);
  };
  using Request = ecs::RegisterTaskDefinitionRequest;
  using Container = ecs::ContainerDefinition;
  CHECK(refused([](Request& r, Container&) { r.family = "a b"; }) ==
        "ClientException: Family contains invalid characters.");
  CHECK(refused([](Request& r, Container&) { r.container_definitions.clear(); }) ==
        "ClientException: Container list cannot be empty.");
  CHECK(refused([](Request&, Container& c) { c.name = ""; }) ==
        "ClientException: Container.name should not be null or empty.");
  CHECK(refused([](Request&, Container& c) { c.image = ""; }) ==
        "ClientException: Container.image should not be null or empty.");
  CHECK(refused([](Request& r, Container&) { r.cpu = ""; }) ==
        "ClientException: Fargate requires that 'cpu' be defined at the task level.");
  CHECK(refused([](Request& r, Container&) { r.memory = "3072"; }) ==
        "ClientException: No Fargate configuration exists for given values: 256 CPU, 3072 memory. "
        "See the Amazon ECS documentation for the valid values.");
  CHECK(refused([](Request& r, Container&) { r.cpu = "many"; }) ==
        "ClientException: Invalid 'cpu' setting for task.");
  CHECK(refused([](Request& r, Container&) { r.network_mode = "bridge"; }) ==
        "ClientException: Fargate only supports network mode ‘awsvpc’.");
  CHECK(refused([](Request& r, Container&) {
          r.requires_compatibilities = {};
          r.memory = "";
        }) ==
        "ClientException: Invalid setting for container 'app'. At least one of 'memory' or "
        "'memoryReservation' must be specified.");
  CHECK_THAT(refused([](Request&, Container& c) { c.essential = false; }),
             Contains("At least one container must be marked as essential"));
  CHECK_THAT(refused([](Request&, Container& c) {
               c.mount_points = {{"cache", "/c", {}}};
             }),
             Contains("Unknown volume 'cache'"));
  CHECK_THAT(refused([](Request&, Container& c) {
               c.depends_on = {{"app", "START"}};
             }),
             Contains("may not be circular"));
  CHECK_THAT(refused([](Request& r, Container& c) {
               ecs::LogConfiguration log;
               log.log_driver = "awslogs";
               c.log_configuration = log;
               r.execution_role_arn = "";
             }),
             Contains("execution role ARN to support log driver awslogs"));
  CHECK_THAT(refused([](Request& r, Container&) { r.network_mode = "lan"; }),
             Contains("ClientException: 1 validation error detected: Value 'lan' at 'networkMode' "
                      "failed to satisfy constraint: Member must satisfy enum value set"));
}

TEST_CASE_METHOD(EcsFixture, "RegisterTaskDefinition: what Fargate does not take",
                 "[ecs][RegisterTaskDefinition]") {
  ecs::RegisterTaskDefinitionRequest request = definition();
  request.pid_mode = "host";
  CHECK(failure(request) ==
        "ClientException: Tasks using the Fargate launch type do not support pidMode 'host'. The "
        "supported value for pidMode is 'task'.");
  request.pid_mode = "task";
  request.ipc_mode = "none";
  CHECK(failure(request) ==
        "ClientException: Tasks using the Fargate launch type do not support ipcMode.");
  request.ipc_mode = "";
  request.ephemeral_storage = ecs::EphemeralStorage{20};
  CHECK(failure(request) == "ClientException: EphemeralStorage size should be at least 21.");
  request.ephemeral_storage = ecs::EphemeralStorage{201};
  CHECK(failure(request) == "ClientException: EphemeralStorage size should be at most 200.");
  request.ephemeral_storage = ecs::EphemeralStorage{200};
  CHECK(failure(request).empty());
}

TEST_CASE_METHOD(EcsFixture, "RegisterTaskDefinition: containers fit into their task",
                 "[ecs][RegisterTaskDefinition]") {
  ecs::RegisterTaskDefinitionRequest request = definition();
  request.container_definitions[0].memory = 513;
  CHECK(failure(request) ==
        "ClientException: The 'memory' setting for container 'app' is greater than for the task.");
  request.container_definitions[0].memory = 512;
  request.container_definitions[0].cpu = 200;
  request.container_definitions.push_back(request.container_definitions[0]);
  CHECK(failure(request) ==
        "ClientException: Container names must be unique within a Task Definition.");
  request.container_definitions[1].name = "side";
  CHECK(failure(request) ==
        "ClientException: The sum of all container 'cpu' values cannot be greater than the value "
        "of the task 'cpu'.");
  request.container_definitions[1].cpu = 56;
  CHECK(failure(request).empty());
  for (int i = 0; i < 9; ++i) {
    request.container_definitions.push_back(request.container_definitions[1]);
    request.container_definitions.back().name = "side" + std::to_string(i);
  }
  CHECK(failure(request) == "ClientException: Too many containers.");
}

TEST_CASE_METHOD(EcsFixture, "RegisterTaskDefinition: what needs an execution role, and links",
                 "[ecs][RegisterTaskDefinition]") {
  ecs::RegisterTaskDefinitionRequest request = definition();
  ecs::ContainerDefinition& container = request.container_definitions[0];
  container.image = "000000000000.dkr.ecr.us-west-2.amazonaws.com/app:1";
  CHECK(failure(request) ==
        "ClientException: Fargate requires task definition to have execution role ARN to support "
        "ECR images.");
  container.image = "app:1";
  container.secrets = {{"KEY", "arn:aws:ssm:us-west-2:000000000000:parameter/key"}};
  CHECK(failure(request) ==
        "ClientException: When you are specifying container secrets, you must also specify a "
        "value for 'executionRoleArn'.");
  request.execution_role_arn = "arn:aws:iam::000000000000:role/exec";
  CHECK(failure(request).empty());
  container.links = {"other"};
  CHECK(failure(request) == "ClientException: Links are not supported when networkMode=awsvpc.");
}

TEST_CASE_METHOD(EcsFixture, "RegisterTaskDefinition: what is not modelled is refused by name",
                 "[ecs][RegisterTaskDefinition]") {
  CHECK_THAT(json("AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition",
                  R"({"family":"f","containerDefinitions":[{"name":"a","image":"b","memory":4,
                      "firelensConfiguration":{"type":"fluentd"}}]})")
                 .body,
             Contains("'containerDefinitions[0].firelensConfiguration'"));
}
