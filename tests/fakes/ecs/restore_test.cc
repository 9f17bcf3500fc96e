// What is left when a store is opened again.
#include "fakes/ecs/operations/create_service.h"
#include "fakes/ecs/operations/describe_clusters.h"
#include "fakes/ecs/operations/describe_task_definition.h"
#include "fakes/ecs/operations/tag_resource.h"
#include "tests/fakes/ecs/fixture.h"

using namespace std::chrono_literals;
using tests::EcsFixture;

namespace {

// As a World has it that opens its data folder again: with other random numbers.
aws::Environment reopened(const aws::Environment& first) {
  return {.scheduler = first.scheduler,
          .journal = first.journal,
          .store = first.store,
          .random = first.random.stream("opening 2"),
          .holds = first.holds,
          .waits = first.waits};
}

}  // namespace

TEST_CASE_METHOD(EcsFixture, "Restore: tasks that ran are STOPPED, all else is as it was",
                 "[ecs][restore]") {
  const std::string arn = run();
  ecs::TagResourceRequest tag;
  tag.resource_arn = std::string(tests::kArn) + "task-definition/web:1";
  tag.tags = {{"k", "v"}};
  call(tag);
  pass(100s);
  REQUIRE(task(arn).last_status == "RUNNING");

  tests::ScriptedRunner next_runner;
  aws::Environment next_environment = reopened(environment);
  ecs::Ecs next{next_environment, options(), &next_runner};
  aws::Dispatcher next_dispatcher{next_environment};
  next_dispatcher.add(next);
  aws::Client next_client{next_dispatcher, scheduler, caller()};

  ecs::DescribeTasksRequest describe;
  describe.cluster = "main";
  describe.tasks = {arn};
  const ecs::Task stopped = next_client.now(describe).tasks.at(0);
  CHECK(stopped.last_status == "STOPPED");
  CHECK(stopped.desired_status == "STOPPED");
  CHECK(stopped.stopped_reason == "Backlot was restarted");
  CHECK(*stopped.stopped_at == scheduler.now());
  CHECK(stopped.started_at == task(arn).started_at);

  ecs::DescribeTaskDefinitionRequest definition_request;
  definition_request.task_definition = "web";
  definition_request.include = {"TAGS"};
  const auto described = next_client.now(definition_request);
  CHECK(described.task_definition.revision == 1);
  CHECK(described.task_definition.container_definitions.at(0).environment.size() == 2);
  CHECK(described.tags.size() == 1);

  const ecs::RunTaskResponse again = next_client.now(run_request());
  CHECK(again.tasks.at(0).task_arn != arn);
  CHECK(next.list_tasks().size() == 2);
}

TEST_CASE_METHOD(EcsFixture, "Restore: a service starts its tasks again", "[ecs][restore]") {
  register_definition();
  ecs::CreateServiceRequest create;
  create.cluster = "main";
  create.service_name = "api";
  create.task_definition = "web";
  create.desired_count = 1;
  create.launch_type = "FARGATE";
  create.network_configuration = network();
  call(create);
  pass(100s);
  REQUIRE(service("api").running_count == 1);

  tests::ScriptedRunner next_runner;
  aws::Environment next_environment = reopened(environment);
  ecs::Ecs next{next_environment, options(), &next_runner};
  pass(100s);
  CHECK(next_runner.started.size() == 1);
  CHECK(next.sample("ECS/ContainerInsights", "RunningTaskCount",
                    {{"ClusterName", "main"}, {"ServiceName", "api"}}, "000000000000",
                    "us-west-2") == 1);
}
