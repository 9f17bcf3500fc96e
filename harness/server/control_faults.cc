#include <charconv>

#include "fakes/ecs/ecs.h"
#include "harness/scenario/fault_names.h"
#include "harness/scenario/read_faults.h"
#include "harness/scenario/value.h"
#include "harness/server/control_handlers.h"
#include "harness/server/respond.h"
#include "harness/world/world.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

constexpr char kBody[] = "body";

void write_rule(sim::JsonWriter& json, std::uint64_t number, const aws::Faults::Active& active) {
  const aws::FaultRule& rule = active.rule;
  json.begin_object();
  json.key("id").value(number);
  json.key("fault").value(rule.kind->name);
  json.key("of").value(rule.of);
  if (rule.number > 0) json.key(rule.kind->occasion).value(rule.number);
  json.key("chance").value(chance_text(rule.chance));
  const sim::Time from = active.since + rule.from;
  json.key(rule.once ? "at" : "from").value(sim::to_iso8601(from));
  if (rule.to != sim::Duration::max()) {
    json.key("to").value(sim::to_iso8601(active.since + rule.to));
  }
  for (const aws::FaultParameter& parameter : rule.kind->parameters) {
    const auto given = rule.parameters.find(std::string(parameter.name));
    const std::int64_t value = given == rule.parameters.end() ? parameter.usual : given->second;
    json.key(parameter.name).value(sim::value_text(parameter.form, value));
  }
  json.key("struck").value(active.struck);
  json.end_object();
}

// The rules that the body asks for; ControlError with all that is wrong with it. JSON is YAML.
FaultsConfig rules_in(const std::string& body, const aws::Dispatcher& services) {
  try {
    const Value entry = parse_yaml(body, kBody);
    Problems problems;
    check(entry, fault_shape(), problems);
    problems.throw_if_any();
    FaultsConfig faults = faults_of({entry}, problems);
    check_struck_operations({entry}, services, problems);
    problems.throw_if_any();
    return faults;
  } catch (const FileErrors& errors) {
    throw ControlError{400, errors.what()};
  }
}

// The rules, which are again what they are now if the turn is not kept, as its answers say.
aws::Faults& faults_to_change(ControlCall& call) {
  aws::Faults& faults = call.world().environment().faults;
  call.world().store().undo_with([&faults, before = faults.rules()] { faults.put_back(before); });
  return faults;
}

}  // namespace

sim::http::Response get_faults(ControlCall& call) {
  sim::JsonWriter json;
  json.begin_object().key("faults").begin_array();
  for (const auto& [number, active] : call.world().environment().faults.rules()) {
    write_rule(json, number, active);
  }
  json.end_array().end_object();
  return json_response(json.take());
}

sim::http::Response post_faults(ControlCall& call) {
  const FaultsConfig asked = rules_in(call.request.body, call.world().dispatcher());
  aws::Faults& faults = faults_to_change(call);
  if (asked.only_these) faults.heal();
  sim::JsonWriter json;
  json.begin_object().key("ids").begin_array();
  for (const aws::FaultRule& rule : asked.rules) {
    json.value(faults.add(rule, call.world().scheduler().now()));
  }
  json.end_array().end_object();
  call.world().ecs().let_be_struck();
  return json_response(json.take());
}

sim::http::Response delete_faults(ControlCall& call) {
  aws::Faults& faults = faults_to_change(call);
  sim::JsonWriter json;
  json.begin_object();
  json.key("removed").value(static_cast<std::uint64_t>(faults.rules().size()));
  json.end_object();
  faults.heal();
  return json_response(json.take());
}

sim::http::Response delete_one_fault(ControlCall& call) {
  std::uint64_t number = 0;
  const char* const end = call.label.data() + call.label.size();
  const auto [stop, error] = std::from_chars(call.label.data(), end, number);
  const bool is_number = error == std::errc{} && stop == end;
  if (!is_number || !faults_to_change(call).remove(number)) {
    throw ControlError{404, "there is no fault '" + call.label + "'"};
  }
  sim::JsonWriter json;
  json.begin_object().key("removed").value(std::uint64_t{1}).end_object();
  return json_response(json.take());
}

}  // namespace harness
