// backlot-engine SOCKET NAME: prints what a container prints, each stream to its own, and ends when
// it does, with its exit code; with 125 and a line on stderr if the engine does not tell.
//
// backlot-engine SOCKET NAME COMMAND [ARGUMENT…]: runs a command in the container, and ends as it
// does; what it prints is dropped.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/engine/request.h"

namespace {

using sim::engine::EngineResponse;

constexpr int kNoAnswer = 125;
// Each piece of output has in front of it: which stream it is from, three empty bytes, and its
// length.
constexpr std::size_t kFrameHead = 8;
constexpr char kStderr = 2;

bool read_fully(EngineResponse& answer, char* into, std::size_t size) {
  while (size > 0) {
    const std::size_t count = answer.read(into, size);
    if (count == 0) return false;
    into += count;
    size -= count;
  }
  return true;
}

bool write_fully(int descriptor, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::write(descriptor, bytes, size);
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

void follow(const std::string& socket, const std::string& path) {
  EngineResponse output(socket, "GET", path + "/logs?follow=true&stdout=true&stderr=true", {},
                        sim::engine::kForEver);
  std::array<char, kFrameHead> head;
  std::string bytes;
  while (output.status() == 200 && read_fully(output, head.data(), head.size())) {
    std::size_t size = 0;
    for (std::size_t i = kFrameHead / 2; i < kFrameHead; ++i) {
      size = size << 8 | static_cast<unsigned char>(head[i]);
    }
    bytes.resize(size);
    if (!read_fully(output, bytes.data(), size)) return;
    const int descriptor = head[0] == kStderr ? STDERR_FILENO : STDOUT_FILENO;
    if (!write_fully(descriptor, bytes.data(), size)) return;
  }
}

int wait_for(const std::string& socket, const std::string& path) {
  const std::string body =
      sim::engine::ask(socket, "POST", path + "/wait", {}, sim::engine::kForEver);
  return nlohmann::json::parse(body).at("StatusCode").get<int>();
}

int run_in(const std::string& socket, const std::string& path,
           const std::vector<std::string>& command) {
  using nlohmann::json;
  const json options = {{"Cmd", command}, {"AttachStdout", true}, {"AttachStderr", true}};
  const json made = json::parse(sim::engine::ask(socket, "POST", path + "/exec", options.dump()));
  const std::string exec = "/exec/" + made.at("Id").get<std::string>();
  const json how = {{"Detach", false}, {"Tty", false}};
  // This returns when the command has printed all that it prints.
  sim::engine::ask(socket, "POST", exec + "/start", how.dump(), sim::engine::kForEver);
  return json::parse(sim::engine::ask(socket, "GET", exec + "/json")).at("ExitCode").get<int>();
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: backlot-engine SOCKET NAME [COMMAND...]\n");
    return 2;
  }
  const std::string path = std::string("/containers/") + arguments[2];
  try {
    if (count > 3) return run_in(arguments[1], path, {arguments + 3, arguments + count});
    follow(arguments[1], path);
    return wait_for(arguments[1], path);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "backlot: %s\n", error.what());
    return kNoAnswer;
  }
}
