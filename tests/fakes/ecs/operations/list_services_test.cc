#include "fakes/ecs/operations/list_services.h"

#include "tests/fakes/ecs/service_fixture.h"

using tests::ServiceFixture;

TEST_CASE_METHOD(ServiceFixture, "ListServices: ten a page, by launch type",
                 "[ecs][ListServices]") {
  for (char c = 'a'; c <= 'l'; ++c) call(create_request(0, std::string(1, c)));
  ecs::ListServicesRequest request;
  request.cluster = "main";
  const ecs::ListServicesResponse first = call(request);
  CHECK(first.service_arns.size() == 10);
  CHECK(first.service_arns.front() == std::string(tests::kArn) + "service/main/a");
  request.next_token = first.next_token;
  CHECK(call(request).service_arns.size() == 2);
  request = {};
  request.cluster = "main";
  request.launch_type = "EC2";
  CHECK(call(request).service_arns.empty());
  request.cluster = "nowhere";
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
}
