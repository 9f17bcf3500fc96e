// The fake of AWS STS: tells a caller who it is.
//
// https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html
#pragma once

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"

namespace sts {

class Sts : public aws::Service {
 public:
  explicit Sts(aws::Environment& environment) : environment_(environment) {}

  const aws::ServiceModel& model() const override;
  // Nothing is kept.

  aws::Environment& environment() { return environment_; }

 private:
  aws::Environment& environment_;
};

}  // namespace sts
