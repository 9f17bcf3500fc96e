#include "fakes/dynamodb/operations/describe_endpoints.h"

#include "fakes/dynamodb/dynamodb.h"

namespace dynamodb {

DescribeEndpointsResponse describe_endpoints(DynamoDb&, const aws::Call& call,
                                             const DescribeEndpointsRequest&) {
  constexpr std::int64_t kDayInMinutes = 1440;
  const std::string& endpoint = call.caller.endpoint;
  const std::size_t scheme = endpoint.find("://");
  const std::string address = scheme == std::string::npos ? endpoint : endpoint.substr(scheme + 3);
  return {{Endpoint{address, kDayInMinutes}}};
}

const aws::Structure& Endpoint::shape() {
  static const aws::Structure kShape =
      aws::Structure("Endpoint")
          .field<&Endpoint::address>("Address")
          .field<&Endpoint::cache_period_in_minutes>("CachePeriodInMinutes");
  return kShape;
}

const aws::Structure& DescribeEndpointsResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("DescribeEndpointsResponse")
          .field<&DescribeEndpointsResponse::endpoints>("Endpoints");
  return kShape;
}

const aws::Structure& DescribeEndpointsRequest::shape() {
  static const aws::Structure kShape = aws::Structure("DescribeEndpointsRequest");
  return kShape;
}

}  // namespace dynamodb
