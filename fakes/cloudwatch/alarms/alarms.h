// All alarms, and the timer that evaluates them.
//
// One timer for all of them, at the end of each minute (each ten seconds while an alarm has a
// period of less than a minute), and none while there is no alarm. At the end of a minute the
// metrics that alarms watch are sampled from the services; then each alarm whose period ends is
// evaluated. Periods begin at whole multiples since 1970, as CloudWatch's do.
//
// The timer rests when each alarm was found in the state it has, by datapoints that are all alike,
// and nothing was recorded in the journal since: until the journal's next event no metric changes
// (aws::MetricSource), so that years in which nothing happens cost nothing. The samples of that
// time are made up for as soon as something happens.
#pragma once

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/cloudwatch/alarms/evaluate.h"
#include "fakes/cloudwatch/alarms/metric_alarm.h"
#include "fakes/cloudwatch/metrics/metrics.h"

namespace cloudwatch {

struct AlarmKey {
  std::string account;
  std::string region;
  std::string name;
  friend auto operator<=>(const AlarmKey&, const AlarmKey&) = default;
};

struct WatchedAlarm {
  MetricAlarm alarm;
  MetricKey metric;
  std::shared_ptr<Series> series;  // the metric's
  std::map<std::string, std::string> tags;
  // How many events the journal had when datapoints that are all alike found the alarm in the state
  // it has; nothing if the last evaluation found something else.
  std::optional<std::uint64_t> settled_at;
};

class Alarms {
 public:
  // Reads the alarms of the World's store.
  Alarms(aws::Environment& environment, Metrics& metrics);
  ~Alarms();
  Alarms(const Alarms&) = delete;
  Alarms& operator=(const Alarms&) = delete;

  // Makes the alarm or replaces it; a tag is added to what tags there are.
  void put(const AlarmKey& key, MetricAlarm alarm, const std::map<std::string, std::string>& tags);
  // Null if there is none.
  WatchedAlarm* find(const AlarmKey& key);
  const std::map<AlarmKey, WatchedAlarm>& all() const { return alarms_; }
  bool remove(const AlarmKey& key);
  void clear();
  // After a change of the alarm itself: writes it to the store.
  void save(const AlarmKey& key, const WatchedAlarm& watched);

 private:
  void load();
  void watch(WatchedAlarm& watched, const AlarmKey& key);
  sim::Duration step() const;
  void arm();
  void arm_after(sim::Time time);
  void tick();
  void sample(WatchedAlarm& watched, sim::Time minute);
  void evaluate_one(const AlarmKey& key, WatchedAlarm& watched);
  bool will_stay(const WatchedAlarm& watched, const std::vector<Datapoint>& recent) const;
  bool may_rest() const;
  void wake();

  aws::Environment& environment_;
  Metrics& metrics_;
  std::map<AlarmKey, WatchedAlarm> alarms_;
  sim::ScopedTimer timer_;
  std::optional<sim::Time> resting_since_;
  int listener_;
};

}  // namespace cloudwatch
