#include "fakes/ecs/operations/describe_capacity_providers.h"

#include "fakes/ecs/operations/put_cluster_capacity_providers.h"
#include "tests/fakes/ecs/fixture.h"

using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "DescribeCapacityProviders: every account has two",
                 "[ecs][DescribeCapacityProviders]") {
  CHECK(json("AmazonEC2ContainerServiceV20141113.DescribeCapacityProviders", "{}").body ==
        R"({"capacityProviders":[{"capacityProviderArn":)"
        R"("arn:aws:ecs:us-west-2:000000000000:capacity-provider/FARGATE","name":"FARGATE",)"
        R"("status":"ACTIVE","tags":[],"type":"FARGATE"},{"capacityProviderArn":)"
        R"("arn:aws:ecs:us-west-2:000000000000:capacity-provider/FARGATE_SPOT",)"
        R"("name":"FARGATE_SPOT","status":"ACTIVE","tags":[],"type":"FARGATE_SPOT"}],)"
        R"("failures":[]})");
}

TEST_CASE_METHOD(EcsFixture, "DescribeCapacityProviders: by name and ARN; another is MISSING",
                 "[ecs][DescribeCapacityProviders]") {
  const std::string prefix = std::string(tests::kArn) + "capacity-provider/";
  ecs::DescribeCapacityProvidersRequest request;
  request.capacity_providers = {prefix + "FARGATE_SPOT", "mine", "FARGATE"};
  const ecs::DescribeCapacityProvidersResponse response = call(request);
  REQUIRE(response.capacity_providers.size() == 2);
  CHECK(response.capacity_providers[0].name == "FARGATE_SPOT");
  CHECK(response.capacity_providers[1].capacity_provider_arn == prefix + "FARGATE");
  REQUIRE(response.failures.size() == 1);
  CHECK(response.failures[0].arn == prefix + "mine");
  CHECK(response.failures[0].reason == "MISSING");
}

TEST_CASE_METHOD(EcsFixture, "DescribeCapacityProviders: those of a cluster, page by page",
                 "[ecs][DescribeCapacityProviders]") {
  ecs::DescribeCapacityProvidersRequest request;
  request.cluster = "main";
  CHECK(call(request).capacity_providers.empty());
  ecs::PutClusterCapacityProvidersRequest put;
  put.cluster = "main";
  put.capacity_providers = {"FARGATE_SPOT"};
  call(put);
  CHECK(call(request).capacity_providers.at(0).name == "FARGATE_SPOT");
  request.cluster = "ghost";
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
  request.cluster = "";
  request.max_results = 1;
  const ecs::DescribeCapacityProvidersResponse first = call(request);
  CHECK(first.capacity_providers.size() == 1);
  request.next_token = first.next_token;
  const ecs::DescribeCapacityProvidersResponse last = call(request);
  CHECK(last.capacity_providers.at(0).name == "FARGATE_SPOT");
  CHECK(last.next_token.empty());
  request.max_results = 11;
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
}
