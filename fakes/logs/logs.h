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
#include "fakes/logs/late_events.h"
#include "fakes/logs/log_events.h"
#include "fakes/logs/streams.h"

namespace logs {

class Logs : public aws::Service, public aws::LogSink {
 public:
  explicit Logs(aws::Environment& environment);

  const aws::ServiceModel& model() const override;
  void reload() override;

  void create_group(const aws::LogSink::Stream& stream) override;
  bool append(const aws::LogSink::Stream& stream, sim::Time time, std::string_view line) override;

  // Takes an event of this stream, which must be the group's.
  void take(const Group& group, std::int64_t stream, std::int64_t time_ms,
            std::string_view message);
  // Deletes the events that are older than their group's retention, once an hour. To be called
  // whenever events are written: nothing else makes the store grow.
  void expire();

  aws::Environment& environment() { return environment_; }
  Groups& groups() { return groups_; }
  // These are as of now: what is late and has come by now is in them.
  Streams& streams();
  LogEvents& events();

 private:
  aws::Environment& environment_;
  Groups groups_;
  Streams streams_;
  LogEvents events_;
  LateEvents late_events_;
  sim::Time expired_at_ = sim::Time::min();
};

}  // namespace logs
