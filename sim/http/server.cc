#include "sim/http/server.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/http/connection.h"
#include "sim/http/loop_impl.h"
#include "sim/http/sockets.h"

namespace sim::http {
namespace {

// Deadlines are checked a few times within the shorter one: one timer for all connections, and no
// clock read for a request.
Duration tick_length(const ServerOptions& options) {
  const Duration shorter = std::min(options.request_timeout, options.idle_timeout);
  return std::clamp<Duration>(shorter / 4, std::chrono::milliseconds{5}, std::chrono::seconds{1});
}

// So many that at least `timeout` has passed: a wait may begin just before a tick.
std::uint64_t ticks(Duration timeout, Duration length) {
  return static_cast<std::uint64_t>((timeout + length - Duration{1}) / length) + 1;
}

}  // namespace

struct Server::Impl final : ConnectionHost, std::enable_shared_from_this<Impl> {
  Impl(Loop& loop, ServerOptions wanted, Handler handler)
      : options_(std::move(wanted)),
        handler_(std::move(handler)),
        tick_length_(tick_length(options_)),
        limits_{options_.max_header_bytes, options_.max_body_bytes,
                ticks(options_.request_timeout, tick_length_),
                ticks(options_.idle_timeout, tick_length_), options_.in_order},
        acceptor_(loop.impl().io.get_executor()),
        timer_(loop.impl().io) {
    listen();
  }

  void listen() {
    ErrorCode error;
    const auto address = asio::ip::make_address(options_.address, error);
    if (error) refuse("not an IP address");
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(Acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(Acceptor::max_listen_connections, error);
    if (error) refuse(to_text(error));
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw std::runtime_error("cannot listen on " + options_.address + ":" +
                             std::to_string(options_.port) + ": " + why);
  }

  void accept() {
    if (stopped_ || accepting_ || connections_.size() >= options_.max_connections) return;
    accepting_ = true;
    acceptor_.async_accept([self = shared_from_this()](const ErrorCode& error, Socket socket) {
      self->accepting_ = false;
      if (self->stopped_) return;
      // Out of file descriptors, as a rule: tried again when a connection ends and at each tick.
      if (error) return self->keep_ticking();
      self->add(std::move(socket));
      self->accept();
    });
  }

  void add(Socket socket) {
    ErrorCode error;
    const tcp::endpoint peer = socket.remote_endpoint(error);
    if (!error) socket.set_option(tcp::no_delay(true), error);
    if (!error) socket.non_blocking(true, error);
    if (error) return;  // gone already
    const std::uint64_t id = next_id_++;
    const auto connection = std::make_shared<Connection>(std::move(socket), to_text(peer), id,
                                                         limits_, shared_from_this());
    connections_.emplace(id, connection);
    keep_ticking();
    connection->start();
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
    accept();
    if (!connections_.empty()) keep_ticking();
  }

  void stop() {
    stopped_ = true;
    ErrorCode ignored;
    acceptor_.close(ignored);
    timer_.cancel();
    for (const auto& [id, connection] : std::exchange(connections_, {})) connection->close();
  }

  void handle(std::shared_ptr<Exchange> exchange) override { handler_(std::move(exchange)); }

  void ended(std::uint64_t id) override {
    connections_.erase(id);
    accept();
  }

  std::uint64_t tick() const override { return tick_; }

  ServerOptions options_;
  Handler handler_;
  Duration tick_length_;
  ConnectionLimits limits_;
  Acceptor acceptor_;
  asio::steady_timer timer_;
  std::map<std::uint64_t, std::shared_ptr<Connection>> connections_;
  std::uint64_t next_id_ = 1;
  std::uint64_t tick_ = 0;
  bool accepting_ = false;
  bool ticking_ = false;
  bool stopped_ = false;
};

Server::Server(Loop& loop, ServerOptions options, Handler handler)
    : impl_(std::make_shared<Impl>(loop, std::move(options), std::move(handler))) {
  impl_->accept();
}

Server::~Server() { impl_->stop(); }

std::uint16_t Server::port() const { return impl_->acceptor_.local_endpoint().port(); }
std::size_t Server::connections() const { return impl_->connections_.size(); }

}  // namespace sim::http
