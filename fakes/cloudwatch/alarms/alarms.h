// All alarms, and the timer that evaluates them.
//
// One timer for all of them, at the end of each minute (each ten seconds while an alarm has a
// period of less than a minute), and none while there is no alarm. At the end of a minute the
// metrics that alarms watch are sampled from the services; then each alarm whose period ends is
// evaluated. Periods begin at whole multiples since 1970, as CloudWatch's do.
#pragma once

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "fakes/aws/environment.h"
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
};

class Alarms {
 public:
  // Without the alarms of the World's store, until load().
  Alarms(aws::Environment& environment, Metrics& metrics);

  // Reads the alarms of the store, and goes on with their evaluation; pointers from before are
  // invalid.
  void load();

  // Makes the alarm or replaces it; a tag is added to what tags there are.
  void put(const AlarmKey& key, MetricAlarm alarm, const std::map<std::string, std::string>& tags);
  // Null if there is none.
  WatchedAlarm* find(const AlarmKey& key);
  const std::map<AlarmKey, WatchedAlarm>& all() const { return alarms_; }
  bool remove(const AlarmKey& key);
  // After a change of the alarm itself: writes it to the store.
  void save(const AlarmKey& key, const WatchedAlarm& watched);

 private:
  void watch(WatchedAlarm& watched, const AlarmKey& key);
  // How far apart evaluations are.
  sim::Duration step() const;
  void arm();
  // `due`: the time that is evaluated, which is earlier than now if it was missed.
  void tick(sim::Time due);
  void sample(WatchedAlarm& watched, sim::Time minute);
  // Whether the evaluation that is due is made later (cloudwatch.late_evaluation), or one that is
  // to be made later comes first. One that would change nothing is not put off.
  bool is_put_off(const AlarmKey& key, const WatchedAlarm& watched, sim::Time due);
  void evaluate_late(const AlarmKey& key, sim::Time due);
  void evaluate_one(const AlarmKey& key, WatchedAlarm& watched, sim::Time due);

  aws::Environment& environment_;
  Metrics& metrics_;
  std::map<AlarmKey, WatchedAlarm> alarms_;
  std::set<AlarmKey> late_;          // whose evaluation has been put off
  std::optional<sim::Time> missed_;  // the first evaluation that was not kept
  std::optional<sim::Time> due_;     // the next evaluation
  sim::ScopedTimer timer_;
};

}  // namespace cloudwatch
