#include "fakes/ecs/operations/list_tasks.h"

#include "fakes/ecs/operations/stop_task.h"
#include "tests/fakes/ecs/fixture.h"

using namespace std::chrono_literals;
using tests::EcsFixture;

namespace {

struct ListTasksFixture : EcsFixture {
  std::vector<std::string> list(ecs::ListTasksRequest request) {
    request.cluster = "main";
    return call(request).task_arns;
  }
};

}  // namespace

TEST_CASE_METHOD(ListTasksFixture, "ListTasks: filters by family, startedBy, launchType and status",
                 "[ecs][ListTasks]") {
  const std::string web = run("web");
  register_definition("mail");
  ecs::RunTaskRequest start = run_request("mail");
  start.started_by = "hermes";
  const std::string mail = call(start).tasks.at(0).task_arn;
  CHECK(list({}) == std::vector<std::string>{web, mail});
  ecs::ListTasksRequest request;
  request.family = "mail";
  CHECK(list(request) == std::vector<std::string>{mail});
  request = {};
  request.started_by = "hermes";
  CHECK(list(request) == std::vector<std::string>{mail});
  request = {};
  request.launch_type = "EC2";
  CHECK(list(request).empty());
  request = {};
  request.desired_status = "PENDING";
  CHECK(list(request).empty());
  ecs::StopTaskRequest stop;
  stop.cluster = "main";
  stop.task = web;
  call(stop);
  CHECK(list({}) == std::vector<std::string>{mail});
  request.desired_status = "STOPPED";
  CHECK(list(request) == std::vector<std::string>{web});
}

TEST_CASE_METHOD(ListTasksFixture, "ListTasks: pages follow each other", "[ecs][ListTasks]") {
  std::vector<std::string> all;
  for (int i = 0; i < 5; ++i) all.push_back(run());
  std::vector<std::string> seen;
  ecs::ListTasksRequest request;
  request.cluster = "main";
  request.max_results = 2;
  int pages = 0;
  do {
    const ecs::ListTasksResponse page = call(request);
    seen.insert(seen.end(), page.task_arns.begin(), page.task_arns.end());
    request.next_token = page.next_token;
    ++pages;
  } while (!request.next_token.empty());
  CHECK(pages == 3);
  CHECK(seen == all);
  request.next_token = "bm90aGluZw==";
  CHECK(failure(request) == "InvalidParameterException: Invalid token.");
}

TEST_CASE_METHOD(ListTasksFixture, "ListTasks: unknown clusters and services", "[ecs][ListTasks]") {
  ecs::ListTasksRequest request;
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
  request.cluster = "main";
  request.service_name = "ghost";
  CHECK(failure(request) == "ServiceNotFoundException: Service not found.");
}
