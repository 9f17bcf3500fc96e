// What each generic step of a scenario does, and who plays the others.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "fakes/aws/error.h"
#include "fakes/ecs/ecs.h"
#include "harness/scenario/call_step.h"
#include "harness/scenario/fault_kinds.h"
#include "harness/scenario/player.h"
#include "harness/scenario/read_faults.h"
#include "harness/scenario/take_fields.h"
#include "harness/story/scenario_events.h"

namespace harness {
namespace {

using nlohmann::json;

TaskChoice task_choice_of(const Value& value) {
  TaskChoice choice;
  take(value, "container", choice.container);
  take(value, "family", choice.family);
  take(value, "service", choice.service);
  return choice;
}

// Why a rule has not struck, "" if it has or a chance may be why: that of an occasion that there
// was, or of something anywhere, as presets have it, that need not be there.
std::string why_unstruck(const aws::Faults::Active& active) {
  const aws::FaultRule& rule = active.rule;
  std::uint64_t last = 0;
  for (const auto& [resource, count] : active.occasions) last = std::max(last, count);
  const bool by_chance = rule.chance < 1 && (last > 0 || rule.of == "*");
  if (active.struck > 0 || by_chance) return "";
  const std::string occasion(rule.kind->occasion);
  if (last == 0) return "no " + occasion + " there";
  return occasion + " " + std::to_string(last) + " was the last there";
}

}  // namespace

sim::Task<bool> Player::perform(const Step& step) {
  place_ = step.place;
  const bool is_time = co_await wait_for_time_of(step);
  if (!is_time) co_return false;
  doing_ = "the step " + step.kind;
  if (step.kind == "expect") {
    const Expectation expectation = expectation_of(step.value);
    const bool held = co_await expect(expectation);
    co_return held;
  }
  world_.journal().record("scenario", step.kind, StepBegan{step.place.line});
  for (const Guest& guest : guests_) {
    if (!guest.steps.contains(step.kind)) continue;
    const bool held = co_await perform_as_guest(*guest.take, step);
    co_return held;
  }
  if (step.kind == "wait") {
    co_await sim::sleep(world_.scheduler(), sim::parse_duration(step.value.text));
    co_return true;
  }
  if (step.kind == "receive") {
    const bool held = co_await receive(step.value);
    co_return held;
  }
  co_return perform_at_once(step);
}

sim::Task<bool> Player::receive(const Value& value) {
  std::string seen;
  try {
    co_await receivers_.receive(value);
    co_return true;
  } catch (const aws::Error& error) {
    seen = error.code() + ": " + error.message();
  }
  co_return fail_step("step", "a step that AWS accepts", seen, {});
}

bool Player::remove_message(const Value& value) {
  if (receivers_.remove(value)) return true;
  std::string actor = "scenario";
  take(value, "as", actor);
  const std::string& queue = value.find("queue")->text;
  return fail_step("delete", "a message of " + queue + " that " + actor + " has received",
                   "it holds none", {queue, actor});
}

sim::Task<bool> Player::wait_for_time_of(const Step& step) {
  if (!step.at) co_return true;
  doing_ = "waiting for the time of the step " + step.kind;
  const sim::Duration left = begin_ + *step.at - world_.scheduler().now();
  if (left < sim::Duration::zero()) {
    co_return fail_step("at", "the step " + step.kind + " at " + sim::to_text(*step.at),
                        "the steps before it took until " + sim::to_text(*step.at - left), {});
  }
  if (left > sim::Duration::zero()) co_await sim::sleep(world_.scheduler(), left);
  co_return true;
}

sim::Task<bool> Player::perform_as_guest(PlatformTake& guest, const Step& step) {
  std::string expected;
  std::string seen;
  try {
    const bool held = co_await guest.perform(step);
    co_return held;
  } catch (const std::invalid_argument& error) {
    expected = "a step that this world can take";
    seen = error.what();
  } catch (const aws::Error& error) {
    expected = "a step that AWS accepts";
    seen = error.code() + ": " + error.message();
  }
  co_return fail_step("step", expected, seen, {});
}

bool Player::perform_at_once(const Step& step) {
  try {
    if (step.kind == "mail") {
      write_mail(mail_step_of(step.value));
      return true;
    }
    if (step.kind == "crash") return crash(step.value);
    if (step.kind == "stop") return stop(step.value);
    if (step.kind == "call") return call_step(step.value);
    if (step.kind == "delete") return remove_message(step.value);
    if (step.kind == "heal") {
      heal(step.value.text);
      return true;
    }
    return fail_step("step", "a step that this world can take", "none of its parts knows it", {});
  } catch (const std::invalid_argument& error) {
    return fail_step("step", "a step that this world can take", error.what(), {});
  } catch (const aws::Error& error) {
    return fail_step("step", "a step that AWS accepts", error.code() + ": " + error.message(), {});
  }
}

void Player::write_mail(const MailStep& mail) {
  const MailThreads::SentMail mail_sent = threads_.write(mail, world_.scheduler().now());
  world_.receive_mail(mail_sent.from, {mail_sent.to}, mail_sent.raw);
}

bool Player::crash(const Value& value) {
  const TaskChoice whose = task_choice_of(value);
  int exit_code = ecs::kKilledExitCode;
  take(value, "exit_code", exit_code);
  for (const ecs::TaskView& task : wanted_tasks(world_, whose)) {
    if (world_.crash(task.arn, exit_code)) return true;
  }
  return none_runs("crash", whose);
}

bool Player::stop(const Value& value) {
  const TaskChoice whose = task_choice_of(value);
  const std::vector<ecs::TaskView> tasks = wanted_tasks(world_, whose);
  if (tasks.empty()) return none_runs("stop", whose);
  json input{{"cluster", tasks.front().cluster}, {"task", tasks.front().arn}};
  std::string reason;
  take(value, "reason", reason);
  if (!reason.empty()) input["reason"] = reason;
  return call("operator", {"ecs", "StopTask", input.dump()}, std::nullopt);
}

void Player::heal(const std::string& what) {
  aws::Faults& faults = world_.environment().faults;
  heal_place_ = place_;
  const aws::FaultKind* kind = fault_kinds().find(what);  // Null if it is all.
  const std::map<std::uint64_t, aws::Faults::Active> before = faults.rules();
  for (const auto& [number, active] : before) {
    if (kind != nullptr && active.rule.kind != kind) continue;
    ended_faults_.emplace(number, active);
    faults.remove(number);
  }
  healed_ = std::ranges::all_of(faults.rules(), [&](const auto& one) {
    return one.second.is_over(world_.scheduler().now());
  });
}

std::vector<std::string> Player::unstruck() const {
  std::map<std::uint64_t, aws::Faults::Active> all = ended_faults_;
  const auto& left = world_.environment().faults.rules();
  all.insert(left.begin(), left.end());
  std::vector<std::string> lines;
  for (const auto& [number, active] : all) {
    const std::string why = why_unstruck(active);
    if (!why.empty()) lines.push_back(fault_yaml(active.rule) + " (" + why + ")");
  }
  return lines;
}

bool Player::none_runs(const char* step, const TaskChoice& whose) {
  return fail_step(step, "a running task" + whose.text(), "none runs" + never_was(world_, whose),
                   whose.names());
}

bool Player::call_step(const Value& value) {
  const Value* error = value.find("error");
  std::string actor = "scenario";
  take(value, "as", actor);
  return call(actor, call_of_step(value),
              error == nullptr ? std::nullopt : std::optional(error->text));
}

bool Player::call(const std::string& actor, const SetupCall& call,
                  const std::optional<std::string>& error) {
  const std::string name = call.service + "." + call.operation;
  std::string seen;
  try {
    seen = "success: " + world_.call(actor, call);
    if (!error) return true;
  } catch (const aws::Error& failed) {
    seen = failed.code() + ": " + failed.message();
    if (error && failed.code() == *error) return true;
  }
  return fail_step("call", name + (error ? " to fail with " + *error : " to succeed"), seen,
                   {name});
}

}  // namespace harness
