// What whatever runs a World must provide for the World's real programs: a loop, and a place where
// the programs reach the World.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "sim/http/loop.h"
#include "sim/http/server.h"

namespace harness {

struct ProgramHost {
  // The loop on which everything that programs do reaches the World. Must outlive the World.
  sim::http::Loop& loop;
  // The port at which programs find the World on 127.0.0.1.
  std::uint16_t port = 0;
  // Answers the requests that come to that port, and those that come to 127.0.0.1 in the networks
  // of tasks.
  sim::http::Server::Handler handler = {};
  // Called before the World is told of anything that a program did: brings its time up to now.
  std::function<void()> catch_up = {};
  // Gets a line for people when something that a world asks for cannot be had on this machine.
  std::function<void(const std::string& line)> say = {};
  // Whether programs live by the World's clock (sim/vtime), or else by the machine's.
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
