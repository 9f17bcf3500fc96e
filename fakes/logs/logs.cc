#include "fakes/logs/logs.h"

#include "fakes/logs/errors.h"
#include "fakes/logs/faults.h"
#include "fakes/logs/operations/create_log_group.h"
#include "fakes/logs/operations/create_log_stream.h"
#include "fakes/logs/operations/delete_log_group.h"
#include "fakes/logs/operations/delete_log_stream.h"
#include "fakes/logs/operations/delete_retention_policy.h"
#include "fakes/logs/operations/describe_log_groups.h"
#include "fakes/logs/operations/describe_log_streams.h"
#include "fakes/logs/operations/filter_log_events.h"
#include "fakes/logs/operations/get_log_events.h"
#include "fakes/logs/operations/put_log_events.h"
#include "fakes/logs/operations/put_retention_policy.h"
#include "fakes/logs/schema.h"

namespace logs {
namespace {

constexpr aws::Operation kOperations[] = {
    aws::operation<create_log_group>("CreateLogGroup"),
    aws::operation<create_log_stream>("CreateLogStream"),
    aws::operation<delete_log_group>("DeleteLogGroup"),
    aws::operation<delete_log_stream>("DeleteLogStream"),
    aws::operation<delete_retention_policy>("DeleteRetentionPolicy"),
    aws::operation<describe_log_groups>("DescribeLogGroups"),
    aws::operation<describe_log_streams>("DescribeLogStreams"),
    aws::operation<filter_log_events>("FilterLogEvents"),
    aws::operation<get_log_events>("GetLogEvents"),
    aws::operation<put_log_events>("PutLogEvents"),
    aws::operation<put_retention_policy>("PutRetentionPolicy"),
};

constexpr sim::Duration kBetweenExpiries = std::chrono::hours{1};

constexpr aws::ServiceModel kModel = {
    .id = "logs",
    .signing_name = "logs",
    .target_prefix = "Logs_20140328",
    .json_version = "1.1",
    .operations = kOperations,
    // PutLogEvents takes 1 MB of text, of which JSON may write each byte as six, and 10,000 events.
    .limits = {.body_bytes = std::size_t{8} * 1024 * 1024},
    .invalid = invalid_request,
};

// The tables are there before anything reads them.
aws::Environment& with_schema(aws::Environment& environment) {
  ensure_schema(environment.store);
  return environment;
}

}  // namespace

Logs::Logs(aws::Environment& environment)
    : environment_(with_schema(environment)),
      groups_(environment.store),
      streams_(environment.store),
      events_(environment.store),
      late_events_(environment, events_) {}

void Logs::reload() {
  expired_at_ = sim::Time::min();
  late_events_.load();
}

Streams& Logs::streams() {
  late_events_.arrive();
  return streams_;
}

LogEvents& Logs::events() {
  late_events_.arrive();
  return events_;
}

void Logs::take(const Group& group, std::int64_t stream, std::int64_t time_ms,
                std::string_view message) {
  const bool may_be_late = environment_.faults.may_strike(kLateEvent);
  if (may_be_late && late_events_.keep(group, {0, stream, time_ms, 0, std::string(message)})) {
    return;
  }
  const std::int64_t now_ms = sim::unix_ms(environment_.now());
  events_.add(group.id, stream, time_ms, now_ms, message);
}

const aws::ServiceModel& Logs::model() const { return kModel; }

void Logs::create_group(const aws::LogSink::Stream& stream) {
  if (groups_.find(stream.account, stream.region, stream.group)) return;
  groups_.add(stream.account, stream.region, stream.group, environment_.now());
}

void Logs::expire() {
  const sim::Time now = environment_.now();
  if (now < expired_at_ + kBetweenExpiries) return;
  expired_at_ = now;
  for (const Group& group : groups_.with_retention()) {
    events_.remove_before(group.id, group.oldest_ms(now));
  }
}

bool Logs::append(const aws::LogSink::Stream& stream, sim::Time time, std::string_view line) {
  const auto group = groups_.find(stream.account, stream.region, stream.group);
  if (!group) return false;
  expire();
  const auto found = streams_.find(group->id, stream.name);
  const std::int64_t id =
      found ? found->id : streams_.add(group->id, stream.name, environment_.now());
  take(*group, id, sim::unix_ms(time), line);
  return true;
}

}  // namespace logs
