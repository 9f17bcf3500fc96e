#include "fakes/cloudwatch/alarms/alarms.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"
#include "fakes/aws/later.h"
#include "fakes/aws/string_map.h"
#include "fakes/cloudwatch/alarms/alarm_state.h"
#include "fakes/cloudwatch/alarms/evaluate.h"
#include "fakes/cloudwatch/alarms/reason.h"
#include "fakes/cloudwatch/faults.h"

namespace cloudwatch {
namespace {

using std::chrono::seconds;

constexpr int kSchemaVersion = 1;
constexpr const char* kSchema = R"sql(
CREATE TABLE cloudwatch_alarm (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  alarm TEXT NOT NULL,
  tags TEXT NOT NULL,
  PRIMARY KEY (account, region, name)
) WITHOUT ROWID;
)sql";

constexpr sim::Duration kMinute = seconds{60};
constexpr sim::Duration kHighResolution = seconds{10};

Evaluation evaluation_of(const WatchedAlarm& watched, sim::Time due) {
  const MetricAlarm& alarm = watched.alarm;
  const sim::Duration period = seconds{alarm.period};
  std::vector<Datapoint> recent;
  sim::Time end = due;
  for (int i = 0; i < periods_to_read(alarm); ++i, end = end - period) {
    const auto values = watched.series->between(end - period, end);
    Datapoint datapoint{end - period, {}, 0};
    if (values) {
      datapoint.value = values->value(alarm.statistic);
      datapoint.count = values->count;
    }
    recent.push_back(datapoint);
  }
  return evaluate(alarm, recent);
}

bool changes(const MetricAlarm& alarm, const Evaluation& evaluation) {
  return !evaluation.state.empty() && evaluation.state != alarm.state_value;
}

}  // namespace

Alarms::Alarms(aws::Environment& environment, Metrics& metrics)
    : environment_(environment), metrics_(metrics) {
  environment_.store.ensure_schema("cloudwatch", kSchemaVersion, kSchema);
}

void Alarms::load() {
  alarms_.clear();
  if (due_ && *due_ <= environment_.now()) missed_ = std::min(missed_.value_or(*due_), *due_);
  sim::Statement& select = environment_.store.prepare(
      "SELECT account, region, name, alarm, tags FROM cloudwatch_alarm ORDER BY 1, 2, 3");
  select.reset();
  while (select.step()) {
    const AlarmKey key{std::string(select.text(0)), std::string(select.text(1)),
                       std::string(select.text(2))};
    WatchedAlarm& watched = alarms_[key];
    std::vector<aws::Violation> missing;
    aws::decode_json(select.text(3), MetricAlarm::shape(), &watched.alarm,
                     aws::default_type_mismatch, missing);
    watched.tags = aws::parse_string_map(select.text(4));
    watch(watched, key);
  }
  arm();
}

void Alarms::save(const AlarmKey& key, const WatchedAlarm& watched) {
  const std::string alarm = aws::to_json(MetricAlarm::shape(), &watched.alarm);
  const std::string tags = aws::to_json(watched.tags);
  environment_.store.begin();
  environment_.store.prepare("INSERT OR REPLACE INTO cloudwatch_alarm VALUES (?, ?, ?, ?, ?)")
      .bind(key.account, key.region, key.name, alarm, tags)
      .run();
}

void Alarms::watch(WatchedAlarm& watched, const AlarmKey& key) {
  watched.metric = {key.account, key.region, watched.alarm.metric_namespace,
                    watched.alarm.metric_name, by_name(watched.alarm.dimensions)};
  watched.series = metrics_.series(watched.metric);
}

void Alarms::put(const AlarmKey& key, MetricAlarm alarm,
                 const std::map<std::string, std::string>& tags) {
  WatchedAlarm& watched = alarms_[key];
  watched.alarm = std::move(alarm);
  for (const auto& [name, value] : tags) watched.tags[name] = value;
  watch(watched, key);
  save(key, watched);
  arm();
}

WatchedAlarm* Alarms::find(const AlarmKey& key) {
  const auto found = alarms_.find(key);
  return found == alarms_.end() ? nullptr : &found->second;
}

bool Alarms::remove(const AlarmKey& key) {
  if (alarms_.erase(key) == 0) return false;
  environment_.store.begin();
  environment_.store
      .prepare("DELETE FROM cloudwatch_alarm WHERE account = ? AND region = ? AND name = ?")
      .bind(key.account, key.region, key.name)
      .run();
  arm();
  return true;
}

sim::Duration Alarms::step() const {
  for (const auto& [key, watched] : alarms_) {
    if (seconds{watched.alarm.period} < kMinute) return kHighResolution;
  }
  return kMinute;
}

void Alarms::arm() {
  timer_.cancel();
  due_.reset();
  if (alarms_.empty()) return missed_.reset();
  const sim::Time due = missed_.value_or(floor_to(environment_.now(), step()) + step());
  due_ = due;
  timer_ = sim::ScopedTimer{environment_.scheduler,
                            environment_.scheduler.at(due, [this, due] { tick(due); })};
}

void Alarms::tick(sim::Time due) {
  environment_.store.undo_with([this, due] { missed_ = due; });
  missed_.reset();
  // Those that were missed follow one another, although their time is over.
  const sim::Time next = floor_to(due, step()) + step();
  if (next <= environment_.now()) missed_ = next;
  arm();
  if (floor_to(due, kMinute) == due) {
    for (auto& [key, watched] : alarms_) sample(watched, due - kMinute);
    metrics_.roll_up();
  }
  for (auto& [key, watched] : alarms_) {
    if (floor_to(due, seconds{watched.alarm.period}) != due) continue;
    if (!is_put_off(key, watched, due)) evaluate_one(key, watched, due);
  }
}

bool Alarms::is_put_off(const AlarmKey& key, const WatchedAlarm& watched, sim::Time due) {
  if (late_.contains(key)) return true;
  if (!environment_.faults.may_strike(kLateEvaluation)) return false;
  // One that leaves the alarm as it is may come when it likes.
  if (!changes(watched.alarm, evaluation_of(watched, due))) return false;
  const auto struck = aws::strike(environment_, kLateEvaluation, key.name);
  if (!struck) return false;
  environment_.store.undo_with([this, key] { late_.erase(key); });
  late_.insert(key);
  const sim::CauseScope because{environment_.journal, struck->event};
  aws::later(environment_, struck->duration("by"), "an evaluation of the alarm " + key.name,
             [this, key, due] { evaluate_late(key, due); });
  return true;
}

void Alarms::evaluate_late(const AlarmKey& key, sim::Time due) {
  environment_.store.undo_with([this, key] { late_.insert(key); });
  late_.erase(key);
  WatchedAlarm* watched = find(key);
  if (watched != nullptr) evaluate_one(key, *watched, due);
}

void Alarms::sample(WatchedAlarm& watched, sim::Time minute) {
  // Another alarm on the same metric has sampled it already.
  if (watched.series->sampled_at() == minute) return;
  const std::optional<double> value = metrics_.sample(watched.metric);
  if (!value) return;
  const bool may_be_missing = environment_.faults.may_strike(kMissingDatapoint);
  const bool is_missing =
      may_be_missing && aws::strike(environment_, kMissingDatapoint, resource_of(watched.metric));
  if (!is_missing) {
    metrics_.arrive(watched.metric, watched.series, minute, StatisticSet::of(*value), "Count");
  }
  environment_.store.undo_with([series = watched.series, before = watched.series->sampled_at()] {
    series->set_sampled_at(before);
  });
  watched.series->set_sampled_at(minute);
}

void Alarms::evaluate_one(const AlarmKey& key, WatchedAlarm& watched, sim::Time due) {
  const MetricAlarm& alarm = watched.alarm;
  const Evaluation evaluation = evaluation_of(watched, due);
  if (!changes(alarm, evaluation)) return;
  change_state(environment_, watched, std::string(evaluation.state), reason_text(alarm, evaluation),
               reason_data(alarm, evaluation, environment_.now()));
  save(key, watched);
}

}  // namespace cloudwatch
