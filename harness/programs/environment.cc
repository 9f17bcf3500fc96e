#include "harness/programs/environment.h"

#include <cstdlib>
#include <utility>

namespace harness {
namespace {

constexpr const char* kUsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

// The URL that world files, which do not know the port, write for the World.
constexpr std::string_view kWorldUrl = "http://127.0.0.1:4566";

// `text` with the World's URL as it is for this task.
std::string with_endpoint(std::string text, const ContainerLayout& layout) {
  for (std::size_t at = 0; (at = text.find(kWorldUrl, at)) != std::string::npos;) {
    text.replace(at, kWorldUrl.size(), layout.endpoint);
    at += layout.endpoint.size();
  }
  return text;
}

bool is_name(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    if (!letter && (c < '0' || c > '9')) return false;
  }
  return true;
}

// Git's configuration by variables, beside which it reads none but the container's own.
void add_git(Variables& variables, const ContainerLayout& layout) {
  std::vector<std::pair<std::string, std::string>> settings;
  if (!layout.git_base.empty()) {
    settings.emplace_back("url." + layout.git + "/.insteadOf", layout.git_base);
  }
  settings.emplace_back("safe.directory", "*");
  settings.emplace_back("init.defaultBranch", "main");
  int count = 0;
  for (const auto& [key, value] : settings) {
    const std::string number = std::to_string(count++);
    variables["GIT_CONFIG_KEY_" + number] = key;
    variables["GIT_CONFIG_VALUE_" + number] = value;
  }
  variables["GIT_CONFIG_COUNT"] = std::to_string(count);
  variables["GIT_CONFIG_GLOBAL"] = layout.task + "/home/.gitconfig";
  variables["GIT_CONFIG_NOSYSTEM"] = "1";
  variables["GIT_TERMINAL_PROMPT"] = "0";
}

Variables defaults(const ContainerLayout& layout) {
  const char* path = std::getenv("PATH");
  Variables variables = {
      {"PATH", path == nullptr ? kUsualPath : path},
      {"HOME", layout.task + "/home"},
      {"TMPDIR", layout.task + "/tmp"},
      {"TZ", "UTC"},
      {"AWS_ENDPOINT_URL", layout.endpoint},
      {"AWS_EC2_METADATA_DISABLED", "true"},
  };
  variables.insert(layout.aws_tls_endpoint.begin(), layout.aws_tls_endpoint.end());
  add_git(variables, layout);
  return variables;
}

void add_agent(Variables& variables, const ecs::ContainerSpec& spec,
               const ContainerLayout& layout) {
  variables["AWS_REGION"] = spec.region;
  variables["AWS_DEFAULT_REGION"] = spec.region;
  variables["AWS_EXECUTION_ENV"] = "AWS_ECS_FARGATE";
  variables["ECS_CONTAINER_METADATA_URI_V4"] = layout.metadata + "/v4/" + spec.runtime_id;
  variables["ECS_AGENT_URI"] = layout.metadata + "/api/" + spec.runtime_id;
  if (layout.has_metadata_address) {
    variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = layout.credentials;
  } else {
    variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = layout.metadata + layout.credentials;
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = layout.token;
  }
  variables["BACKLOT_URL"] = layout.metadata + "/backlot/" + spec.runtime_id;
  variables["BACKLOT_TASK_ADDRESS"] = layout.address;
}

}  // namespace

std::string filled_in(std::string_view text, const ContainerLayout& layout,
                      const Variables& variables) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    result += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    const std::string_view name =
        close == std::string_view::npos ? std::string_view{} : text.substr(1, close - 1);
    const auto variable = is_name(name) ? variables.find(std::string(name)) : variables.end();
    if (name == "task") {
      result += layout.task;
    } else if (name == "shared") {
      result += layout.shared;
    } else if (variable != variables.end()) {
      result += variable->second;
    } else {
      result += '{';
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(close + 1);
  }
  return result;
}

Variables environment_of(const ecs::ContainerSpec& spec, const CommandConfig& command,
                         const ContainerLayout& layout) {
  Variables variables = defaults(layout);
  // The values that the world file gives may refer to variables that the task has.
  Variables known = spec.environment;
  add_agent(known, spec, layout);
  for (const auto& [name, value] : command.environment) {
    variables[name] = with_endpoint(filled_in(value, layout, known), layout);
  }
  for (const auto& [name, value] : spec.environment) {
    variables[name] = with_endpoint(value, layout);
  }
  add_agent(variables, spec, layout);
  variables["PATH"] = layout.bin + ":" + variables["PATH"];
  return variables;
}

Variables engine_environment_of(const ecs::ContainerSpec& spec, const EngineConfig& engine,
                                const ContainerLayout& layout) {
  Variables variables = {{"AWS_ENDPOINT_URL", layout.endpoint},
                         {"AWS_EC2_METADATA_DISABLED", "true"}};
  for (const auto& [name, value] : engine.environment) variables[name] = value;
  for (const auto& [name, value] : spec.environment) variables[name] = value;
  add_agent(variables, spec, layout);
  return variables;
}

std::vector<std::string> arguments_of(const ecs::ContainerSpec& spec, const CommandConfig& command,
                                      const ContainerLayout& layout, const Variables& variables) {
  const bool own_entry = !spec.entry_point.empty();
  std::vector<std::string> arguments = spec.entry_point;
  const auto add_filled = [&](const std::vector<std::string>& words) {
    for (const std::string& word : words) arguments.push_back(filled_in(word, layout, variables));
  };
  if (!own_entry) add_filled(command.entry_point);
  if (!spec.command.empty()) {
    arguments.insert(arguments.end(), spec.command.begin(), spec.command.end());
  } else if (!own_entry) {
    add_filled(command.arguments);
  }
  return arguments;
}

}  // namespace harness
