// The fake of Amazon CloudWatch: metrics and alarms.
//
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html
// Alarms live in the World's store; the datapoints of metrics in memory, but for those that were
// added in a turn that was not kept.
#pragma once

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/cloudwatch/alarms/alarms.h"
#include "fakes/cloudwatch/metrics/metrics.h"

namespace cloudwatch {

class CloudWatch : public aws::Service {
 public:
  explicit CloudWatch(aws::Environment& environment);

  const aws::ServiceModel& model() const override;
  void reload() override;

  aws::Environment& environment() { return environment_; }
  Alarms& alarms() { return alarms_; }
  Metrics& metrics() { return metrics_; }

 private:
  aws::Environment& environment_;
  Metrics metrics_;
  Alarms alarms_;
};

}  // namespace cloudwatch
