#include "fakes/ecs/operations/describe_service_deployments.h"

#include "fakes/ecs/names.h"
#include "fakes/ecs/operations/delete_service.h"
#include "fakes/ecs/operations/list_service_deployments.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;

namespace {

struct DescribeServiceDeploymentsFixture : tests::ServiceFixture {
  std::vector<ecs::ServiceDeployment> describe(const std::vector<std::string>& arns) {
    ecs::DescribeServiceDeploymentsRequest request;
    request.service_deployment_arns = arns;
    return call(request).service_deployments;
  }
  // Those of the service `api`, the newest first.
  std::vector<ecs::ServiceDeployment> all() {
    ecs::ListServiceDeploymentsRequest request;
    request.cluster = "main";
    request.service = "api";
    std::vector<std::string> arns;
    for (const auto& brief : call(request).service_deployments) {
      arns.push_back(brief.service_deployment_arn);
    }
    return describe(arns);
  }
  ecs::ServiceDeployment newest() { return all().at(0); }
  void create_with_breaker(bool rollback) {
    ecs::CreateServiceRequest request = create_request(1);
    request.deployment_configuration.emplace().deployment_circuit_breaker =
        ecs::DeploymentCircuitBreaker{true, rollback};
    call(request);
    pass(60s);
  }
  void deploy() {
    ecs::UpdateServiceRequest request = update_request();
    request.force_new_deployment = true;
    call(request);
  }
};

}  // namespace

TEST_CASE_METHOD(DescribeServiceDeploymentsFixture,
                 "DescribeServiceDeployments: PENDING, IN_PROGRESS, SUCCESSFUL",
                 "[ecs][DescribeServiceDeployments]") {
  const ecs::Service made = create(2);
  const std::string number = ecs::last_part(made.deployments.at(0).id);
  const sim::Time begin = scheduler.now();
  const ecs::ServiceDeployment pending = newest();
  CHECK(pending.status == "PENDING");
  CHECK(pending.created_at == begin);
  CHECK_FALSE(pending.started_at.has_value());
  CHECK(pending.service_arn == made.service_arn);
  CHECK(pending.source_service_revisions.empty());
  CHECK(pending.target_service_revision.arn ==
        std::string(tests::kArn) + "service-revision/main/api/" + number);
  pass(20s);
  const ecs::ServiceDeployment going = newest();
  CHECK(going.status == "IN_PROGRESS");
  CHECK(going.started_at == begin + 1s);
  CHECK(going.target_service_revision.requested_task_count == 2);
  CHECK(going.target_service_revision.pending_task_count == 2);
  pass(60s);
  const ecs::ServiceDeployment done = newest();
  CHECK(done.status == "SUCCESSFUL");
  CHECK(done.finished_at.has_value());
  CHECK(done.target_service_revision.running_task_count == 2);
  CHECK(done.deployment_circuit_breaker.status == "DISABLED");
  CHECK(done.alarms.status == "DISABLED");
  scale(0);
  pass(60s);
  CHECK(newest().target_service_revision.running_task_count == 2);
  CHECK(all().size() == 1);
}

TEST_CASE_METHOD(DescribeServiceDeploymentsFixture,
                 "DescribeServiceDeployments: a new one comes from what runs",
                 "[ecs][DescribeServiceDeployments]") {
  create(2);
  pass(60s);
  const ecs::ServiceDeployment first = newest();
  deploy();
  pass(20s);
  const ecs::ServiceDeployment second = newest();
  REQUIRE(second.source_service_revisions.size() == 1);
  CHECK(second.source_service_revisions[0].arn == first.target_service_revision.arn);
  CHECK(second.source_service_revisions[0].running_task_count == 2);
  pass(5min);
  CHECK(newest().status == "SUCCESSFUL");
  CHECK(newest().source_service_revisions[0].running_task_count == 0);
}

TEST_CASE_METHOD(DescribeServiceDeploymentsFixture,
                 "DescribeServiceDeployments: the next one stops one that is not over",
                 "[ecs][DescribeServiceDeployments]") {
  create(1);
  pass(10s);
  deploy();
  const std::vector<ecs::ServiceDeployment> both = all();
  REQUIRE(both.size() == 2);
  CHECK(both[0].status == "PENDING");
  CHECK(both[1].status == "STOPPED");
  CHECK(both[1].stopped_at == scheduler.now());
  CHECK_FALSE(both[1].status_reason.empty());
  pass(5min);
  CHECK(newest().status == "SUCCESSFUL");
}

TEST_CASE_METHOD(DescribeServiceDeploymentsFixture,
                 "DescribeServiceDeployments: the circuit breaker stops it",
                 "[ecs][DescribeServiceDeployments]") {
  create_with_breaker(false);
  CHECK(newest().deployment_circuit_breaker.status == "MONITORING_COMPLETE");
  CHECK(newest().deployment_circuit_breaker.threshold == 3);
  runner.unstartable_images = {"app:1"};
  deploy();
  pass(60s);
  CHECK(newest().deployment_circuit_breaker.status == "MONITORING");
  CHECK(newest().deployment_circuit_breaker.failure_count == 1);
  pass(10min);
  const ecs::ServiceDeployment failed = newest();
  CHECK(failed.status == "STOPPED");
  CHECK(failed.status_reason == "ECS deployment circuit breaker: tasks failed to start.");
  CHECK(failed.deployment_circuit_breaker.status == "TRIGGERED");
  CHECK(failed.deployment_circuit_breaker.failure_count == 3);
  CHECK_FALSE(failed.rollback.has_value());
}

TEST_CASE_METHOD(DescribeServiceDeploymentsFixture,
                 "DescribeServiceDeployments: the circuit breaker rolls it back",
                 "[ecs][DescribeServiceDeployments]") {
  create_with_breaker(true);
  const ecs::ServiceDeployment good = newest();
  runner.unstartable_images = {"app:1"};
  deploy();
  pass(10min);
  const ecs::ServiceDeployment failed = newest();
  CHECK(failed.status == "ROLLBACK_SUCCESSFUL");
  CHECK(failed.deployment_circuit_breaker.status == "TRIGGERED");
  CHECK(failed.finished_at.has_value());
  REQUIRE(failed.rollback.has_value());
  CHECK(failed.rollback->service_revision_arn == good.target_service_revision.arn);
  CHECK(all().size() == 2);
}

TEST_CASE_METHOD(DescribeServiceDeploymentsFixture,
                 "DescribeServiceDeployments: a rollback that fails as well",
                 "[ecs][DescribeServiceDeployments]") {
  create_with_breaker(true);
  runner.unstartable_images = {"app:1"};
  deploy();
  for (int i = 0; i < 600 && newest().status != "ROLLBACK_IN_PROGRESS"; ++i) pass(1s);
  CHECK(newest().status == "ROLLBACK_IN_PROGRESS");
  runner.newest().exit(1);
  pass(30min);
  CHECK(newest().status == "ROLLBACK_FAILED");
  CHECK(newest().finished_at.has_value());
}

TEST_CASE_METHOD(DescribeServiceDeploymentsFixture,
                 "DescribeServiceDeployments: they are kept, and end with the service",
                 "[ecs][DescribeServiceDeployments]") {
  create(1);
  pass(60s);
  const std::string arn = newest().service_deployment_arn;
  tests::ScriptedRunner next_runner;
  ecs::Ecs next{environment, options(), &next_runner};
  aws::Dispatcher next_dispatcher{environment};
  next_dispatcher.add(next);
  aws::Client next_client{next_dispatcher, scheduler, caller()};
  ecs::DescribeServiceDeploymentsRequest request;
  request.service_deployment_arns = {arn};
  CHECK(next_client.now(request).service_deployments.at(0).status == "SUCCESSFUL");
  ecs::DeleteServiceRequest end;
  end.cluster = "main";
  end.service = "api";
  end.force = true;
  call(end);
  pass(60s);
  CHECK(describe({arn}).empty());
}

TEST_CASE_METHOD(DescribeServiceDeploymentsFixture, "DescribeServiceDeployments: what is not there",
                 "[ecs][DescribeServiceDeployments]") {
  const std::string prefix = tests::kArn;
  ecs::DescribeServiceDeploymentsRequest request;
  request.service_deployment_arns = {prefix + "service-deployment/main/api/x",
                                     prefix + "service-deployment/", "nonsense"};
  const ecs::DescribeServiceDeploymentsResponse response = call(request);
  REQUIRE(response.failures.size() == 3);
  for (const ecs::Failure& each : response.failures) CHECK(each.reason == "MISSING");
  CHECK(response.failures[2].arn == "nonsense");
  request.service_deployment_arns.clear();
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
  request.service_deployment_arns.resize(21, "x");
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
}
