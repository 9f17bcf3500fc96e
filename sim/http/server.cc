#include "sim/http/server.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <utility>
#include <vector>

#include "sim/http/connection.h"
#include "sim/http/listener.h"
#include "sim/http/loop_impl.h"
#include "sim/http/sockets.h"

namespace sim::http {
namespace {

// Clients who are being told that there is no room, beyond the limit of connections.
constexpr std::size_t kTurnedAway = 64;
constexpr int kNoRoom = 503;
constexpr char kTooMany[] = "too many connections";

// `127.0.0.1`, `::1`; an IPv4 address is one also where it came to a socket of IPv6.
std::string address_of(const tcp::endpoint& endpoint) {
  if (endpoint.address().is_v4()) return endpoint.address().to_string();
  asio::ip::address_v6 address = endpoint.address().to_v6();
  if (address.is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address).to_string();
  }
  address.scope_id(0);  // the name of an interface is no part of what a client calls
  return address.to_string();
}

// Answers one connection too many at once, without waiting until the client has sent its request or
// read the answer.
void write_refusal(Socket& socket) {
  Response response;
  response.status = kNoRoom;
  response.body = std::string(kTooMany) + "\n";
  std::string text;
  append_response_head(text, response, {.http10 = false, .keep_alive = false, .head_only = false});
  text += response.body;
  ErrorCode ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(text), ignored);
}

// Deadlines are checked a few times within the shorter one: one timer for all connections, and no
// clock read for a request.
Duration tick_length(const ServerOptions& options) {
  const Duration shorter = std::min(options.request_timeout, options.idle_timeout);
  return std::clamp<Duration>(shorter / 4, std::chrono::milliseconds{5}, std::chrono::seconds{1});
}

// How many ticks make sure that at least `timeout` has passed: a wait may begin just before a tick.
std::uint64_t ticks(Duration timeout, Duration length) {
  return static_cast<std::uint64_t>((timeout + length - Duration{1}) / length) + 1;
}

}  // namespace

struct Server::Impl final : ConnectionHost, ListenerHost, std::enable_shared_from_this<Impl> {
  Impl(Loop& loop, ServerOptions wanted, Handler handler)
      : options_(std::move(wanted)),
        handler_(std::move(handler)),
        tick_length_(tick_length(options_)),
        limits_{options_.max_header_bytes, options_.max_body_bytes,
                ticks(options_.request_timeout, tick_length_),
                ticks(options_.idle_timeout, tick_length_), options_.in_order},
        listener_(std::make_shared<Listener>(loop.impl().io, options_.address, options_.port,
                                             options_.max_connections, options_.say)),
        timer_(loop.impl().io) {}

  void add(Socket socket) override {
    if (const auto connection = open(std::move(socket))) connection->start();
  }

  std::size_t count() const override { return connections_.size(); }

  bool make_room() override {
    std::shared_ptr<Connection> spared;
    std::uint64_t since = 0;
    for (const auto& [id, connection] : connections_) {
      const auto idle = connection->idle_since();
      if (!idle || (spared != nullptr && *idle >= since)) continue;
      spared = connection;
      since = *idle;
    }
    if (spared == nullptr) return false;
    spared->close();
    return true;
  }

  void turn_away(Socket socket, bool at_once) override {
    if (at_once) return write_refusal(socket);
    if (connections_.size() >= options_.max_connections + kTurnedAway) return;
    const auto connection = open(std::move(socket));
    if (connection != nullptr) connection->turn_away(kNoRoom, kTooMany);
  }

  // Null if the client has gone already.
  std::shared_ptr<Connection> open(Socket socket) {
    ErrorCode error;
    const tcp::endpoint peer = socket.remote_endpoint(error);
    tcp::endpoint reached;
    if (!error) reached = socket.local_endpoint(error);
    if (!error) socket.set_option(tcp::no_delay(true), error);
    if (!error) socket.non_blocking(true, error);
    if (error) return nullptr;
    const std::uint64_t id = next_id_++;
    const auto connection = std::make_shared<Connection>(
        std::move(socket), ConnectionEnds{to_text(peer), address_of(reached)}, id, limits_,
        shared_from_this());
    connections_.emplace(id, connection);
    keep_ticking();
    return connection;
  }

  void keep_ticking() {
    if (ticking_) return;
    ticking_ = true;
    timer_.expires_after(tick_length_);
    timer_.async_wait([self = shared_from_this()](const ErrorCode&) {
      self->ticking_ = false;
      if (!self->stopped_) self->on_tick();
    });
  }

  void on_tick() {
    ++tick_;
    std::vector<std::shared_ptr<Connection>> open;
    open.reserve(connections_.size());
    for (const auto& [id, connection] : connections_) open.push_back(connection);
    for (const auto& connection : open) {
      if (!connection->ended()) connection->check_deadline();
    }
    if (!connections_.empty()) keep_ticking();
  }

  void stop() {
    stopped_ = true;
    listener_->stop();
    timer_.cancel();
    for (const auto& [id, connection] : std::exchange(connections_, {})) connection->close();
  }

  void handle(std::shared_ptr<Exchange> exchange) override { handler_(std::move(exchange)); }

  void ended(std::uint64_t id) override { connections_.erase(id); }

  bool hold(std::size_t before, std::size_t now) override {
    const std::size_t all = held_ - before + now;
    if (now > before && all > options_.max_unanswered_bytes) return false;
    held_ = all;
    return true;
  }

  std::uint64_t tick() const override { return tick_; }

  ServerOptions options_;
  Handler handler_;
  Duration tick_length_;
  ConnectionLimits limits_;
  std::shared_ptr<Listener> listener_;
  asio::steady_timer timer_;
  std::map<std::uint64_t, std::shared_ptr<Connection>> connections_;
  std::size_t held_ = 0;  // bytes of bodies that are on their way, or not yet answered or taken
  std::uint64_t next_id_ = 1;
  std::uint64_t tick_ = 0;
  bool ticking_ = false;
  bool stopped_ = false;
};

Server::Server(Loop& loop, ServerOptions options, Handler handler)
    : impl_(std::make_shared<Impl>(loop, std::move(options), std::move(handler))) {
  impl_->listener_->start(impl_);
}

Server::~Server() { impl_->stop(); }

std::uint16_t Server::port() const { return impl_->listener_->port(); }
std::size_t Server::connections() const { return impl_->connections_.size(); }

}  // namespace sim::http
