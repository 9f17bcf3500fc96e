#include "fakes/ecs/operations/describe_services.h"

#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::ServiceFixture;

TEST_CASE_METHOD(ServiceFixture, "DescribeServices: by name and ARN, tags only when asked",
                 "[ecs][DescribeServices]") {
  ecs::CreateServiceRequest create_it = create_request(0);
  create_it.tags = {{"k", "v"}};
  const std::string arn = call(create_it).service.service_arn;
  ecs::DescribeServicesRequest request;
  request.cluster = "main";
  request.services = {"api", arn, "ghost"};
  const ecs::DescribeServicesResponse response = call(request);
  REQUIRE(response.services.size() == 2);
  CHECK(response.services[1].service_name == "api");
  CHECK(response.services[0].tags.empty());
  REQUIRE(response.failures.size() == 1);
  CHECK(response.failures[0].arn == std::string(tests::kArn) + "service/main/ghost");
  CHECK(response.failures[0].reason == "MISSING");
  CHECK(service("api").tags.size() == 1);
}

TEST_CASE_METHOD(ServiceFixture, "DescribeServices: what it does not take",
                 "[ecs][DescribeServices]") {
  ecs::DescribeServicesRequest request;
  request.cluster = "main";
  CHECK(failure(request) == "InvalidParameterException: Services cannot be empty.");
  request.services.assign(11, "api");
  CHECK(failure(request) == "InvalidParameterException: services can have at most 10 items.");
}

TEST_CASE_METHOD(ServiceFixture, "DescribeServices: the scheduler's decisions are in the journal",
                 "[ecs][DescribeServices]") {
  create(1);
  pass(60s);
  std::vector<std::string> decisions;
  for (const sim::Event& event : journal.events()) {
    if (event.kind == "ecs.service") decisions.push_back(event.data);
  }
  REQUIRE(decisions.size() == 3);
  CHECK_THAT(decisions[0], Contains("has started 1 tasks"));
  CHECK_THAT(decisions[2], Contains(R"("desired":1,"running":1,"pending":0)"));
}
