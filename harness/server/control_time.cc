#include <nlohmann/json.hpp>

#include "fakes/aws/read_json.h"
#include "harness/server/control_handlers.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"
#include "sim/journal/json_writer.h"
#include "sim/time/program_clock.h"

namespace harness {
namespace {

void write_register(sim::JsonWriter& json, const sim::Register& entries, sim::Time now) {
  json.begin_array();
  for (const sim::Register::Line& line : entries.list()) {
    json.begin_object();
    json.key("who").value(line.who);
    json.key("what").value(line.what);
    json.key("since").value(sim::to_iso8601(line.since));
    json.key("for").value(sim::to_text(now - line.since));
    json.end_object();
  }
  json.end_array();
}

sim::Duration span_of(const std::string& body) {
  const std::string expected = R"(expected a body like {"advance": "20m"})";
  const auto json = aws::read_json(body);
  if (!json.is_object()) throw ControlError{400, expected};
  for (const auto& [key, value] : json.items()) {
    if (key == "advance") continue;
    throw ControlError{400, "unknown key '" + key + "'; " + expected};
  }
  if (!json.contains("advance")) throw ControlError{400, expected};
  if (!json["advance"].is_string()) {
    const auto& given = json["advance"];
    const std::string what = given.is_number() ? given.dump() : given.type_name();
    throw ControlError{400, "advance: " + what + " is no text with a unit; " + expected};
  }
  try {
    return sim::parse_duration(json["advance"].get<std::string>());
  } catch (const std::invalid_argument& error) {
    throw ControlError{400, std::string("advance: ") + error.what()};
  }
}

}  // namespace

sim::http::Response get_time(ControlCall& call) {
  World& world = call.world();
  const sim::Scheduler& scheduler = world.scheduler();
  const sim::Time now = scheduler.now();
  sim::JsonWriter json;
  json.begin_object();
  json.key("now").value(sim::to_iso8601(now));
  json.key("now_ms").value(sim::unix_ms(now));
  json.key("start").value(sim::to_iso8601(scheduler.start()));
  json.key("passed").value(sim::to_text(now - scheduler.start()));
  json.key("pace").value(call.controls.pace());
  json.key("holds");
  write_register(json, world.holds(), now);
  json.key("waits");
  write_register(json, world.waits(), now);
  json.key("next");
  if (const auto due = scheduler.next_due()) {
    json.begin_object();
    json.key("due").value(sim::to_iso8601(*due));
    json.key("in").value(sim::to_text(*due - now));
    json.end_object();
  } else {
    json.null();
  }
  json.end_object();
  return json_response(json.take());
}

sim::http::Response post_time(ControlCall& call) {
  const sim::Duration span = span_of(call.request.body);
  const sim::Time now = call.world().scheduler().now();
  if (span > sim::kEndOfTime - now) {
    throw ControlError{400, "advance: the clock ends at " + sim::to_iso8601(sim::kEndOfTime) +
                                ", " + sim::to_text(sim::kEndOfTime - now) + " from now"};
  }
  try {
    if (!call.controls.advance(span)) {
      const std::string why = call.controls.store_trouble();
      throw ControlError{503, why.empty()
                                  ? "the server was stopped or reset before all of it had passed"
                                  : "time stands, as the store cannot keep what is due: " + why};
    }
  } catch (const sim::ClockHeld& error) {
    throw ControlError{409, error.what()};
  }
  return get_time(call);
}

}  // namespace harness
