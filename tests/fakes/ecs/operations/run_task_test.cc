#include "fakes/ecs/operations/run_task.h"

#include <algorithm>

#include "fakes/ecs/operations/create_cluster.h"
#include "fakes/ecs/operations/deregister_task_definition.h"
#include "tests/fakes/ecs/fixture.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "RunTask: the answer is a PROVISIONING task", "[ecs][RunTask]") {
  register_definition();
  ecs::RunTaskRequest request = run_request();
  request.started_by = "hermes";
  request.tags = {{"owner", "jo"}};
  const ecs::RunTaskResponse response = call(request);
  REQUIRE(response.tasks.size() == 1);
  CHECK(response.failures.empty());
  const ecs::Task& task = response.tasks[0];
  CHECK_THAT(task.task_arn, StartsWith(std::string(tests::kArn) + "task/main/"));
  CHECK(task.task_arn.size() == std::string(tests::kArn).size() + 10 + 32);
  CHECK(task.last_status == "PROVISIONING");
  CHECK(task.desired_status == "RUNNING");
  CHECK(task.group == "family:web");
  CHECK(task.started_by == "hermes");
  CHECK(task.launch_type == "FARGATE");
  CHECK(task.platform_version == "1.4.0");
  CHECK(task.cpu == "256");
  CHECK(task.memory == "512");
  CHECK(task.tags == std::vector<ecs::Tag>{{"owner", "jo"}});
  CHECK(task.created_at == scheduler.now());
  CHECK(task.containers.at(0).last_status == "PENDING");
  CHECK(task.attachments.at(0).status == "PRECREATED");
}

TEST_CASE_METHOD(EcsFixture, "RunTask: a cold start takes its time, phase by phase",
                 "[ecs][RunTask]") {
  const sim::Time asked = scheduler.now();
  const std::string arn = run();
  pass(10s);
  CHECK(task(arn).last_status == "PENDING");
  CHECK(runner.started.empty());
  pass(29s);
  CHECK(task(arn).last_status == "PENDING");
  pass(1s);
  const ecs::Task now = task(arn);
  CHECK(now.last_status == "RUNNING");
  CHECK(now.connectivity == "CONNECTED");
  CHECK(*now.connectivity_at == asked + 10s);
  CHECK(*now.pull_started_at == asked + 13s);
  CHECK(*now.pull_stopped_at == asked + 34s);
  CHECK(*now.started_at == asked + 40s);
  CHECK(now.containers.at(0).last_status == "RUNNING");
  CHECK_THAT(now.containers.at(0).runtime_id, Contains("-"));
  CHECK(now.attachments.at(0).status == "ATTACHED");
  const std::string ip(ecs::value_of(now.attachments.at(0).details, "privateIPv4Address"));
  CHECK_THAT(ip, StartsWith("10.0."));
  CHECK(now.containers.at(0).network_interfaces.at(0).private_ipv4_address == ip);
  CHECK(runner.newest().spec.private_ip == ip);
  CHECK(statuses(arn) == std::vector<std::string>{"PROVISIONING", "PENDING", "RUNNING"});
}

TEST_CASE_METHOD(EcsFixture, "RunTask: overrides reach the container", "[ecs][RunTask]") {
  register_definition();
  ecs::ContainerOverride override;
  override.name = "app";
  override.command = {"npm", "start"};
  override.environment = {{"LEVEL", "debug"}, {"CONTAINER_ID", "acme-site-jo"}};
  ecs::RunTaskRequest request = run_request();
  request.overrides = ecs::TaskOverride{};
  request.overrides->container_overrides = {override};
  request.tags = {{"k", "v"}};
  const std::string arn = call(request).tasks.at(0).task_arn;
  pass(40s);
  const ecs::ContainerSpec& spec = runner.newest().spec;
  CHECK(spec.command == std::vector<std::string>{"npm", "start"});
  CHECK(spec.environment == std::map<std::string, std::string>{{"CONTAINER_ID", "acme-site-jo"},
                                                               {"LEVEL", "debug"},
                                                               {"REGION", "west"}});
  CHECK(spec.task_arn == arn);
  CHECK(spec.cluster == "main");
  CHECK(spec.family == "web");
  CHECK(spec.region == "us-west-2");
  CHECK(spec.memory_mib == 512);
  CHECK(spec.stop_timeout == 30s);
  CHECK(spec.tags.at("k") == "v");
  CHECK(ecs.list_tasks().at(0).container_id == "acme-site-jo");
  CHECK_THAT(journal.events().back().data, Contains(R"("containerId":"acme-site-jo")"));
}

TEST_CASE_METHOD(EcsFixture, "RunTask: the default cold start is 30 to 60 s", "[ecs][RunTask]") {
  register_definition();
  const sim::Duration shortest = 30s;
  const sim::Duration longest = 60s;
  sim::Random random{7};
  for (int i = 0; i < 100; ++i) {
    const sim::Duration drawn = ecs::Options{}.cold_start.draw(random);
    CHECK(drawn >= shortest);
    CHECK(drawn <= longest);
  }
}

TEST_CASE_METHOD(EcsFixture, "RunTask: an image nobody runs cannot be pulled", "[ecs][RunTask]") {
  runner.missing_images = {"app:1"};
  const std::string arn = run();
  pass(60s);
  const ecs::Task now = task(arn);
  CHECK(now.last_status == "STOPPED");
  CHECK(now.stop_code == "TaskFailedToStart");
  CHECK(now.stopped_reason ==
        "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to "
        "resolve ref docker.io/library/app:1: docker.io/library/app:1: not found");
  CHECK(now.containers.at(0).reason == now.stopped_reason);
  CHECK_FALSE(now.containers.at(0).exit_code);
  CHECK_FALSE(now.started_at);
  CHECK(runner.started.empty());
  CHECK(statuses(arn) ==
        std::vector<std::string>{"PROVISIONING", "PENDING", "DEPROVISIONING", "STOPPED"});
}

TEST_CASE_METHOD(EcsFixture, "RunTask: a container that cannot be started", "[ecs][RunTask]") {
  runner.unstartable_images = {"app:1"};
  const std::string arn = run();
  pass(60s);
  CHECK(task(arn).stop_code == "TaskFailedToStart");
  CHECK_THAT(task(arn).stopped_reason, StartsWith("CannotStartContainerError: "));
}

TEST_CASE_METHOD(EcsFixture, "RunTask: a task whose essential container exits is stopped",
                 "[ecs][RunTask]") {
  const std::string arn = run();
  pass(100s);
  runner.newest().exit(3);
  pass(0s);
  CHECK(task(arn).last_status == "DEPROVISIONING");
  CHECK_FALSE(runner.newest().alive());
  pass(10s);
  const ecs::Task now = task(arn);
  CHECK(now.last_status == "STOPPED");
  CHECK(now.desired_status == "STOPPED");
  CHECK(now.stop_code == "EssentialContainerExited");
  CHECK(now.stopped_reason == "Essential container in task exited");
  CHECK(now.containers.at(0).exit_code == 3);
  CHECK(*now.stopping_at == scheduler.now() - 10s);
  CHECK(*now.execution_stopped_at == scheduler.now() - 10s);
  CHECK(*now.stopped_at == scheduler.now());
  CHECK_THAT(journal.events().back().data, Contains(R"("exitCode":3)"));
}

TEST_CASE_METHOD(EcsFixture, "RunTask: a container may exit while it starts", "[ecs][RunTask]") {
  runner.exit_at_once = 1;
  const std::string arn = run();
  pass(60s);
  CHECK(task(arn).stop_code == "EssentialContainerExited");
  CHECK(task(arn).containers.at(0).exit_code == 1);
}

TEST_CASE_METHOD(EcsFixture, "RunTask: out of memory is the container's reason", "[ecs][RunTask]") {
  const std::string arn = run();
  pass(40s);
  runner.newest().exit(137, "OutOfMemoryError: Container killed due to memory usage");
  pass(10s);
  CHECK(task(arn).containers.at(0).exit_code == 137);
  CHECK_THAT(task(arn).containers.at(0).reason, StartsWith("OutOfMemoryError"));
}

TEST_CASE_METHOD(EcsFixture, "RunTask: what containers print is in the journal", "[ecs][RunTask]") {
  const std::string arn = run();
  pass(40s);
  runner.newest().print("ready");
  const sim::Event& event = journal.events().back();
  CHECK(event.kind == "ecs.output");
  CHECK(event.subject == arn);
  CHECK(event.cause != 0);
  CHECK(event.data == R"({"container":"app","stream":"stdout","line":"ready"})");
}

namespace {

struct KeptLines : aws::LogSink {
  std::vector<std::string> lines;
  void create_group(const Stream&) override {}
  bool append(const Stream& stream, sim::Time, std::string_view line) override {
    lines.push_back(stream.group + ": " + std::string(line));
    return true;
  }
};

}  // namespace

TEST_CASE_METHOD(EcsFixture, "RunTask: awslogs drops empty lines, the journal keeps them",
                 "[ecs][RunTask]") {
  KeptLines kept;
  environment.logs = &kept;
  auto request = definition();
  request.execution_role_arn = "arn:aws:iam::000000000000:role/exec";
  request.container_definitions[0].log_configuration =
      ecs::LogConfiguration{"awslogs", {{"awslogs-group", "/ecs/web"}}, {}};
  call(request);
  call(run_request());
  pass(40s);
  for (const char* line : {"", "ready", "", " "}) runner.newest().print(line);
  CHECK(kept.lines == std::vector<std::string>{"/ecs/web: ready", "/ecs/web:  "});
  const auto printed = std::ranges::count(journal.events(), "ecs.output", &sim::Event::kind);
  CHECK(printed == 4);
  environment.logs = nullptr;
}

TEST_CASE_METHOD(EcsFixture, "RunTask: a client token starts its tasks once", "[ecs][RunTask]") {
  register_definition();
  ecs::RunTaskRequest request = run_request();
  request.client_token = "once";
  request.count = 2;
  const ecs::RunTaskResponse first = call(request);
  const ecs::RunTaskResponse second = call(request);
  REQUIRE(second.tasks.size() == 2);
  CHECK(second.tasks[1].task_arn == first.tasks[1].task_arn);
  request.count = 1;
  CHECK_THAT(failure(request), StartsWith("ConflictException: "));
  CHECK(ecs.list_tasks().size() == 2);
  pass(25h);
  call(request);
  CHECK(ecs.list_tasks().size() == 3);
}

TEST_CASE_METHOD(EcsFixture, "RunTask: what it does not take", "[ecs][RunTask]") {
  register_definition();
  const auto refused = [this](auto change) {
    ecs::RunTaskRequest request = run_request();
    change(request);
    return failure(request);
  };
  using Request = ecs::RunTaskRequest;
  CHECK(refused([](Request& r) { r.cluster = "nowhere"; }) ==
        "ClusterNotFoundException: Cluster not found.");
  CHECK(refused([](Request& r) { r.task_definition = "nothing"; }) ==
        "ClientException: TaskDefinition not found.");
  CHECK(refused([](Request& r) { r.launch_type = "EC2"; }) ==
        "InvalidParameterException: No Container Instances were found in your cluster.");
  CHECK(refused([](Request& r) { r.network_configuration.reset(); }) ==
        "InvalidParameterException: Network Configuration must be provided when networkMode "
        "'awsvpc' is specified.");
  CHECK(refused([](Request& r) {
          r.overrides = ecs::TaskOverride{};
          r.overrides->container_overrides.resize(1);
          r.overrides->container_overrides[0].name = "django";
        }) ==
        "InvalidParameterException: Override for container named django is not a container in "
        "the TaskDefinition.");
  CHECK_THAT(refused([](Request& r) { r.count = 11; }), StartsWith("InvalidParameterException"));
  CHECK_THAT(refused([](Request& r) { r.count = 0; }), StartsWith("InvalidParameterException"));
  CHECK_THAT(refused([](Request& r) { r.platform_version = "9.9.9"; }),
             StartsWith("PlatformUnknownException"));
  CHECK_THAT(refused([](Request& r) {
               r.capacity_provider_strategy = {{"FARGATE", 1, 0}};
             }),
             Contains("Specifying both a launch type and capacity provider strategy"));
  ecs::DeregisterTaskDefinitionRequest remove;
  remove.task_definition = "web:1";
  call(remove);
  CHECK(refused([](Request& r) { r.task_definition = "web:1"; }) ==
        "ClientException: TaskDefinition is inactive");
  CHECK(ecs.list_tasks().empty());
}

TEST_CASE_METHOD(EcsFixture, "RunTask: a task definition that Fargate does not run",
                 "[ecs][RunTask]") {
  ecs::RegisterTaskDefinitionRequest request = definition();
  request.requires_compatibilities = {};
  request.cpu = "100";
  call(request);
  CHECK(failure(run_request()) ==
        "InvalidParameterException: Task definition does not support launch_type FARGATE.");
}

TEST_CASE_METHOD(EcsFixture, "RunTask: the cluster's strategy decides where none is named",
                 "[ecs][RunTask]") {
  register_definition();
  ecs::CreateClusterRequest create;
  create.cluster_name = "spot";
  create.capacity_providers = {"FARGATE", "FARGATE_SPOT"};
  create.default_capacity_provider_strategy = {{"FARGATE", 1, 0}, {"FARGATE_SPOT", 4, 0}};
  call(create);
  ecs::RunTaskRequest request = run_request();
  request.cluster = "spot";
  request.launch_type = "";
  const ecs::Task started = call(request).tasks.at(0);
  CHECK(started.capacity_provider_name == "FARGATE_SPOT");
  CHECK(started.launch_type == "FARGATE");
}

TEST_CASE_METHOD(EcsFixture, "RunTask: a strategy has only what the cluster has",
                 "[ecs][RunTask]") {
  register_definition();
  ecs::RunTaskRequest request = run_request();
  request.launch_type = "";
  request.capacity_provider_strategy = {{"FARGATE_SPOT", 1, 0}};
  CHECK_THAT(failure(request), Contains("not associated with the cluster"));
  ecs::CreateClusterRequest create;
  create.cluster_name = "spot";
  create.capacity_providers = {"FARGATE", "FARGATE_SPOT"};
  call(create);
  request.cluster = "spot";
  CHECK(call(request).tasks.at(0).capacity_provider_name == "FARGATE_SPOT");
  request.capacity_provider_strategy = {{"FARGATE", 0, 0}, {"FARGATE_SPOT", 0, 0}};
  CHECK_THAT(failure(request), Contains("weight greater than 0"));
}

TEST_CASE_METHOD(EcsFixture, "RunTask: another account sees nothing of it", "[ecs][RunTask]") {
  run();
  aws::Caller other = caller();
  other.account = "111122223333";
  aws::Client stranger{dispatcher, scheduler, other};
  CHECK(tests::error_code([&] { stranger.now(run_request()); }) == "ClusterNotFoundException");
  other = caller();
  other.region = "eu-west-1";
  aws::Client far{dispatcher, scheduler, other};
  CHECK(tests::error_code([&] { far.now(run_request()); }) == "ClusterNotFoundException");
}
