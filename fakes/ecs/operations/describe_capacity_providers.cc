#include "fakes/ecs/operations/describe_capacity_providers.h"

#include <algorithm>
#include <utility>

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/names.h"
#include "fakes/ecs/pages.h"

namespace ecs {
namespace {

constexpr std::int32_t kMostProviders = 10;

std::vector<std::string> providers_of(Ecs& ecs, const Scope& scope, const std::string& cluster) {
  if (cluster.empty()) return {"FARGATE", "FARGATE_SPOT"};
  return ecs.clusters().require(scope, cluster).capacity_providers;
}

}  // namespace

const aws::Structure& DescribeCapacityProvidersResponse::shape() {
  using S = DescribeCapacityProvidersResponse;
  static const aws::Structure kShape = aws::Structure("DescribeCapacityProvidersResponse")
                                           .field<&S::capacity_providers>("capacityProviders")
                                           .always()
                                           .field<&S::failures>("failures")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

const aws::Structure& DescribeCapacityProvidersRequest::shape() {
  using S = DescribeCapacityProvidersRequest;
  static const aws::Structure kShape =
      aws::Structure("DescribeCapacityProvidersRequest")
          .field<&S::capacity_providers>("capacityProviders")
          .field<&S::cluster>("cluster")
          .field<&S::include>("include")
          .elements(aws::one_of({"TAGS"}))
          .field<&S::max_results>("maxResults", aws::range(1, kMostProviders))
          .field<&S::next_token>("nextToken");
  return kShape;
}

DescribeCapacityProvidersResponse describe_capacity_providers(
    Ecs& ecs, const aws::Call& call, const DescribeCapacityProvidersRequest& request) {
  if (request.capacity_providers.size() > 100) {
    throw invalid_parameter("capacityProviders can have at most 100 items.");
  }
  const Scope scope = scope_of(call);
  const std::string prefix = capacity_provider_arn(scope, "");
  const std::vector<std::string> known = providers_of(ecs, scope, request.cluster);
  DescribeCapacityProvidersResponse response;
  std::vector<std::string> found =
      request.capacity_providers.empty() ? known : std::vector<std::string>{};
  for (const std::string& identifier : request.capacity_providers) {
    const std::string arn = as_arn(identifier, prefix);
    const auto provider = std::find_if(
        known.begin(), known.end(), [&](const std::string& name) { return arn == prefix + name; });
    if (provider != known.end()) {
      found.push_back(*provider);
    } else {
      response.failures.push_back({arn, "MISSING", ""});
    }
  }
  Page page = page_of(found, request.max_results, request.next_token, kMostProviders);
  for (const std::string& name : page.items) {
    response.capacity_providers.push_back({prefix + name, name, "ACTIVE", {}, name});
  }
  response.next_token = std::move(page.next_token);
  return response;
}

}  // namespace ecs
