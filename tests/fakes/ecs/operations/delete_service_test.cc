#include "fakes/ecs/operations/delete_service.h"

#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;
using tests::ServiceFixture;

namespace {

struct DeleteServiceFixture : ServiceFixture {
  static ecs::DeleteServiceRequest remove_request(bool force = false) {
    ecs::DeleteServiceRequest request;
    request.cluster = "main";
    request.service = "api";
    request.force = force;
    return request;
  }
};

}  // namespace

TEST_CASE_METHOD(DeleteServiceFixture, "DeleteService: not while it is scaled above 0",
                 "[ecs][DeleteService]") {
  create(1);
  CHECK(failure(remove_request()) ==
        "InvalidParameterException: The service cannot be stopped while it is scaled above 0.");
}

TEST_CASE_METHOD(DeleteServiceFixture, "DeleteService: by force it drains, then is INACTIVE",
                 "[ecs][DeleteService]") {
  create(2);
  pass(60s);
  CHECK(call(remove_request(true)).service.status == "DRAINING");
  CHECK(failure(create_request(1)) ==
        "InvalidParameterException: Unable to Start a service that is still Draining.");
  pass(60s);
  const ecs::Service now = service("api");
  CHECK(now.status == "INACTIVE");
  CHECK(now.deployments.empty());
  CHECK(running() == 0);
  CHECK(failure(remove_request()) == "ServiceNotFoundException: Service not found.");
  CHECK(create(1).status == "ACTIVE");
  pass(60s);
  CHECK(running() == 1);
}

TEST_CASE_METHOD(DeleteServiceFixture,
                 "DeleteService: an INACTIVE one is forgotten when another is made later",
                 "[ecs][DeleteService]") {
  create(0);
  pass(60s);
  call(remove_request());
  pass(60s);
  REQUIRE(service("api").status == "INACTIVE");
  ecs::CreateServiceRequest other = create_request(0);
  other.service_name = "other";
  call(other);
  CHECK(service("api").status == "INACTIVE");
  pass(1h);
  other.service_name = "another";
  call(other);
  ecs::DescribeServicesRequest describe;
  describe.cluster = "main";
  describe.services = {"api"};
  CHECK(call(describe).services.empty());
}
