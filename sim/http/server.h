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

// One request and the place for its response. May be kept beyond the handler's return, even beyond
// the Server's end; dropping the last reference without reply() closes the connection. For use on
// the loop's thread only.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual const Request& request() const = 0;
  // Sends the response. The second and later calls do nothing, and neither does one after the
  // client has gone. Sets Content-Length; adds no other header of its own than Connection where
  // HTTP asks for it. `Connection: close` in the response closes the connection after it, and so
  // does one that is not sent as a whole. The
  // answer to HEAD, and any 1xx, 204 or 304, goes out without its body.
  virtual void reply(Response response) = 0;
  // Called once, on the loop, if the client goes away before reply(); at once if it has gone
  // already. A client that closes its sending side only counts as gone. A later call replaces the
  // handler. Not called when the Server ends.
  virtual void on_abandoned(std::function<void()> handler) = 0;
};

struct ServerOptions {
  std::string address = "127.0.0.1";  // an IP address, v4 or v6
  std::uint16_t port = 4566;          // 0: any free one
  std::size_t max_header_bytes = std::size_t{64} * 1024;
  std::size_t max_body_bytes = std::size_t{16} * 1024 * 1024;
  // How many bytes the bodies of all requests together may have that are on their way or not yet
  // answered, and of all responses that their clients do not take. The request that has one too
  // many is answered 503 and closed; a response that has one too many closes its connection.
  std::size_t max_unanswered_bytes = std::size_t{512} * 1024 * 1024;
  // How long a connection may take to send one whole request once it has begun (then 408), or to
  // take the next piece of a response, and how long it may stay idle between requests; wall time,
  // give or take a second. While a response is due there is no limit.
  Duration request_timeout = std::chrono::seconds{30};
  Duration idle_timeout = std::chrono::minutes{5};
  // Requests are handled in the order in which they came, however fast the clients are. Otherwise
  // a client that answers a response at once may overtake others, which spares a system call.
  bool in_order = false;
  // Beyond these the connection that has been idle for longest is closed for a new one. If none is
  // idle, a new one is answered 503 and closed; and so if the process is out of file descriptors.
  std::size_t max_connections = 4096;
  // Gets a line for people when connections begin to be closed or turned away so.
  std::function<void(const std::string& line)> say = {};
};

class Server {
 public:
  // Runs on the loop, once for each request. What it throws leaves through Loop::poll or wait.
  using Handler = std::function<void(std::shared_ptr<Exchange>)>;

  // Listens at once. Throws std::runtime_error with one clear line (the address, the port and
  // why) if that fails: `cannot listen on 127.0.0.1:4566: address already in use`. A request that
  // is not HTTP or ends half-way is answered 400 and closed; one whose headers or body are too
  // large 431 or 413 and closed; one in a transfer coding other than chunked 501 and closed. None
  // of them reaches the handler.
  // Requests that a client sends ahead wait until the one before is answered. TCP_NODELAY is set
  // on every connection. `Expect: 100-continue` is honoured.
  Server(Loop& loop, ServerOptions options, Handler handler);
  ~Server();  // closes the listener and every connection
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  // How many are open now.
  std::size_t connections() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace sim::http
