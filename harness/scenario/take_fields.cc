#include "harness/scenario/take_fields.h"

#include <algorithm>
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

void take(const Value& map, const char* key, std::map<std::string, std::string>& out) {
  const Value* value = map.find(key);
  if (value == nullptr) return;
  for (const Member& member : value->members) out[member.name] = member.value.text;
}

const Member& happens_in(const Value& step) {
  return *std::ranges::find_if(step.members,
                               [](const Member& member) { return member.name != kAt; });
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
