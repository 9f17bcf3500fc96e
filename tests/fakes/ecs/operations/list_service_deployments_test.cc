#include "fakes/ecs/operations/list_service_deployments.h"

#include "fakes/ecs/names.h"
#include "fakes/ecs/operations/delete_service.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;

namespace {

struct ListServiceDeploymentsFixture : tests::ServiceFixture {
  ecs::ListServiceDeploymentsRequest request;

  ListServiceDeploymentsFixture() {
    request.cluster = "main";
    request.service = "api";
  }
  void deploy() {
    ecs::UpdateServiceRequest update = update_request();
    update.force_new_deployment = true;
    call(update);
    pass(5min);
  }
  std::size_t count() { return call(request).service_deployments.size(); }
};

}  // namespace

TEST_CASE_METHOD(ListServiceDeploymentsFixture,
                 "ListServiceDeployments: the newest first, page by page",
                 "[ecs][ListServiceDeployments]") {
  const std::string first = ecs::last_part(create(1).deployments.at(0).id);
  pass(60s);
  deploy();
  const ecs::ListServiceDeploymentsResponse both = call(request);
  REQUIRE(both.service_deployments.size() == 2);
  const ecs::ServiceDeploymentBrief& oldest = both.service_deployments[1];
  CHECK(ecs::last_part(oldest.target_service_revision_arn) == first);
  CHECK(oldest.status == "SUCCESSFUL");
  CHECK(oldest.created_at < both.service_deployments[0].created_at);
  CHECK(oldest.finished_at.has_value());
  request.service = std::string(tests::kArn) + "service/main/api";
  request.max_results = 1;
  const ecs::ListServiceDeploymentsResponse page = call(request);
  CHECK(page.service_deployments.size() == 1);
  request.next_token = page.next_token;
  CHECK(call(request).service_deployments.at(0).service_deployment_arn ==
        oldest.service_deployment_arn);
}

TEST_CASE_METHOD(ListServiceDeploymentsFixture, "ListServiceDeployments: by status and by time",
                 "[ecs][ListServiceDeployments]") {
  create(1);
  pass(60s);
  const sim::Time between = scheduler.now();
  deploy();
  request.status = {"SUCCESSFUL", "PENDING"};
  CHECK(count() == 2);
  request.status = {"PENDING"};
  CHECK(count() == 0);
  request.status.clear();
  request.created_at = ecs::CreatedAt{between, {}};
  CHECK(count() == 1);
  request.created_at = ecs::CreatedAt{{}, between - 1s};
  CHECK(count() == 1);
  request.created_at = ecs::CreatedAt{between - 10min, between};
  CHECK(count() == 0);
}

TEST_CASE_METHOD(ListServiceDeploymentsFixture, "ListServiceDeployments: of the last 90 days",
                 "[ecs][ListServiceDeployments]") {
  create(0);
  pass(91 * 24h);
  deploy();
  CHECK(count() == 1);
}

TEST_CASE_METHOD(ListServiceDeploymentsFixture, "ListServiceDeployments: what is not there",
                 "[ecs][ListServiceDeployments]") {
  CHECK(failure(request) == "ServiceNotFoundException: Service not found.");
  create(0);
  pass(10s);
  CHECK(count() == 1);
  ecs::DeleteServiceRequest end;
  end.cluster = "main";
  end.service = "api";
  call(end);
  pass(10s);
  CHECK(failure(request) == "ServiceNotFoundException: Service not found.");
  request.cluster = "ghost";
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
  request.cluster = "main";
  request.status = {"DONE"};
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
}
