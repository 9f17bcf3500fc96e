#include "harness/scenario/effects.h"

#include <string>

#include "harness/scenario/take_fields.h"

namespace harness {
namespace {

bool has_key(const Value& map, const char* key) { return map.find(key) != nullptr; }

void check_counts(const Value& value, Problems& problems) {
  for (const char* key : {"at_least", "at_most"}) {
    if (!has_key(value, "count") || !has_key(value, key)) continue;
    add_no_effect(value, key, "'count' says how many", problems);
  }
  if (has_key(value, "count") || !has_key(value, "at_least")) return;
  const Value& least = *value.find("at_least");
  if (least.text == "0") add_no_effect(value, "at_least", "there are never fewer", problems);
  const Value* most = value.find("at_most");
  if (most == nullptr) return;
  if (std::atoll(least.text.c_str()) <= std::atoll(most->text.c_str())) return;
  problems.add(most->place,
               "'at_most': no number is at least " + least.text + " and at most " + most->text);
}

void check_item(const Value& value, Problems& problems) {
  if (has_text(value, "absent", "true") && has_key(value, "has")) {
    add_no_effect(value, "has", "an absent item has nothing", problems);
  }
  for (const char* key : {"key", "has"}) {
    const Value* map = value.find(key);
    if (map != nullptr && map->members.empty()) {
      problems.add(map->place, "'" + std::string(key) + "' is empty");
    }
  }
}

void check_expectation(const Member& expectation, Problems& problems) {
  check_counts(expectation.value, problems);
  if (expectation.name == "item") check_item(expectation.value, problems);
}

}  // namespace

void add_no_effect(const Value& map, const char* key, const std::string& why, Problems& problems) {
  problems.add(map.find(key)->place, "'" + std::string(key) + "' has no effect: " + why);
}

bool has_text(const Value& map, const char* key, const char* text) {
  const Value* value = map.find(key);
  return value != nullptr && value->text == text;
}

void check_effects(const Value& scenario, Problems& problems) {
  for (const Value& step : items(scenario, "steps")) {
    const Member& member = happens_in(step);
    if (member.name == "expect") check_expectation(member.value.members.front(), problems);
  }
  for (const Value& expectation : items(scenario, "expect")) {
    check_expectation(expectation.members.front(), problems);
  }
}

}  // namespace harness
