#include "fakes/cloudwatch/alarms/alarms.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"
#include "fakes/aws/string_map.h"
#include "fakes/cloudwatch/alarms/alarm_state.h"
#include "fakes/cloudwatch/alarms/reason.h"

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

}  // namespace

Alarms::Alarms(aws::Environment& environment, Metrics& metrics)
    : environment_(environment),
      metrics_(metrics),
      listener_(environment.journal.listen([this](const sim::Event&) {
        if (resting_since_) wake();
      })) {
  environment_.store.ensure_schema("cloudwatch", kSchemaVersion, kSchema);
  load();
}

Alarms::~Alarms() { environment_.journal.unlisten(listener_); }

void Alarms::load() {
  sim::Statement& select = environment_.store.prepare(
      "SELECT account, region, name, alarm, tags FROM cloudwatch_alarm ORDER BY 1, 2, 3");
  select.reset();
  while (select.step()) {
    const AlarmKey key{std::string(select.text(0)), std::string(select.text(1)),
                       std::string(select.text(2))};
    WatchedAlarm& watched = alarms_[key];
    std::vector<aws::Violation> missing;
    aws::decode_json(nlohmann::json::parse(select.text(3)), MetricAlarm::shape(), &watched.alarm,
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

void Alarms::clear() {
  alarms_.clear();
  arm();
  environment_.store.begin();
  environment_.store.prepare("DELETE FROM cloudwatch_alarm").bind().run();
}

sim::Duration Alarms::step() const {
  const bool any = std::ranges::any_of(
      alarms_, [](const auto& entry) { return seconds{entry.second.alarm.period} < kMinute; });
  return any ? kHighResolution : kMinute;
}

void Alarms::arm() { arm_after(environment_.now()); }

void Alarms::arm_after(sim::Time time) {
  resting_since_.reset();
  timer_.cancel();
  if (alarms_.empty()) return;
  const sim::Duration span = step();
  timer_ =
      sim::ScopedTimer{environment_.scheduler,
                       environment_.scheduler.at(floor_to(time, span) + span, [this] { tick(); })};
}

void Alarms::tick() {
  arm();
  const sim::Time now = environment_.now();
  if (floor_to(now, kMinute) == now) {
    for (auto& [key, watched] : alarms_) sample(watched, now - kMinute);
    metrics_.roll_up();
  }
  for (auto& [key, watched] : alarms_) {
    if (floor_to(now, seconds{watched.alarm.period}) == now) evaluate_one(key, watched);
  }
  if (!may_rest()) return;
  resting_since_ = now;
  timer_.cancel();
}

bool Alarms::may_rest() const {
  return std::ranges::all_of(alarms_, [this](const auto& entry) {
    return entry.second.settled_at == environment_.journal.count();
  });
}

// Whether the next evaluation finds the same as this one, if nothing happens until then.
bool Alarms::will_stay(const WatchedAlarm& watched, const std::vector<Datapoint>& recent) const {
  const sim::Time now = environment_.now();
  if (watched.series->between(now, sim::Time::max())) return false;
  const bool is_sampled = watched.series->sampled_at() + kMinute == floor_to(now, kMinute);
  // Between two samples a short period may have none and the next one has.
  if (is_sampled && seconds{watched.alarm.period} < kMinute) return false;
  const Datapoint& last = recent.front();
  if (last.value && !is_sampled) return false;
  return std::ranges::all_of(recent, [&last](const Datapoint& datapoint) {
    return datapoint.value == last.value && datapoint.count == last.count;
  });
}

// Makes up for the ticks that would have been, of which only the samples are left to be seen: each
// metric had the value that it had before. What is due at the end of a minute since before it began
// comes before the tick of that minute; who comes from outside comes after it.
void Alarms::wake() {
  const sim::Time now = environment_.now();
  const bool is_due = environment_.scheduler.is_running();
  const sim::Time past = std::max(is_due ? now - sim::Duration{1} : now, *resting_since_);
  const sim::Time begin = floor_to(*resting_since_, kMinute);
  const sim::Time end = floor_to(past, kMinute);
  for (auto& [key, watched] : alarms_) {
    Series& series = *watched.series;
    if (end == begin || series.sampled_at() + kMinute != begin) continue;
    const auto sample = series.between(series.sampled_at(), begin);
    series.repeat(*sample, begin, end, now);
    series.set_sampled_at(end - kMinute);
  }
  metrics_.roll_up();
  arm_after(past);
}

void Alarms::sample(WatchedAlarm& watched, sim::Time minute) {
  // Another alarm on the same metric has sampled it already.
  if (watched.series->sampled_at() == minute) return;
  const std::optional<double> value = metrics_.sample(watched.metric);
  if (!value) return;
  watched.series->add(minute, StatisticSet::of(*value));
  watched.series->set_sampled_at(minute);
  watched.series->set_unit("Count");
}

void Alarms::evaluate_one(const AlarmKey& key, WatchedAlarm& watched) {
  const MetricAlarm& alarm = watched.alarm;
  const sim::Duration period = seconds{alarm.period};
  std::vector<Datapoint> recent;
  sim::Time end = environment_.now();
  for (int i = 0; i < periods_to_read(alarm); ++i, end = end - period) {
    const auto values = watched.series->between(end - period, end);
    Datapoint datapoint{end - period, {}, 0};
    if (values) {
      datapoint.value = values->value(alarm.statistic);
      datapoint.count = values->count;
    }
    recent.push_back(datapoint);
  }
  const Evaluation evaluation = evaluate(alarm, recent);
  watched.settled_at.reset();
  if (evaluation.state.empty() || evaluation.state == alarm.state_value) {
    if (will_stay(watched, recent)) watched.settled_at = environment_.journal.count();
    return;
  }
  change_state(environment_, watched, std::string(evaluation.state), reason_text(alarm, evaluation),
               reason_data(alarm, evaluation, environment_.now()));
  save(key, watched);
}

}  // namespace cloudwatch
