// One connection of a Server, from its acceptance to its end.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "sim/http/input_buffer.h"
#include "sim/http/parser.h"
#include "sim/http/server.h"
#include "sim/http/sockets.h"
#include "sim/http/wire.h"

namespace sim::http {

// What a connection needs from its server.
class ConnectionHost {
 public:
  virtual ~ConnectionHost() = default;
  virtual void handle(std::shared_ptr<Exchange> exchange) = 0;
  // The connection has ended; its host is to forget it.
  virtual void ended(std::uint64_t id) = 0;
  // A connection holds `now` bytes of a body, of a request or of a response that its client does
  // not take, and held `before`. False, and nothing is noted, if that is more than all connections
  // together may hold.
  virtual bool hold(std::size_t before, std::size_t now) = 0;
  // Counts up at a steady pace of wall time while there are connections.
  virtual std::uint64_t tick() const = 0;
};

// The addresses of both ends, as Request has them.
struct ConnectionEnds {
  std::string peer;
  std::string reached;
};

struct ConnectionLimits {
  std::size_t max_header_bytes;
  std::size_t max_body_bytes;
  std::uint64_t request_ticks;
  std::uint64_t idle_ticks;
  bool in_order;
};

class Connection final : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Socket socket, ConnectionEnds ends, std::uint64_t id, const ConnectionLimits& limits,
             std::shared_ptr<ConnectionHost> host);

  void start() { settle(); }
  // In place of start(): answers `status`, whatever the client asks for, and ends the connection.
  void turn_away(int status, const std::string& problem);
  // The tick since which it has been idle: nothing of a request has come, and no response is due.
  std::optional<std::uint64_t> idle_since() const;
  // Ends it now. Nobody is called back but the host.
  void close();
  // Ends it if it has been idle, half-way through a request, or stuck for too long.
  void check_deadline();

  // For the Exchange at hand: its response, its end without one, its handler of abandonment.
  void respond(Response response);
  void drop() { close(); }
  bool ended() const { return state_ == State::kEnded; }
  void on_abandoned(std::function<void()> handler) { abandoned_ = std::move(handler); }

 private:
  enum class State {
    kReading,    // idle, or part of a request has come
    kHandling,   // a request was handed over and its response is due
    kWriting,    // a response, or 100 Continue, is on its way out
    kLingering,  // all is said: what still comes in is thrown away until the client closes
    kEnded,
  };

  // Reads requests from the input for as long as there are any and hands them over.
  void advance();
  void advance_later();
  void parse();
  void dispatch();
  void refuse(int status, const std::string& problem);
  bool hold(std::size_t body_bytes);
  // After anything happened: goes on reading, or draws the consequences of the client's end.
  void settle();
  void read_in_order();
  void on_read(const ErrorCode& error, std::size_t count);
  void abandon();

  // Sends what is in head_ and body_, then goes on to `next`.
  void write(State next);
  // Sends as much as the socket takes now; waits for room if that is not all.
  void flush();
  std::array<asio::const_buffer, 2> unsent() const;
  void written();

  Socket socket_;
  ConnectionEnds ends_;
  std::uint64_t id_;
  ConnectionLimits limits_;
  std::shared_ptr<ConnectionHost> host_;

  State state_ = State::kReading;
  State next_ = State::kReading;
  RequestParser parser_;
  std::size_t held_ = 0;  // bytes of the body at hand, until it is answered or taken
  InputBuffer input_;
  bool reading_ = false;  // a read is under way
  bool input_ended_ = false;
  bool advancing_ = false;       // advance() is running: whatever it calls leaves the rest to it
  bool advances_later_ = false;  // advance() will be called by the loop
  bool continued_ = false;       // 100 Continue was sent for the request at hand
  Framing framing_;              // of the response that is due
  std::function<void()> abandoned_;

  std::string head_;
  std::string body_;
  std::size_t sent_ = 0;
  std::uint64_t since_;  // the tick at which the current wait began
};

}  // namespace sim::http
