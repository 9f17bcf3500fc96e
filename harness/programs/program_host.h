// What real programs need of whatever runs their World.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "sim/http/loop.h"
#include "sim/http/server.h"

namespace harness {

struct ProgramHost {
  // Everything that programs do reaches the World on it. Must outlive the World.
  sim::http::Loop& loop;
  // Where programs find the World on 127.0.0.1.
  std::uint16_t port = 0;
  // Answers what comes there; also what comes to 127.0.0.1 in the networks of tasks.
  sim::http::Server::Handler handler = {};
  // Called before the World is told of anything that a program did: brings its time up to now.
  std::function<void()> catch_up = {};
  // One line for people: that something which was asked for cannot be had here.
  std::function<void(const std::string& line)> say = {};
  // Programs live by the World's clock (sim/vtime); else by the machine's.
  bool shares_clock = true;
};

// A server's options for programs whose takes are to be repeatable: nothing that it does depends
// on how fast anybody is.
inline sim::http::ServerOptions options_for_programs(std::uint16_t port) {
  sim::http::ServerOptions options;
  options.port = port;
  options.in_order = true;
  options.idle_timeout = std::chrono::hours{24};
  return options;
}

}  // namespace harness
