// The fake of Amazon SNS: standard topics, subscriptions of SQS queues.
//
// https://docs.aws.amazon.com/sns/latest/api/welcome.html
// Topics and subscriptions live in the World's store. A publication reaches the subscribed queues
// in the same instant, through the World's QueueSink.
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/sns/filters/filter_policies.h"
#include "fakes/sns/subscriptions.h"
#include "fakes/sns/topics.h"

namespace sns {

class Sns : public aws::Service, public aws::TopicSink {
 public:
  explicit Sns(aws::Environment& environment);

  const aws::ServiceModel& model() const override;

  // As another service publishes: without message attributes. False if there is no such topic.
  bool publish(std::string_view topic_arn, const std::string& subject,
               const std::string& message) override;
  bool exists(std::string_view topic_arn) override;

  aws::Environment& environment() { return environment_; }
  Topics& topics() { return topics_; }
  Subscriptions& subscriptions() { return subscriptions_; }
  FilterPolicies& filter_policies() { return filter_policies_; }
  sim::Ids& ids() { return ids_; }

 private:
  aws::Environment& environment_;
  Topics topics_;
  Subscriptions subscriptions_;
  FilterPolicies filter_policies_;
  sim::Ids ids_;
};

}  // namespace sns
