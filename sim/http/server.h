// An HTTP/1.1 server on one Loop, with keep-alive, limits, and answers that may come later.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "sim/http/loop.h"
#include "sim/http/message.h"
#include "sim/time/time.h"

namespace sim::http {

// One request and the place for its response. May be kept beyond the handler's return; dropping
// the last reference without reply() closes the connection.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual const Request& request() const = 0;
  // Sends the response. The second and later calls do nothing. Sets Content-Length; adds no
  // other header of its own than Connection where HTTP asks for it.
  virtual void reply(Response response) = 0;
  // Called once, on the loop, if the client goes away before reply().
  virtual void on_abandoned(std::function<void()> handler) = 0;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 4566;  // 0: any free one
  std::size_t max_header_bytes = 64 * 1024;
  std::size_t max_body_bytes = 16 * 1024 * 1024;
  // How long a connection may take to send one whole request once it has begun, and how long it
  // may stay idle between requests; wall time.
  Duration request_timeout = std::chrono::seconds{30};
  Duration idle_timeout = std::chrono::minutes{5};
  std::size_t max_connections = 4096;
};

class Server {
 public:
  using Handler = std::function<void(std::shared_ptr<Exchange>)>;

  // Listens at once. Throws std::runtime_error with one clear line (the address, the port and
  // why) if that fails. A request that is not HTTP is answered 400 and closed; one whose headers
  // or body are too large 431 or 413 and closed; neither reaches the handler.
  // TCP_NODELAY is set on every connection. `Expect: 100-continue` is honoured.
  Server(Loop& loop, ServerOptions options, Handler handler);
  ~Server();  // closes the listener and every connection
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  std::size_t connections() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace sim::http
