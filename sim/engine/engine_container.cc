#include "sim/engine/engine_container.h"

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "sim/process/helper_program.h"

namespace sim::engine {
namespace {

using nlohmann::json;

constexpr std::string_view kUnix = "unix://";
constexpr const char* kUsualSockets[] = {"/var/run/docker.sock", "/run/podman/podman.sock"};
constexpr int kNotFound = 404;
// What a container may have where the engine may raise no limits, as root without CAP_SYS_RESOURCE.
constexpr int kMostFiles = 4096;
constexpr int kMostProcesses = 4096;

json limit(const char* name, int most) { return {{"Name", name}, {"Soft", most}, {"Hard", most}}; }

std::string body_of(const EngineContainerOptions& options) {
  json variables = json::array();
  for (const auto& [name, value] : options.environment) variables.push_back(name + "=" + value);
  json host = {{"NetworkMode", "host"},
               {"LogConfig", {{"Type", "json-file"}}},
               {"Ulimits", {limit("nofile", kMostFiles), limit("nproc", kMostProcesses)}}};
  if (options.memory_bytes != 0) host["Memory"] = options.memory_bytes;
  json body = {{"Image", options.image}, {"Env", variables}, {"HostConfig", host}};
  if (!options.entry_point.empty()) body["Entrypoint"] = options.entry_point;
  if (!options.command.empty()) body["Cmd"] = options.command;
  if (!options.working_directory.empty()) body["WorkingDir"] = options.working_directory;
  return body.dump();
}

std::string path_of(const std::string& name) { return "/containers/" + name; }

std::string escaped(const std::string& text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/:@").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

}  // namespace

std::string default_socket() {
  const char* host = std::getenv("DOCKER_HOST");
  if (host != nullptr && std::string_view(host).starts_with(kUnix)) return host + kUnix.size();
  std::error_code ignored;
  for (const char* path : kUsualSockets) {
    if (std::filesystem::exists(path, ignored)) return path;
  }
  return kUsualSockets[0];
}

bool has_image(const std::string& socket, const std::string& image) {
  try {
    ask(socket, "GET", "/images/" + escaped(image) + "/json");
    return true;
  } catch (const EngineError& error) {
    if (error.status() == kNotFound) return false;
    throw;
  }
}

// The container's removal is arranged before the container is created, so that none is left behind
// if the simulator dies in between.
EngineContainer::EngineContainer(std::string socket, const EngineContainerOptions& options)
    : socket_(std::move(socket)),
      name_(options.name),
      removal_(socket_, request_text("DELETE", path_of(name_) + "?force=true&v=true")) {
  ask(socket_, "POST", "/containers/create?name=" + escaped(name_), body_of(options));
  ask(socket_, "POST", path_of(name_) + "/start");
}

void EngineContainer::signal(int number) {
  ask(socket_, "POST", path_of(name_) + "/kill?signal=" + std::to_string(number));
}

bool EngineContainer::out_of_memory() const {
  const json state = json::parse(ask(socket_, "GET", path_of(name_) + "/json"), nullptr, false);
  return state.is_object() && state.contains("State") && state["State"].value("OOMKilled", false);
}

std::vector<std::string> EngineContainer::follower() const {
  const auto program = helper_program("sim/engine", "backlot-engine", "BACKLOT_ENGINE");
  return {program.string(), socket_, name_};
}

std::vector<std::string> EngineContainer::executor(const std::vector<std::string>& command) const {
  std::vector<std::string> line = follower();
  line.insert(line.end(), command.begin(), command.end());
  return line;
}

}  // namespace sim::engine
