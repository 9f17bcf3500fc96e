#include "harness/webordinary/claude/claude_calls.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "harness/programs/program_container.h"
#include "harness/world/actor.h"
#include "sim/journal/json_writer.h"

namespace harness {
namespace {

using sim::http::Response;

Response error(int status, const std::string& message) {
  sim::JsonWriter json;
  json.begin_object().key("error").value(message).end_object();
  return {status, {{"Content-Type", "application/json"}}, json.take()};
}

std::string text_in(const nlohmann::json& body, const char* name) {
  const auto found = body.find(name);
  return found == body.end() || !found->is_string() ? std::string{} : found->get<std::string>();
}

std::string container_id_of(const ProgramContainer& container) {
  const auto& environment = container.spec().environment;
  const auto id = environment.find("CONTAINER_ID");
  return id == environment.end() ? container.spec().family : id->second;
}

std::string plan_json(std::uint64_t run, const claude::Plan& plan) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("run").value(run);
  json.key("rule").value(plan.rule);
  json.key("takesMs").value(std::int64_t{plan.takes / std::chrono::milliseconds{1}});
  json.key("files").begin_object();
  for (const auto& [path, contents] : plan.files) json.key(path).value(contents);
  json.end_object();
  json.key("fails").value(plan.fails);
  json.key("crashesContainer").value(plan.crashes_container);
  json.key("ignoresSigint").value(plan.ignores_sigint);
  json.end_object();
  return json.take();
}

// The number of `claude/{number}` or `claude/{number}/…`, of which `path` keeps what follows.
std::optional<std::uint64_t> run_of(std::string_view& path) {
  constexpr std::string_view kRun = "claude/";
  if (!path.starts_with(kRun)) return std::nullopt;
  std::uint64_t number = 0;
  const char* const end = path.data() + path.size();
  const auto [stop, failed] = std::from_chars(path.data() + kRun.size(), end, number);
  path = std::string_view(stop, static_cast<std::size_t>(end - stop));
  return failed == std::errc{} ? std::optional(number) : std::nullopt;
}

std::optional<ClaudeState> state_at(std::string_view end) {
  if (end == "finished") return ClaudeState::kFinished;
  if (end == "failed") return ClaudeState::kFailed;
  if (end == "interrupted") return ClaudeState::kInterrupted;
  if (end == "crashed") return ClaudeState::kCrashedContainer;
  return std::nullopt;
}

std::string claude_of(const ProgramContainer& container) {
  std::string actor = actor_of(container.spec());
  constexpr std::string_view kContainer = "container/";
  if (actor.starts_with(kContainer)) actor.erase(0, kContainer.size());
  return "claude/" + actor;
}

}  // namespace

void ClaudeCalls::answer(std::string_view path,
                         const std::shared_ptr<sim::http::Exchange>& exchange) {
  const std::size_t slash = path.find('/');
  ProgramContainer* container = containers_.by_runtime_id(path.substr(0, slash));
  if (container == nullptr || slash == std::string_view::npos) {
    return exchange->reply(error(404, "no container of that id runs"));
  }
  path.remove_prefix(slash + 1);
  if (watch(path, exchange)) return;
  exchange->reply(act(*container, path, exchange->request()));
}

Response ClaudeCalls::act(ProgramContainer& container, std::string_view path,
                          const sim::http::Request& request) {
  if (request.method != "POST") return error(405, "expected POST");
  if (path == "claude") return begin(container, request.body);
  const auto number = run_of(path);
  return number && path.empty() ? end(container, *number, request.body)
                                : error(404, "nothing is there");
}

bool ClaudeCalls::watch(std::string_view path,
                        const std::shared_ptr<sim::http::Exchange>& exchange) {
  const auto number = run_of(path);
  const auto run = number && path == "/watch" ? runs_.find(*number) : runs_.end();
  if (run == runs_.end()) return false;
  run->second.watch = exchange;
  exchange->on_abandoned([this, number = *number] { abandoned(number); });
  return true;
}

void ClaudeCalls::abandoned(std::uint64_t number) {
  const auto found = runs_.find(number);
  if (found == runs_.end()) return;
  const Run run = std::move(found->second);
  runs_.erase(found);
  const ProgramContainer* container = containers_.by_runtime_id(run.container);
  if (container == nullptr || container->is_ending()) return;
  record(ClaudeState::kKilled, run);
}

Response ClaudeCalls::begin(ProgramContainer& container, const std::string& body) {
  const auto asked = nlohmann::json::parse(body, nullptr, false);
  if (!asked.is_object()) return error(400, "expected a JSON object");
  const claude::Plan plan = script_.plan(text_in(asked, "instruction"), text_in(asked, "thread"),
                                         container_id_of(container));
  Run run;
  run.actor = claude_of(container);
  run.command = text_in(asked, "command");
  run.container = container.spec().runtime_id;
  run.container_id = container_id_of(container);
  run.session = text_in(asked, "session");
  run.instruction = text_in(asked, "instruction");
  run.takes_ms = plan.takes / std::chrono::milliseconds{1};
  run.rule = plan.rule;
  record(ClaudeState::kStarted, run);
  runs_[++last_run_] = std::move(run);
  return {200, {{"Content-Type", "application/json"}}, plan_json(last_run_, plan)};
}

Response ClaudeCalls::end(ProgramContainer& container, std::uint64_t number,
                          const std::string& body) {
  const auto found = runs_.find(number);
  if (found == runs_.end()) return error(404, "there is no such run");
  const auto said = nlohmann::json::parse(body, nullptr, false);
  const std::string how = said.is_object() ? text_in(said, "end") : std::string{};
  const std::optional<ClaudeState> state = state_at(how);
  if (!state) return error(400, "end: expected finished, failed, interrupted or crashed");
  const Run run = std::move(found->second);
  runs_.erase(found);
  record(*state, run);
  if (how == "crashed") container.crash(ecs::kKilledExitCode);
  return {200, {{"Content-Type", "application/json"}}, "{}"};
}

void ClaudeCalls::record(ClaudeState state, const Run& run) const {
  record_claude(environment_.journal, state, run.actor, run.command,
                {run.container_id, run.session, run.instruction, run.takes_ms, run.rule});
}

}  // namespace harness
