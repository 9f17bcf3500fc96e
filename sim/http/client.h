// A blocking HTTP/1.1 client for tests, benchmarks and the command line. It must not run on the
// thread of the Loop that serves it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sim/http/message.h"
#include "sim/time/time.h"

namespace sim::http {

class Client {
 public:
  // Connects when first used; keeps the connection alive between calls and opens it anew if the
  // server closed it. `timeout` holds for each step that waits: connecting, sending, and each
  // piece that is received.
  Client(std::string host, std::uint16_t port, Duration timeout = std::chrono::seconds{30});
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Sends the request once: it is never repeated by itself. Host and Content-Length are set;
  // everything else is the caller's. Throws std::runtime_error, which names the host, the port and
  // why, if there is no response.
  Response call(const Request& request);
  // Sends bytes as they are on a connection of its own, half-closes, and returns everything the
  // server sends back until it closes: for tests of malformed input. Errors as for call().
  std::string raw(const std::string& bytes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sim::http
