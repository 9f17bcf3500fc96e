#include "fakes/cloudwatch/operations/list_metrics.h"

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;

TEST_CASE_METHOD(CloudWatchFixture, "ListMetrics: those with datapoints, by name and dimension",
                 "[cloudwatch][ListMetrics]") {
  cloudwatch::ListMetricsRequest request;
  const auto put_alarm = dlq_alarm();
  call(put_alarm);
  CHECK(call(request).metrics.empty());
  put(1);
  pass(60s);
  REQUIRE(call(request).metrics.size() == 2);
  CHECK(call(request).metrics[0].metric_namespace == "AWS/SQS");
  request.dimensions = {{"QueueName", "dlq"}};
  CHECK(call(request).metrics.size() == 1);
  request.dimensions = {{"QueueName", {}}};
  CHECK(call(request).metrics.size() == 1);
  request.dimensions = {{"QueueName", "other"}};
  CHECK(call(request).metrics.empty());
  request.dimensions = {};
  request.metric_name = "Failed";
  CHECK(call(request).metrics.size() == 1);
}

TEST_CASE_METHOD(CloudWatchFixture, "ListMetrics: pages of 500", "[cloudwatch][ListMetrics]") {
  for (int i = 0; i < 501; ++i) {
    cloudwatch.metrics()
        .series({"000000000000", "us-west-2", "Jobs", "m" + std::to_string(i), {}})
        ->add(scheduler.now(), cloudwatch::StatisticSet::of(1));
  }
  cloudwatch::ListMetricsRequest request;
  const auto first = call(request);
  CHECK(first.metrics.size() == 500);
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  CHECK(call(request).metrics.size() == 1);
  request.next_token = "what";
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterValueException");
}
