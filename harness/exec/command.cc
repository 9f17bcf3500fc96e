#include "harness/exec/command.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <utility>

#include "harness/scenario/read.h"
#include "harness/story/text.h"

namespace harness::exec {
namespace {

using nlohmann::json;

// More than any command may need, as it is no task of the user's definition: the most that Fargate
// has. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
constexpr const char* kCpu = "16384";
constexpr const char* kMemory = "122880";

constexpr std::size_t kTitleBytes = 200;

// Variables by which an SDK finds an account or an endpoint.
constexpr std::string_view kOfAws = "AWS_";
// Those of them that say how, and not where.
constexpr std::string_view kHow[] = {"AWS_PAGER", "AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE",
                                     "AWS_DEFAULT_OUTPUT"};
// Those by which a loader or a task's world is told, which are Backlot's own here.
constexpr std::string_view kOwn[] = {
    "LD_PRELOAD",   "HOME", "TMPDIR", "ECS_CONTAINER_METADATA_URI", "ECS_CONTAINER_METADATA_URI_V4",
    "ECS_AGENT_URI"};

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_passed_on(std::string_view name) {
  if (is_one_of(kOwn, name) || name.starts_with("BACKLOT_")) return false;
  return !name.starts_with(kOfAws) || is_one_of(kHow, name);
}

std::string definition_of(const Command& command) {
  json environment = json::array();
  for (const auto& [name, value] : command.environment) {
    environment.push_back({{"name", name}, {"value", value}});
  }
  return json{{"family", kName},
              {"networkMode", "awsvpc"},
              {"requiresCompatibilities", {"FARGATE"}},
              {"cpu", kCpu},
              {"memory", kMemory},
              {"containerDefinitions",
               {{{"name", kName},
                 {"image", kName},
                 {"essential", true},
                 {"command", command.arguments},
                 {"environment", environment}}}}}
      .dump();
}

std::string quoted(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
  if (!word.empty() && word.find_first_not_of(kPlain) == word.npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

}  // namespace

std::map<std::string, std::string> passed_on(std::map<std::string, std::string> environment) {
  std::erase_if(environment, [](const auto& variable) { return !is_passed_on(variable.first); });
  // Its files may name accounts and endpoints, whatever HOME is.
  environment["AWS_CONFIG_FILE"] = "/dev/null";
  environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
  return environment;
}

WorldConfig with_command(WorldConfig world, const Command& command) {
  CommandConfig image;
  image.folder = command.folder;
  world.images[kName].command = image;
  world.setup.push_back({"ecs", "CreateCluster", json{{"clusterName", kName}}.dump()});
  world.setup.push_back({"ecs", "RegisterTaskDefinition", definition_of(command)});
  return world;
}

Scenario scenario_of(const Command& command, const WorldConfig& world, sim::Duration limit,
                     const Platforms& platforms) {
  const std::string time = sim::to_text(limit);
  const json start = {
      {"operation", "ecs.RunTask"},
      {"input",
       {{"cluster", kName},
        {"taskDefinition", kName},
        {"launchType", "FARGATE"},
        {"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", {"subnet-0a1b2c3d"}}}}}}}}};
  const json ended = {{"stopped", {{"family", kName}, {"within", time}}}};
  const json well = {{"stopped", {{"family", kName}, {"exit_code", 0}}}};
  const json file = {{"title", shortened(to_text(command.arguments), kTitleBytes)},
                     {"world", world.path.empty() ? "none" : world.path},
                     {"limit", time},
                     {"steps", json::array({{{"call", start}}, {{"expect", ended}}})},
                     {"expect", json::array({well})}};
  Scenario scenario = read_scenario_text(file.dump(), "exec", world, platforms);
  scenario.name = kName;
  return scenario;
}

std::string to_text(const std::vector<std::string>& arguments) {
  std::string text;
  for (const std::string& word : arguments) text += (text.empty() ? "" : " ") + quoted(word);
  return text;
}

}  // namespace harness::exec
