#include "harness/scenario/take_fields.h"

#include <cstdlib>

namespace harness {

void take(const Value& map, const char* key, std::string& out) {
  if (const Value* value = map.find(key)) out = value->text;
}

void take(const Value& map, const char* key, std::int64_t& out) {
  if (const Value* value = map.find(key)) out = std::strtoll(value->text.c_str(), nullptr, 10);
}

void take(const Value& map, const char* key, std::uint64_t& out) {
  if (const Value* value = map.find(key)) out = std::strtoull(value->text.c_str(), nullptr, 10);
}

void take(const Value& map, const char* key, int& out) {
  std::int64_t number = out;
  take(map, key, number);
  out = static_cast<int>(number);
}

void take(const Value& map, const char* key, bool& out) {
  if (const Value* value = map.find(key)) out = value->text == "true";
}

void take(const Value& map, const char* key, sim::Duration& out) {
  if (const Value* value = map.find(key)) out = sim::parse_duration(value->text);
}

void take(const Value& map, const char* key, sim::Distribution& out) {
  if (const Value* value = map.find(key)) out = sim::Distribution::parse(value->text);
}

void take(const Value& map, const char* key, std::optional<QueuesPer>& out) {
  const Value* value = map.find(key);
  if (value == nullptr) return;
  out = value->text == "session" ? QueuesPer::kSession : QueuesPer::kContainer;
}

void take(const Value& map, const char* key, std::map<std::string, std::string>& out) {
  const Value* value = map.find(key);
  if (value == nullptr) return;
  for (const Member& member : value->members) out[member.name] = member.value.text;
}

void take(const Value& map, const char* key, std::vector<claude::Rule>& out) {
  for (const Value& item : items(map, key)) {
    claude::Rule rule;
    take(item, "name", rule.name);
    take(item, "when", rule.when);
    take(item, "takes", rule.takes);
    take(item, "files", rule.files);
    take(item, "fails", rule.fails);
    take(item, "crashes_container", rule.crashes_container);
    take(item, "ignores_sigint", rule.ignores_sigint);
    out.push_back(std::move(rule));
  }
}

const std::vector<Value>& items(const Value& map, const char* key) {
  static const std::vector<Value> kNone;
  const Value* value = map.find(key);
  return value == nullptr ? kNone : value->items;
}

std::string json_text(const Value& value) {
  sim::JsonWriter json;
  write_json(value, json);
  return json.take();
}

}  // namespace harness
