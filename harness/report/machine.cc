#include "harness/report/machine.h"

#include <map>

#include "harness/incident/incidents.h"
#include "harness/report/ended_tasks.h"
#include "harness/report/event_text.h"
#include "harness/report/text.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

constexpr std::size_t kReportedEventBytes = 400;

double milliseconds(sim::Duration span) { return sim::seconds(span) * 1000; }

void write_failure(sim::JsonWriter& json, const Failure& failure) {
  json.begin_object();
  json.key("what").value(failure.what);
  json.key("place").value(place_text(failure.place));
  json.key("time").value(sim::to_iso8601(failure.time));
  json.key("expected").value(failure.expected);
  json.key("seen").value(failure.seen);
  json.key("last_events").begin_array();
  for (const sim::Event& event : failure.last_events) json.raw(sim::to_json(event));
  json.end_array().end_object();
}

void write_ended(sim::JsonWriter& json, const EndedTasks& ended) {
  const TaskStory& task = *ended.last;
  json.begin_object();
  json.key("task").value(task.arn);
  json.key("group").value(task.group);
  json.key("family").value(task.family);
  json.key("ended").value(sim::to_iso8601(end_of(task)));
  json.key("exit_code");
  if (task.exit_code) {
    json.value(*task.exit_code);
  } else {
    json.null();
  }
  json.key("code").value(task.code);
  json.key("reason").value(task.reason);
  json.key("count").value(static_cast<std::uint64_t>(ended.count));
  json.key("last_lines").begin_array();
  for (const std::string& line : task.last_lines) json.value(line);
  json.end_array().end_object();
}

void write_counts(sim::JsonWriter& json, const char* name,
                  const std::map<std::string, int>& counts) {
  json.key(name).begin_object();
  for (const auto& [what, count] : counts) json.key(what).value(count);
  json.end_object();
}

void write_misplaced(sim::JsonWriter& json, const sim::Misplaced& misplaced) {
  const sim::Decided& given = misplaced.given;
  json.begin_object();
  json.key("kind").value(given.kind->name);
  json.key("of").value(given.subject);
  json.key("number").value(given.number);
  json.key("value").value(sim::value_text(given.kind->form, given.value));
  json.key("why").value(misplaced.why);
  json.end_object();
}

void write_figure(sim::JsonWriter& json, const Figure& figure) {
  json.begin_object();
  json.key("name").value(figure.name);
  json.key("number").value(figure.number);
  json.key("unit").value(figure.unit);
  json.key("text").value(figure.text);
  json.key("target").value(figure.target);
  json.key("met");
  if (figure.met) {
    json.value(*figure.met);
  } else {
    json.null();
  }
  json.end_object();
}

void write_missed(sim::JsonWriter& json, const incident::Score::Missed& missed) {
  json.begin_object();
  json.key("fact").value(missed.fact.what);
  if (missed.fact.time) json.key("time").value(sim::to_iso8601(*missed.fact.time));
  json.key("evidence").value(evidence::to_text(missed.fact.place));
  json.key("happened").value(missed.happened);
  json.end_object();
}

void write_curve(sim::JsonWriter& json, const incident::Curve& curve) {
  json.begin_object();
  json.key("queue").value(curve.queue);
  json.key("of").value(incident::to_text(curve.of));
  json.key("points").value(curve.points);
  json.key("mean_off").value(curve.mean_off);
  json.key("most_off").value(curve.most_off);
  json.key("most_off_at").value(sim::to_iso8601(curve.most_off_at));
  json.key("recorded_then").value(curve.recorded_then);
  json.key("played_then").value(curve.played_then);
  json.end_object();
}

void write_stand_ins(sim::JsonWriter& json, const incident::Score& score) {
  if (score.stand_ins.empty()) return;
  json.key("unknown_bodies").begin_array();
  for (const incident::PlayedStandIn& one : score.stand_ins) {
    json.begin_object().key("md5").value(one.md5).key("queue").value(one.queue);
    json.key("message").value(one.message);
    if (!one.receiver.empty()) {
      json.key("receiver").value(one.receiver);
      json.key("received").value(sim::to_iso8601(one.received));
    }
    json.end_object();
  }
  json.end_array();
}

void write_incident(sim::JsonWriter& json, const incident::Score& score) {
  write_stand_ins(json, score);
  if (!score.has_facts) return;
  json.key("incident").begin_object();
  json.key("known").value(score.known);
  json.key("met").value(score.met);
  json.key("in_order").value(score.in_order);
  json.key("missed").begin_array();
  for (const incident::Score::Missed& missed : score.missed) write_missed(json, missed);
  json.end_array();
  json.key("curves").begin_array();
  for (const incident::Curve& curve : score.curves) write_curve(json, curve);
  json.end_array();
  if (!score.trouble.empty()) json.key("trouble").value(score.trouble);
  json.end_object();
}

std::string family_of(const std::string& scenario) {
  const std::size_t slash = scenario.find('/');
  return slash == std::string::npos ? scenario : scenario.substr(0, slash);
}

std::string attribute(const char* name, const std::string& value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string attribute(const char* name, std::size_t value) {
  return attribute(name, std::to_string(value));
}

std::string seconds_text(sim::Duration span) { return number_text(sim::seconds(span), 6); }

std::string failure_lines(const Failure& failure, sim::Time begin) {
  std::string text = failure.what + "\nexpected: " + failure.expected + "\nseen: " + failure.seen;
  const std::string place = place_text(failure.place);
  if (!place.empty()) text += "\nwhere: " + place;
  for (const sim::Event& event : failure.last_events) {
    text += "\n" + event_in_words(event, begin, kReportedEventBytes);
  }
  return text;
}

// All failures of a take in one element: readers of JUnit's XML take the first and drop others.
std::string failure_element(const Take& take) {
  if (take.passed()) return {};
  const Failure& first = take.failures.front();
  std::string text;
  for (const Failure& failure : take.failures) {
    text += failure_lines(failure, take.story->begin) + "\n\n";
  }
  text += ended_text(take, "");
  return "      <failure" + attribute("message", first.what + ": " + first.seen) +
         attribute("type", first.what) + ">" + escaped(text) + "</failure>\n";
}

std::string property(const char* name, const std::string& value) {
  return std::string("        <property") + attribute("name", name) + attribute("value", value) +
         "/>\n";
}

std::string case_element(const Take& take) {
  std::string text = "    <testcase" + attribute("name", take.scenario) +
                     attribute("classname", "scenarios." + family_of(take.scenario)) +
                     attribute("time", seconds_text(take.wall)) + ">\n";
  text += "      <properties>\n" + property("seed", std::to_string(take.seed)) +
          property("digest", take.digest) + property("digest_of", to_text(take.digest_of)) +
          property("simulated_ms", number_text(milliseconds(take.simulated), 3)) +
          "      </properties>\n";
  return text + failure_element(take) + "    </testcase>\n";
}

// The attributes of a suite, or of all.
std::string totals(const std::vector<const Take*>& takes) {
  sim::Duration wall{};
  std::size_t failed = 0;
  for (const Take* take : takes) {
    wall += take->wall;
    if (!take->passed()) ++failed;
  }
  return attribute("tests", takes.size()) + attribute("failures", failed) +
         attribute("errors", std::size_t{0}) + attribute("time", seconds_text(wall));
}

}  // namespace

std::string json_report(const Take& take) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("scenario").value(take.scenario);
  json.key("title").value(take.title);
  json.key("result").value(take.passed() ? "passed" : "failed");
  json.key("digest").value(take.digest);
  json.key("digest_of").value(to_text(take.digest_of));
  json.key("simulated_ms").value(milliseconds(take.simulated));
  json.key("wall_ms").value(milliseconds(take.wall));
  json.key("events").value(take.events);
  json.key("seed").value(take.seed);
  json.key("failures").begin_array();
  for (const Failure& failure : take.failures) write_failure(json, failure);
  json.end_array();
  json.key("ended_tasks").begin_array();
  for (const EndedTasks& ended : ended_badly(*take.story)) write_ended(json, ended);
  json.end_array();
  write_counts(json, "errors", take.errors);
  write_counts(json, "refused", take.refused);
  write_counts(json, "faults", take.story->faults);
  json.key("unvirtual").begin_array();
  for (const std::string& program : take.unvirtual) json.value(program);
  json.end_array();
  json.key("misplaced_decisions").begin_array();
  for (const sim::Misplaced& one : take.misplaced) write_misplaced(json, one);
  json.end_array();
  json.key("unstruck_faults").begin_array();
  for (const std::string& rule : take.unstruck) json.value(rule);
  json.end_array();
  if (take.saved) {
    json.key("saved").begin_object();
    json.key("same").value(take.saved->same);
    json.key("says").value(take.saved->says);
    json.end_object();
  }
  if (const incident::Score* score = incident::score_of(take)) write_incident(json, *score);
  json.key("figures").begin_array();
  for (const Figure& figure : take.figures) write_figure(json, figure);
  json.end_array().end_object();
  return json.take();
}

std::string junit_report(const std::vector<Take>& takes) {
  std::vector<const Take*> all;
  std::map<std::string, std::vector<const Take*>> families;
  for (const Take& take : takes) {
    all.push_back(&take);
    families[family_of(take.scenario)].push_back(&take);
  }
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
                     attribute("name", "backlot") + totals(all) + ">\n";
  for (const auto& [family, members] : families) {
    text += "  <testsuite" + attribute("name", family) + totals(members) + ">\n";
    for (const Take* take : members) text += case_element(*take);
    text += "  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

}  // namespace harness
