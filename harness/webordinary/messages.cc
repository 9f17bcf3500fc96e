#include "harness/webordinary/messages.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/journal/json_writer.h"

namespace harness {
namespace {

using nlohmann::json;

constexpr std::string_view kTypes[] = {"edit", "build", "commit", "push", "preview", "interrupt"};

std::optional<json> parse_object(std::string_view text) {
  json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  return object;
}

}  // namespace

std::string to_json(const Command& command) {
  sim::JsonWriter out;
  out.begin_object();
  out.key("sessionId").value(command.session_id);
  out.key("commandId").value(command.command_id);
  out.key("timestamp").value(command.timestamp_ms);
  out.key("type").value(command.type);
  out.key("instruction").value(command.instruction);
  out.key("userEmail").value(command.user_email);
  out.key("chatThreadId").value(command.thread);
  out.key("context").begin_object();
  out.key("branch").value(command.branch);
  out.key("clientId").value(command.container.client);
  out.key("projectId").value(command.container.project);
  out.key("userId").value(command.container.user);
  out.end_object();
  out.key("priority").value(command.priority);
  out.end_object();
  return out.take();
}

std::string to_json(const Answer& answer) {
  sim::JsonWriter out;
  out.begin_object();
  out.key("sessionId").value(answer.session_id);
  out.key("commandId").value(answer.command_id);
  out.key("timestamp").value(answer.timestamp_ms);
  out.key("completedAt").value(answer.completed_at_ms);
  out.key("success").value(answer.success);
  if (!answer.summary.empty()) out.key("summary").value(answer.summary);
  out.key("filesChanged").begin_array();
  for (const std::string& file : answer.files_changed) out.value(file);
  out.end_array();
  if (!answer.error.empty()) out.key("error").value(answer.error);
  if (!answer.preview_url.empty()) out.key("previewUrl").value(answer.preview_url);
  if (answer.interrupted) out.key("interrupted").value(true);
  if (!answer.interrupted_by.empty()) out.key("interruptedBy").value(answer.interrupted_by);
  if (!answer.git_commit.empty()) out.key("gitCommit").value(answer.git_commit);
  if (!answer.branch.empty()) out.key("branch").value(answer.branch);
  out.end_object();
  return out.take();
}

std::optional<Command> parse_command(std::string_view text) {
  const auto object = parse_object(text);
  if (!object) return std::nullopt;
  try {
    Command command;
    command.session_id = object->at("sessionId").get<std::string>();
    command.command_id = object->at("commandId").get<std::string>();
    command.timestamp_ms = object->at("timestamp").get<std::int64_t>();
    command.type = object->at("type").get<std::string>();
    command.instruction = object->at("instruction").get<std::string>();
    command.user_email = object->at("userEmail").get<std::string>();
    command.thread = object->at("chatThreadId").get<std::string>();
    const json& context = object->at("context");
    command.branch = context.at("branch").get<std::string>();
    command.container = {context.at("clientId").get<std::string>(),
                         context.at("projectId").get<std::string>(),
                         context.at("userId").get<std::string>()};
    command.priority = object->value("priority", "normal");
    if (std::ranges::find(kTypes, command.type) == std::end(kTypes)) return std::nullopt;
    return command;
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

std::optional<Answer> parse_answer(std::string_view text) {
  const auto object = parse_object(text);
  if (!object) return std::nullopt;
  try {
    Answer answer;
    answer.session_id = object->at("sessionId").get<std::string>();
    answer.command_id = object->at("commandId").get<std::string>();
    answer.timestamp_ms = object->at("timestamp").get<std::int64_t>();
    answer.completed_at_ms = object->at("completedAt").get<std::int64_t>();
    answer.success = object->at("success").get<bool>();
    answer.summary = object->value("summary", "");
    answer.files_changed = object->value("filesChanged", std::vector<std::string>{});
    answer.error = object->value("error", "");
    answer.preview_url = object->value("previewUrl", "");
    answer.interrupted = object->value("interrupted", false);
    answer.interrupted_by = object->value("interruptedBy", "");
    answer.git_commit = object->value("gitCommit", "");
    answer.branch = object->value("branch", "");
    return answer;
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

}  // namespace harness
