#include "sim/http/tls_server.h"

#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/http/listener.h"
#include "sim/http/loop_impl.h"
#include "sim/http/sockets.h"

namespace sim::http {
namespace {

constexpr std::size_t kRelayBytes = std::size_t{16} * 1024;

// A request as it came through TLS.
class SecureExchange final : public Exchange {
 public:
  explicit SecureExchange(std::shared_ptr<Exchange> inner)
      : inner_(std::move(inner)), request_(inner_->request()) {
    request_.headers.set("X-Forwarded-Proto", "https");
  }
  const Request& request() const override { return request_; }
  void reply(Response response) override { inner_->reply(std::move(response)); }
  void on_abandoned(std::function<void()> handler) override {
    inner_->on_abandoned(std::move(handler));
  }

 private:
  std::shared_ptr<Exchange> inner_;
  Request request_;
};

ServerOptions plain_options() {
  ServerOptions options;
  options.port = 0;
  return options;
}

asio::ssl::context tls_context(const Certificate& certificate) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                      asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                      asio::ssl::context::no_tlsv1_1);
  context.use_certificate_chain(asio::buffer(certificate.chain));
  context.use_private_key(asio::buffer(certificate.key), asio::ssl::context::pem);
  return context;
}

// One connection: what comes in from either side goes out on the other, until one of them ends.
class Relay : public std::enable_shared_from_this<Relay> {
 public:
  Relay(Socket socket, asio::ssl::context& context, asio::io_context& io, Duration patience)
      : plain_(socket.get_executor()),
        secure_(std::move(socket), context),
        deadline_(io),
        patience_(patience) {}

  void start(const tcp::endpoint& server) {
    hurry();
    secure_.async_handshake(asio::ssl::stream_base::server,
                            [self = shared_from_this(), server](const ErrorCode& error) {
                              self->take_time();
                              if (error) self->close();
                              if (!self->closed_) self->connect(server);
                            });
  }

  void close() {
    closed_ = true;
    take_time();
    ErrorCode ignored;
    plain_.close(ignored);
    secure_.next_layer().close(ignored);
  }

 private:
  // Ends the connection unless take_time() is called within the client's patience.
  void hurry() {
    deadline_.expires_after(patience_);
    const auto end = [weak = weak_from_this(), at = deadline_.expiry()](const ErrorCode&) {
      const auto self = weak.lock();
      // A handler that was due when it was cancelled runs as if it had not been.
      if (self != nullptr && self->hurried_ && self->deadline_.expiry() == at) self->close();
    };
    hurried_ = true;
    deadline_.async_wait(end);
  }

  void take_time() {
    hurried_ = false;
    deadline_.cancel();
  }

  void connect(const tcp::endpoint& server) {
    plain_.async_connect(server, [self = shared_from_this()](const ErrorCode& error) {
      if (error) self->close();
      if (self->closed_) return;
      ErrorCode ignored;
      self->plain_.set_option(tcp::no_delay(true), ignored);
      self->secure_.next_layer().set_option(tcp::no_delay(true), ignored);
      self->inwards();
      self->outwards();
    });
  }

  void inwards() {
    secure_.async_read_some(asio::buffer(in_),
                            [self = shared_from_this()](const ErrorCode& error, std::size_t count) {
                              if (error) return self->end_of_requests();
                              asio::async_write(self->plain_, asio::buffer(self->in_, count),
                                                [self](const ErrorCode& failure, std::size_t) {
                                                  if (failure) return self->close();
                                                  self->inwards();
                                                });
                            });
  }

  void outwards() {
    plain_.async_read_some(asio::buffer(out_),
                           [self = shared_from_this()](const ErrorCode& error, std::size_t count) {
                             if (error) return self->end_of_answers();
                             self->answer(count);
                           });
  }

  // A client that takes nothing would be kept for ever: the server behind does not see it.
  void answer(std::size_t count) {
    hurry();
    asio::async_write(secure_, asio::buffer(out_, count),
                      [self = shared_from_this()](const ErrorCode& failure, std::size_t) {
                        self->take_time();
                        if (failure) self->close();
                        if (!self->closed_) self->outwards();
                      });
  }

  void end_of_requests() {
    ErrorCode ignored;
    plain_.shutdown(Socket::shutdown_send, ignored);
  }

  void end_of_answers() {
    hurry();
    secure_.async_shutdown([self = shared_from_this()](const ErrorCode&) { self->close(); });
  }

  Socket plain_;
  asio::ssl::stream<Socket> secure_;
  asio::steady_timer deadline_;
  Duration patience_;
  bool hurried_ = false;
  bool closed_ = false;
  std::array<char, kRelayBytes> in_{};
  std::array<char, kRelayBytes> out_{};
};

}  // namespace

Server::Handler over_tls(Server::Handler handler) {
  return [handler = std::move(handler)](std::shared_ptr<Exchange> exchange) {
    handler(std::make_shared<SecureExchange>(std::move(exchange)));
  };
}

struct TlsTerminator::Impl final : ListenerHost, std::enable_shared_from_this<Impl> {
  Impl(Loop& loop, const TlsServerOptions& options, std::uint16_t behind)
      : io(loop.impl().io),
        context(tls_context(options.certificate)),
        inside(asio::ip::address_v4::loopback(), behind),
        patience(options.client_timeout),
        listener(std::make_shared<Listener>(io, options.address, options.port,
                                            options.max_connections, options.say)) {}

  void add(Socket socket) override {
    const auto relay = std::make_shared<Relay>(std::move(socket), context, io, patience);
    relays.push_back(relay);
    relay->start(inside);
  }

  std::size_t count() const override {
    std::erase_if(relays, [](const auto& relay) { return relay.expired(); });
    return relays.size();
  }

  // What goes on within TLS is not seen here, so no connection is known to be idle.
  bool make_room() override { return false; }
  void turn_away(Socket, bool) override {}

  void stop() {
    listener->stop();
    for (const auto& relay : std::exchange(relays, {})) {
      if (const auto open = relay.lock()) open->close();
    }
  }

  asio::io_context& io;
  asio::ssl::context context;
  tcp::endpoint inside;
  Duration patience;
  std::shared_ptr<Listener> listener;
  mutable std::vector<std::weak_ptr<Relay>> relays;
};

TlsTerminator::TlsTerminator(Loop& loop, const TlsServerOptions& options, std::uint16_t behind) {
  try {
    impl_ = std::make_shared<Impl>(loop, options, behind);
  } catch (const boost::system::system_error& error) {
    throw std::runtime_error(std::string("cannot use the certificate: ") + error.what());
  }
  impl_->listener->start(impl_);
}

TlsTerminator::~TlsTerminator() { impl_->stop(); }

std::uint16_t TlsTerminator::port() const { return impl_->listener->port(); }

TlsServer::TlsServer(Loop& loop, const TlsServerOptions& options, Server::Handler handler)
    : server_(loop, plain_options(), over_tls(std::move(handler))),
      terminator_(loop, options, server_.port()) {}

}  // namespace sim::http
