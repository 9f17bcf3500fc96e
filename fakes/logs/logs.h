// The fake of Amazon CloudWatch Logs.
//
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html
// Everything lives in the World's store. Events older than their group's retention are not seen,
// and are deleted when others are written, each hour at most.
#pragma once

#include <string_view>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/logs/groups.h"
#include "fakes/logs/log_events.h"
#include "fakes/logs/streams.h"

namespace logs {

class Logs : public aws::Service, public aws::LogSink {
 public:
  explicit Logs(aws::Environment& environment);

  const aws::ServiceModel& model() const override;
  void reload() override { expired_at_ = sim::Time::min(); }

  void create_group(const aws::LogSink::Stream& stream) override;
  bool append(const aws::LogSink::Stream& stream, sim::Time time, std::string_view line) override;

  // Deletes the events that are older than their group's retention, once an hour. To be called
  // whenever events are written: nothing else makes the store grow.
  void expire();

  aws::Environment& environment() { return environment_; }
  Groups& groups() { return groups_; }
  Streams& streams() { return streams_; }
  LogEvents& events() { return events_; }

 private:
  aws::Environment& environment_;
  Groups groups_;
  Streams streams_;
  LogEvents events_;
  sim::Time expired_at_ = sim::Time::min();
};

}  // namespace logs
