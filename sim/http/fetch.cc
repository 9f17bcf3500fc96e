#include "sim/http/fetch.h"

#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "sim/http/loop_impl.h"
#include "sim/http/parser.h"
#include "sim/http/sockets.h"
#include "sim/http/wire.h"

namespace sim::http {
namespace {

constexpr std::size_t kFetchReadBytes = std::size_t{16} * 1024;

}  // namespace

struct Fetch::Impl : std::enable_shared_from_this<Impl> {
  Impl(Loop& loop, const Request& request, std::string host, Done handler)
      : socket(loop.impl().io),
        parser(request.method == "HEAD", kMaxBytes),
        done(std::move(handler)) {
    append_request_head(sent, request, host);
    sent += request.body;
  }

  // The socket is made here, in the network of the calling thread.
  void start(const std::string& address, std::uint16_t port) {
    ErrorCode error;
    const tcp::endpoint to(asio::ip::make_address(address, error), port);
    if (!error) socket.open(to.protocol(), error);
    if (error) {
      asio::post(socket.get_executor(), [self = shared_from_this()] { self->end(std::nullopt); });
      return;
    }
    socket.async_connect(
        to, [self = shared_from_this()](const ErrorCode& failed) { self->connected(failed); });
  }

  void connected(const ErrorCode& error) {
    if (error) return end(std::nullopt);
    ErrorCode ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    asio::async_write(socket, asio::buffer(sent),
                      [self = shared_from_this()](const ErrorCode& failed, std::size_t) {
                        if (failed) return self->end(std::nullopt);
                        self->read();
                      });
  }

  void read() {
    socket.async_read_some(asio::buffer(received),
                           [self = shared_from_this()](const ErrorCode& error, std::size_t count) {
                             self->pending.append(self->received.data(), count);
                             self->parse(error);
                           });
  }

  void parse(const ErrorCode& error) {
    pending.erase(0, parser.put(pending));
    if (error == asio::error::eof) parser.put_end();
    if (parser.done()) return end(parser.take());
    if (error || !parser.problem().empty()) return end(std::nullopt);
    read();
  }

  void end(std::optional<Response> response) {
    const Done handler = std::exchange(done, nullptr);
    close();
    if (handler != nullptr) handler(std::move(response));
  }

  void close() {
    ErrorCode ignored;
    socket.close(ignored);
  }

  Socket socket;
  ResponseParser parser;
  Done done;
  std::string sent;
  std::string pending;  // received, and not used by the parser before there is more
  std::array<char, kFetchReadBytes> received{};
};

Fetch::Fetch(Loop& loop, const std::string& address, std::uint16_t port, const Request& request,
             Done done) {
  const std::string host = address + ":" + std::to_string(port);
  impl_ = std::make_shared<Impl>(loop, request, host, std::move(done));
  impl_->start(address, port);
}

Fetch::~Fetch() {
  impl_->done = nullptr;
  impl_->close();
}

}  // namespace sim::http
