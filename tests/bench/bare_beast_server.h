// The yardstick: the least that a Boost.Beast server can do for a request.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

// Accepts connections on a free port of 127.0.0.1 and answers each of their requests with the same
// body. No limits, no timeouts, no routing, no parsing beyond HTTP itself.
class BareBeastServer {
 public:
  explicit BareBeastServer(std::string body);
  ~BareBeastServer();
  BareBeastServer(const BareBeastServer&) = delete;
  BareBeastServer& operator=(const BareBeastServer&) = delete;

  std::uint16_t port() const;
  // Serves until the last of the clients has closed.
  void run();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};
