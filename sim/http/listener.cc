#include "sim/http/listener.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace sim::http {
namespace {

// How long nobody is accepted after an accept that failed by no fault of the client, such as for
// want of memory: what was short may be there again afterwards.
constexpr std::chrono::milliseconds kPause{100};

[[noreturn]] void cannot_listen(const std::string& address, std::uint16_t port,
                                const std::string& why) {
  throw std::runtime_error("cannot listen on " + address + ":" + std::to_string(port) + ": " + why);
}

}  // namespace

Listener::Listener(asio::io_context& io, const std::string& address, std::uint16_t port,
                   std::size_t max_connections, Say say)
    : where_(address),
      acceptor_(io.get_executor()),
      later_(io),
      max_connections_(max_connections),
      say_(std::move(say)) {
  ErrorCode error;
  const auto ip = asio::ip::make_address(address, error);
  if (error) cannot_listen(address, port, "not an IP address");
  const tcp::endpoint endpoint(ip, port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(Acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(Acceptor::max_listen_connections, error);
  if (!error) acceptor_.non_blocking(true, error);
  if (error) cannot_listen(address, port, to_text(error));
  where_ += ":" + std::to_string(this->port());
  keep_reserve();
}

Listener::~Listener() { stop(); }

void Listener::start(std::weak_ptr<ListenerHost> host) {
  host_ = std::move(host);
  accept();
}

void Listener::stop() {
  stopped_ = true;
  ErrorCode ignored;
  acceptor_.close(ignored);
  later_.cancel();
  if (reserve_ >= 0) ::close(std::exchange(reserve_, -1));
}

void Listener::accept() {
  acceptor_.async_accept([self = shared_from_this()](const ErrorCode& error, Socket socket) {
    const auto host = self->host_.lock();
    if (self->stopped_ || host == nullptr) return;
    if (error) return self->on_error(*host, error);
    self->take(*host, std::move(socket));
    if (!self->stopped_) self->accept();
  });
}

void Listener::take(ListenerHost& host, Socket socket) {
  const std::size_t open = host.count();
  if (open < max_connections_) {
    if (open < max_connections_ / 2) told_ = false;
    return host.add(std::move(socket));
  }
  const std::string many = std::to_string(open) + " connections are open at " + where_;
  if (host.make_room()) {
    tell(many + ": idle ones are closed to make room for others");
    return host.add(std::move(socket));
  }
  tell(many + ", and none is idle: further clients are turned away");
  host.turn_away(std::move(socket), false);
}

void Listener::on_error(ListenerHost& host, const ErrorCode& error) {
  const bool no_descriptor = error == asio::error::no_descriptors ||
                             error == boost::system::errc::too_many_files_open_in_system;
  if (!no_descriptor) return accept_later();
  const std::string none_left = "no file descriptor is left for a client at " + where_;
  if (host.make_room()) {
    tell(none_left + ": idle connections are closed to make room for others");
    return accept();
  }
  tell(none_left + ": further clients are turned away");
  if (reserve_ < 0) return accept_later();
  ::close(std::exchange(reserve_, -1));
  ErrorCode failure;
  Socket socket = acceptor_.accept(failure);
  if (!failure) host.turn_away(std::move(socket), true);
  if (!keep_reserve() || failure) return accept_later();
  accept();
}

void Listener::accept_later() {
  later_.expires_after(kPause);
  later_.async_wait([self = shared_from_this()](const ErrorCode&) {
    if (self->stopped_) return;
    self->keep_reserve();
    self->accept();
  });
}

bool Listener::keep_reserve() {
  if (reserve_ < 0) reserve_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  return reserve_ >= 0;
}

void Listener::tell(const std::string& line) {
  if (!std::exchange(told_, true) && say_ != nullptr) say_(line);
}

}  // namespace sim::http
