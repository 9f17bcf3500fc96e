#include "tests/bench/bare_beast_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <utility>

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

struct BareBeastServer::Impl {
  struct Session : std::enable_shared_from_this<Session> {
    Session(Impl& server, tcp::socket accepted) : impl(server), socket(std::move(accepted)) {
      socket.set_option(tcp::no_delay(true));
      ++impl.open;
    }
    ~Session() {
      if (--impl.open == 0) impl.acceptor.close();
    }

    void read() {
      request = {};
      beast::http::async_read(
          socket, buffer, request,
          [self = shared_from_this()](const beast::error_code& error, std::size_t) {
            if (!error) self->write();
          });
    }

    void write() {
      response = {beast::http::status::ok, request.version()};
      response.keep_alive(request.keep_alive());
      response.body() = impl.body;
      response.prepare_payload();
      beast::http::async_write(
          socket, response,
          [self = shared_from_this()](const beast::error_code& error, std::size_t) {
            if (!error) self->read();
          });
    }

    Impl& impl;
    tcp::socket socket;
    beast::flat_buffer buffer;
    beast::http::request<beast::http::string_body> request;
    beast::http::response<beast::http::string_body> response;
  };

  explicit Impl(std::string text) : body(std::move(text)) {}

  void accept() {
    acceptor.async_accept([this](const beast::error_code& error, tcp::socket socket) {
      if (error) return;
      std::make_shared<Session>(*this, std::move(socket))->read();
      accept();
    });
  }

  std::string body;
  int open = 0;
  asio::io_context io{1};
  tcp::acceptor acceptor{io, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
};

BareBeastServer::BareBeastServer(std::string body)
    : impl_(std::make_unique<Impl>(std::move(body))) {}
BareBeastServer::~BareBeastServer() = default;

std::uint16_t BareBeastServer::port() const { return impl_->acceptor.local_endpoint().port(); }

void BareBeastServer::run() {
  impl_->accept();
  impl_->io.run();
}
