#include "fakes/ecs/operations/describe_tasks.h"

#include "tests/fakes/ecs/fixture.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "DescribeTasks: by ARN and by id, tags only when asked",
                 "[ecs][DescribeTasks]") {
  register_definition();
  ecs::RunTaskRequest start = run_request();
  start.tags = {{"k", "v"}};
  const std::string arn = call(start).tasks.at(0).task_arn;
  ecs::DescribeTasksRequest request;
  request.cluster = std::string(tests::kArn) + "cluster/main";
  request.tasks = {arn, arn.substr(arn.size() - 32)};
  const ecs::DescribeTasksResponse response = call(request);
  REQUIRE(response.tasks.size() == 2);
  CHECK(response.tasks[1].task_arn == arn);
  CHECK(response.tasks[0].tags.empty());
  request.include = {"TAGS"};
  CHECK(call(request).tasks[0].tags.size() == 1);
}

TEST_CASE_METHOD(EcsFixture, "DescribeTasks: an unknown task is a failure, MISSING",
                 "[ecs][DescribeTasks]") {
  const auto response = json("AmazonEC2ContainerServiceV20141113.DescribeTasks",
                             R"({"cluster":"main","tasks":["0123"]})");
  CHECK(response.status == 200);
  CHECK(response.body == R"({"tasks":[],"failures":[{"arn":"arn:aws:ecs:us-west-2:000000000000:)"
                         R"(task/main/0123","reason":"MISSING"}]})");
}

TEST_CASE_METHOD(EcsFixture, "DescribeTasks: what it does not take", "[ecs][DescribeTasks]") {
  ecs::DescribeTasksRequest request;
  request.cluster = "main";
  CHECK(failure(request) == "InvalidParameterException: Tasks cannot be empty.");
  request.tasks.assign(101, "x");
  CHECK(failure(request) == "InvalidParameterException: taskIds can have at most 100 items.");
  request.tasks = {"x"};
  request.cluster = "";
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
}

TEST_CASE_METHOD(EcsFixture, "DescribeTasks: a stopped task is known for an hour",
                 "[ecs][DescribeTasks]") {
  const std::string arn = run();
  pass(40s);
  runner.newest().exit(0);
  pass(10s);
  CHECK(task(arn).last_status == "STOPPED");
  pass(1h - 1s);
  CHECK(task(arn).last_status == "STOPPED");
  pass(1s);
  ecs::DescribeTasksRequest request;
  request.cluster = "main";
  request.tasks = {arn};
  CHECK(call(request).failures.at(0).reason == "MISSING");
}

TEST_CASE_METHOD(EcsFixture, "DescribeTasks: the wire form of a running task",
                 "[ecs][DescribeTasks]") {
  const std::string arn = run();
  pass(40s);
  const std::string body = json("AmazonEC2ContainerServiceV20141113.DescribeTasks",
                                R"({"cluster":"main","tasks":[")" + arn + R"("]})")
                               .body;
  CHECK_THAT(body, Contains(R"("lastStatus":"RUNNING")"));
  CHECK_THAT(body, Contains(R"("createdAt":1767603600,)"));
  CHECK_THAT(body, Contains(R"("startedAt":1767603640)"));
  CHECK_THAT(body, Contains(R"("overrides":{"containerOverrides":[{"name":"app"}]})"));
  CHECK_THAT(body, Contains(R"("cpu":"256")"));
  CHECK_THAT(body, Contains(R"("tags":[])"));
}
