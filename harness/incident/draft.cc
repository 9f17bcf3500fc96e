#include "harness/incident/draft.h"

#include <algorithm>

#include "harness/evidence/fact.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/yaml_text.h"
#include "sim/journal/json_writer.h"

namespace incident {
namespace {

// Expectations may take an hour each, and what is under way when the steps are done two hours.
constexpr sim::Duration kToRest = std::chrono::hours{12};

void append_line(std::string& out, int indent, const std::string& text, const Origin& origin) {
  out.append(static_cast<std::size_t>(indent) * 2, ' ').append(text);
  out.append("  ").append(to_comment(origin)).append("\n");
}

// The lines of an entry of a list, whose first one has the dash.
void append_entry(std::string& out, const Entry& entry) {
  bool is_first = true;
  for (const DraftLine& line : entry) {
    out += is_first ? "  - " : "    ";
    append_line(out, line.indent, line.text, line.origin);
    is_first = false;
  }
}

void append_list(std::string& out, const char* key, const std::vector<Entry>& entries) {
  if (entries.empty()) return;
  out.append(key).append(":\n");
  for (const Entry& entry : entries) append_entry(out, entry);
}

void append_members(Entry& entry, int indent, const std::vector<Member>& members) {
  for (const Member& member : members) {
    const std::string name = harness::yaml_key(harness::without_placeholders(member.name));
    entry.push_back({indent, name + ": " + member.json, member.origin});
  }
}

void write_literal(const sim::JsonValue& value, sim::JsonWriter& json) {
  if (value.is_string()) {
    json.value(harness::without_placeholders(value.string()));
  } else if (value.is_array()) {
    json.begin_array();
    for (const sim::JsonValue& one : value.elements()) write_literal(one, json);
    json.end_array();
  } else if (value.is_object()) {
    json.begin_object();
    for (const sim::JsonValue& member : value.members()) {
      json.key(harness::without_placeholders(member.name()));
      write_literal(member, json);
    }
    json.end_object();
  } else {
    json.raw(value.json());
  }
}

// `{"otlp/web": {behind: 3s}}`
std::string clocks_yaml(const Clocks& clocks) {
  std::string text;
  for (const auto& [source, ahead] : clocks.ahead()) {
    const bool is_ahead = ahead > sim::Duration::zero();
    text += text.empty() ? "{" : ", ";
    text += json_string(source) + (is_ahead ? ": {ahead: " : ": {behind: ") +
            sim::to_exact_text(is_ahead ? ahead : -ahead) + "}";
  }
  return text + "}";
}

void append_incident(std::string& out, const Draft& draft) {
  std::string text = "incident: {facts: " + harness::yaml_scalar(draft.facts) +
                     ", begins: " + json_string(evidence::to_rfc3339(draft.begin));
  if (!draft.clocks.ahead().empty()) text += ", clocks: " + clocks_yaml(draft.clocks);
  append_line(out, 0, text + "}",
              inferred(draft.begins_with_setup ? "when the world was set up"
                                               : "the first thing that came from outside"));
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out;
  sim::append_json_string(out, text);
  return out;
}

std::string literal_json(std::string_view text) {
  return json_string(harness::without_placeholders(text));
}

std::string literal_json(const sim::JsonValue& value) {
  sim::JsonWriter json;
  write_literal(value, json);
  return json.take();
}

Entry call_entry(const std::string& operation, const std::string& actor, const Origin& origin,
                 const std::vector<Member>& input) {
  Entry entry{{0, "call:", origin}, {1, "operation: " + harness::yaml_scalar(operation), origin}};
  if (!actor.empty()) {
    const std::string name = harness::without_placeholders(actor);
    entry.push_back({1, "as: " + harness::yaml_scalar(name), origin});
  }
  if (input.empty()) return entry;
  entry.push_back({1, "input:", origin});
  append_members(entry, 2, input);
  return entry;
}

Entry setup_entry(const std::string& operation, const Origin& origin,
                  const std::vector<Member>& input) {
  Entry entry{{0, harness::yaml_key(operation) + ":", origin}};
  append_members(entry, 1, input);
  return entry;
}

std::string scenario_yaml(const Draft& draft) {
  std::string out;
  out +=
      "# Made by `backlot import`. Each line says how sure it is: recorded, the evidence says it;\n"
      "# joined, several pieces of evidence say it together; inferred; invented.\n";
  append_line(out, 0, "title: " + harness::yaml_scalar(draft.title), invented());
  append_line(out, 0, "world: " + harness::yaml_scalar(draft.world), invented());
  append_incident(out, draft);
  const sim::Duration limit = draft.end - draft.begin + kToRest;
  append_line(out, 0, "limit: " + std::to_string(limit / std::chrono::minutes{1} + 1) + "m",
              inferred("what the evidence spans, and some time to come to rest"));
  append_list(out, "decisions", draft.decisions);
  if (draft.steps.empty()) {
    out += "steps: []\n";
  } else {
    out += "steps:\n";
  }
  for (const DraftStep& step : draft.steps) {
    const sim::Duration at = step.time - draft.begin;
    const std::string text = at == sim::Duration::zero() ? "0s" : sim::to_exact_text(at);
    Entry entry{{0, "at: " + text, step.origin}};
    entry.insert(entry.end(), step.what.begin(), step.what.end());
    append_entry(out, entry);
  }
  append_list(out, "expect", draft.expectations);
  return out;
}

std::string world_yaml(const Draft& draft, const std::string& base) {
  std::string out = "# Made by `backlot import`: what was there when the incident began.\n";
  append_line(out, 0, "world: incident", invented());
  if (!base.empty()) append_line(out, 0, "extends: " + harness::yaml_scalar(base), invented());
  for (const auto& [name, entries] : draft.world_lists) append_list(out, name.c_str(), entries);
  append_list(out, "setup", draft.setup);
  return out;
}

}  // namespace incident
