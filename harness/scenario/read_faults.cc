#include "harness/scenario/read_faults.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <stdexcept>

#include "harness/scenario/effects.h"
#include "harness/scenario/fault_kinds.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/yaml_text.h"

namespace harness {
namespace {

using namespace shapes;
using aws::FaultKind;
using aws::FaultParameter;
using aws::FaultRule;

constexpr char kPreset[] = "preset";
constexpr char kCalm[] = "calm";
constexpr char kNormalDay[] = "normal day";
constexpr char kBadDay[] = "bad day";
constexpr char kAll[] = "all";
constexpr std::string_view kStandardQueue = "a standard queue";  // as FaultKind::resource
constexpr std::string_view kFifoSuffix = ".fifo";
constexpr std::int64_t kMostOccasions = 1'000'000'000;

Shape parameter_shape(const FaultParameter& parameter) {
  switch (parameter.form) {
    case sim::DecisionKind::Form::kDuration:
      return duration();
    case sim::DecisionKind::Form::kNumber:
      return integer(0, kMostOccasions);
    case sim::DecisionKind::Form::kYesNo:
      return one_word_of({"yes", "no"});
  }
  return {};
}

Shape rule_shape(const FaultKind& kind) {
  const std::string occasion(kind.occasion);
  std::vector<Field> fields{
      optional("of", text(),
               "Where it strikes: the name of " + std::string(kind.resource) +
                   ", in which * stands for any text; all without it."),
      optional(occasion, integer(1, kMostOccasions),
               "Only with this " + occasion + " there, counted from 1."),
      optional("chance", chance(), "With how many in a hundred of them; with all without it."),
      optional("at", duration(), "Once, with the first of them from then on."),
      optional("from", duration(), "Not before."),
      optional("to", duration(), "Not from then on.")};
  for (const FaultParameter& parameter : kind.parameters) {
    fields.push_back(optional(std::string(parameter.name), parameter_shape(parameter),
                              "In this fault: " + std::string(parameter.says) + "."));
  }
  return object(std::string(kind.name) + " fault", std::move(fields));
}

// Adds a problem for each key because of which the rule never strikes, or changes nothing.
void check_strikes(const FaultRule& rule, const Value& value, Problems& problems) {
  const std::string name(rule.kind->name);
  if (rule.chance == 0) {
    problems.add(value.find("chance")->place, "'chance': with 0% " + name + " never strikes");
  }
  if (rule.kind->resource == kStandardQueue && rule.of.ends_with(kFifoSuffix)) {
    problems.add(value.find("of")->place,
                 "'of': " + name + " strikes standard queues only, not '" + rule.of + "'");
  }
  for (const FaultParameter& parameter : rule.kind->parameters) {
    const auto given = rule.parameters.find(std::string(parameter.name));
    if (!parameter.is_needed || given == rule.parameters.end() || given->second != 0) continue;
    const Value& none = *value.find(parameter.name);
    problems.add(none.place,
                 "'" + given->first + "': with " + none.text + " " + name + " changes nothing");
  }
}

FaultRule rule_of(const FaultKind& kind, const Value& value, Problems& problems) {
  FaultRule rule;
  rule.kind = &kind;
  take(value, "of", rule.of);
  take(value, std::string(kind.occasion).c_str(), rule.number);
  if (const Value* chance = value.find("chance")) rule.chance = parse_chance(chance->text);
  take(value, "from", rule.from);
  take(value, "to", rule.to);
  if (const Value* at = value.find("at")) {
    if (value.find("from") != nullptr) {
      add_no_effect(value, "from", "'at' says from when", problems);
    }
    rule.from = sim::parse_duration(at->text);
    rule.once = true;
  }
  if (rule.to <= rule.from) add_no_effect(value, "to", "it is not after its beginning", problems);
  for (const FaultParameter& parameter : kind.parameters) {
    const Value* given = value.find(parameter.name);
    if (given == nullptr) continue;
    const std::int64_t asked = sim::value_of(parameter.form, given->text);
    if (parameter.most > 0 && asked > parameter.most) {
      problems.add(given->place, "'" + std::string(parameter.name) + "' of " +
                                     std::string(kind.name) + ": AWS permits " +
                                     sim::value_text(parameter.form, parameter.most) +
                                     " at most, not " + given->text);
    }
    rule.parameters[std::string(parameter.name)] = asked;
  }
  check_strikes(rule, value, problems);
  return rule;
}

// Whether `earlier` strikes wherever `later` would, which then never does.
bool hides(const FaultRule& earlier, const FaultRule& later) {
  return earlier.kind == later.kind && earlier.of == later.of && later.number != 0 &&
         earlier.number == later.number && earlier.chance >= 1 && !earlier.once &&
         earlier.from <= later.from && earlier.to >= later.to;
}

bool is_calm(const Value& entry) {
  const Member& member = entry.members.front();
  return member.name == kPreset && member.value.text == kCalm;
}

// What comes before `calm` in a list has no effect.
void check_calm(const std::vector<Value>& entries, Problems& problems) {
  const auto last = std::ranges::find_if(entries.rbegin(), entries.rend(), is_calm);
  if (last == entries.rend()) return;
  for (auto entry = entries.begin(); entry != std::prev(last.base()); ++entry) {
    const Member& member = entry->members.front();
    problems.add(member.place,
                 "'" + member.name + "' has no effect: 'preset: calm' comes after it");
  }
}

}  // namespace

Shape fault_shape() {
  std::vector<Field> fields{
      optional(kPreset, one_word_of({kCalm, kNormalDay, kBadDay}),
               "Many faults, with the chances that they have on such a day; calm: none, and none "
               "of those before.")};
  for (const auto& [name, kind] : fault_kinds().all()) {
    fields.push_back(
        optional(std::string(name), rule_shape(*kind), std::string(kind->client_sees) + "."));
  }
  return one_of("fault", std::move(fields));
}

Field faults_field() {
  return optional("faults", list_of(fault_shape()),
                  "What AWS permits and nobody expects, and when it strikes.");
}

Field without_faults_field() {
  std::vector<Field> fields;
  for (const auto& [name, kind] : fault_kinds().all()) {
    fields.push_back(optional(std::string(name), text(), "Why the system does not stand it."));
  }
  return optional("without_faults", object("list of faults", std::move(fields)),
                  "Faults that the system is known not to stand, each with the reason: `explore` "
                  "leaves them out.");
}

FaultsConfig faults_of(const std::vector<Value>& entries, Problems& problems) {
  FaultsConfig faults;
  check_calm(entries, problems);
  for (const Value& entry : entries) {
    const Member& member = entry.members.front();
    if (member.name != kPreset) {
      const FaultRule rule = rule_of(*fault_kinds().find(member.name), member.value, problems);
      const bool is_hidden = std::ranges::any_of(
          faults.rules, [&](const FaultRule& earlier) { return hides(earlier, rule); });
      if (is_hidden) {
        add_no_effect(member.value, rule.kind->occasion.data(), "a rule before it strikes there",
                      problems);
      }
      faults.rules.push_back(rule);
    } else if (member.value.text == kCalm) {
      faults.rules.clear();
      faults.only_these = true;
    } else {
      for (FaultRule& rule : rules_of_preset(member.value.text)) {
        faults.rules.push_back(std::move(rule));
      }
    }
  }
  return faults;
}

std::vector<std::string> fault_presets() { return {kCalm, kNormalDay, kBadDay}; }

std::vector<FaultRule> rules_of_preset(const std::string& preset) {
  std::vector<FaultRule> rules;
  if (preset == kCalm) return rules;
  for (const auto& [name, kind] : fault_kinds().all()) {
    const double percent = preset == kBadDay ? kind->on_a_bad_day : kind->on_a_normal_day;
    if (percent <= 0) continue;
    FaultRule rule;
    rule.kind = kind;
    rule.chance = percent / 100;
    rules.push_back(std::move(rule));
  }
  return rules;
}

std::string fault_yaml(const FaultRule& rule) {
  std::string keys;
  const auto add = [&keys](std::string_view key, const std::string& value) {
    keys += (keys.empty() ? "" : ", ") + std::string(key) + ": " + value;
  };
  if (rule.of != "*") add("of", yaml_scalar(rule.of));
  if (rule.number != 0) add(rule.kind->occasion, std::to_string(rule.number));
  if (rule.chance < 1) add("chance", chance_text(rule.chance));
  if (rule.once || rule.from > sim::Duration{}) {
    add(rule.once ? "at" : "from", sim::to_text(rule.from));
  }
  if (rule.to < sim::Duration::max()) add("to", sim::to_text(rule.to));
  for (const FaultParameter& parameter : rule.kind->parameters) {
    const auto given = rule.parameters.find(std::string(parameter.name));
    if (given != rule.parameters.end()) {
      add(parameter.name, sim::value_text(parameter.form, given->second));
    }
  }
  return std::string(rule.kind->name) + ": {" + keys + "}";
}

std::string faults_yaml(const std::vector<FaultRule>& rules) {
  std::string text;
  for (const FaultRule& rule : rules) text += "  - " + fault_yaml(rule) + "\n";
  return text.empty() ? text : "faults:\n" + text;
}

void check_heals(const std::vector<Value>& heals, const std::vector<FaultRule>& rules,
                 Problems& problems) {
  std::vector<std::string> left;
  for (const FaultRule& rule : rules) {
    const std::string name(rule.kind->name);
    if (std::ranges::find(left, name) == left.end()) left.push_back(name);
  }
  bool healed_all = false;
  for (const Value& heal : heals) {
    if (heal.text == kAll) {
      if (healed_all) problems.add(heal.place, "'heal' has no effect: all is healed already");
      healed_all = true;
      left.clear();
    } else if (fault_kinds().find(heal.text) == nullptr) {
      std::vector<std::string> known{kAll};
      for (const auto& [name, kind] : fault_kinds().all()) known.emplace_back(name);
      problems.add(heal.place,
                   "unknown fault '" + heal.text + "'" + expected_one_of(heal.text, known));
    } else if (std::erase(left, heal.text) == 0) {
      problems.add(heal.place, "'heal' has no effect: there is no rule of " + heal.text +
                                   expected_one_of(heal.text, left));
    }
  }
}

double parse_chance(const std::string& text) {
  char* stop = nullptr;
  // A number in hexadecimal digits is one to strtod() as well.
  const bool is_digit = !text.empty() && text.front() >= '0' && text.front() <= '9' &&
                        text.find_first_of("xX") == std::string::npos;
  const double percent = is_digit ? std::strtod(text.c_str(), &stop) : 0;
  if (!is_digit || std::string_view(stop) != "%" || percent > 100) {
    throw std::invalid_argument("'" + text + "' is no chance: expected one from 0% to 100%");
  }
  return percent / 100;
}

std::string chance_text(double chance) {
  char text[32];
  std::snprintf(text, sizeof text, "%g%%", chance * 100);
  return text;
}

}  // namespace harness
