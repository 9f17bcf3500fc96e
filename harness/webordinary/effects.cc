#include "harness/webordinary/effects.h"

#include <string>

#include "harness/scenario/effects.h"
#include "harness/scenario/take_fields.h"
#include "harness/webordinary/load.h"
#include "sim/time/time.h"

namespace harness {
namespace {

bool has_key(const Value& map, const char* key) { return map.find(key) != nullptr; }

void check_git_keys(const Value& value, Problems& problems) {
  const bool is_workspace = has_text(value, "at", "workspace");
  if (has_key(value, "contains") && !has_key(value, "file")) {
    add_no_effect(value, "contains", "there is no 'file' that could contain it", problems);
  }
  if (has_key(value, "container") && !is_workspace) {
    add_no_effect(value, "container", "only `at: workspace` looks into a container", problems);
  }
  const bool names_container = is_workspace && !has_key(value, "container");
  if (has_key(value, "thread") && has_key(value, "branch") && !names_container) {
    add_no_effect(value, "thread", "'branch' says which", problems);
  }
  if (names_container && !has_key(value, "thread")) {
    problems.add(value.find("at")->place, "'at': whose workspace? Give 'container' or 'thread'");
  }
}

void check_answered_keys(const Value& value, Problems& problems) {
  if (has_text(value, "all", "false")) {
    add_no_effect(value, "all", "give 'thread', or `all: true`", problems);
  }
  if (has_text(value, "all", "true") && has_key(value, "thread")) {
    add_no_effect(value, "all", "'thread' says whose messages", problems);
  }
}

void check_load_numbers(const Value& value, Problems& problems) {
  const LoadStep load = load_step_of(value);
  const int users = load.containers > 0 ? load.containers : load.sessions;
  if (load.containers > load.sessions) {
    problems.add(value.find("containers")->place,
                 "'containers': no more than the sessions can be in use, which are " +
                     std::to_string(load.sessions));
  } else if (load.projects > users) {
    problems.add(
        value.find("projects")->place,
        "'projects': no more than the users can be in use, which are " + std::to_string(users));
  }
  if (load.fewest >= load.sessions) {
    add_no_effect(value, "fewest", "there are no more than that", problems);
  }
  if (load.burst > load.over) {
    problems.add(
        value.find("burst")->place,
        "'burst': is longer than the span in which all mails come, " + sim::to_text(load.over));
  }
  if (load.patient && load.mails_each == 1) {
    add_no_effect(value, "patient", "nobody writes a second mail", problems);
  }
}

void check_own_expectation(const Member& expectation, Problems& problems) {
  if (expectation.name == "git") check_git_keys(expectation.value, problems);
  if (expectation.name == "answered") check_answered_keys(expectation.value, problems);
}

void check_rules(const Value& file, Problems& problems) {
  const Value* for_all = nullptr;
  for (const Value& rule : items(file, "claude")) {
    if (has_text(rule, "fails", "true") && has_text(rule, "crashes_container", "true")) {
      add_no_effect(rule, "fails", "the container has crashed by then", problems);
    }
    if (for_all != nullptr) {
      problems.add(rule.place, "this rule is never reached: the one on line " +
                                   std::to_string(for_all->place.line) +
                                   " is for all instructions");
    } else if (!has_key(rule, "when")) {
      for_all = &rule;
    }
  }
}

}  // namespace

void check_webordinary_effects(const Value& file, Problems& problems) {
  check_rules(file, problems);
  for (const Value& step : items(file, "steps")) {
    const Member& member = happens_in(step);
    if (member.name == "load") check_load_numbers(member.value, problems);
    if (member.name == "expect") check_own_expectation(member.value.members.front(), problems);
  }
  for (const Value& expectation : items(file, "expect")) {
    check_own_expectation(expectation.members.front(), problems);
  }
}

}  // namespace harness
