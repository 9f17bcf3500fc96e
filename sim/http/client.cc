#include "sim/http/client.h"

#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sim/http/parser.h"
#include "sim/http/sockets.h"
#include "sim/http/wire.h"

namespace sim::http {
namespace {

constexpr std::size_t kClientReadBytes = std::size_t{64} * 1024;
constexpr Duration kLongestTimeout = std::chrono::hours{24};

}  // namespace

struct Client::Impl {
  Impl(std::string name, std::uint16_t number, Duration limit)
      : host(std::move(name)),
        port(std::to_string(number)),
        timeout(std::clamp(limit, Duration{1}, kLongestTimeout)),
        received(kClientReadBytes) {}

  std::string where() const {
    return host.find(':') == std::string::npos ? host + ":" + port : "[" + host + "]:" + port;
  }

  [[noreturn]] void fail(const std::string& why) {
    close();
    throw std::runtime_error("no response from " + where() + ": " + why);
  }

  void close() {
    ErrorCode ignored;
    socket.close(ignored);
  }

  // Runs the one operation that was started. One that does not end in time ends the connection.
  void await() {
    io.restart();
    io.run_for(timeout);
    if (io.stopped()) return;
    close();
    io.run();
    fail("timed out");
  }

  void connect() {
    ErrorCode error;
    tcp::resolver resolver(io);
    const auto found = resolver.resolve(host, port, error);
    if (error) fail(to_text(error));
    for (const auto& candidate : found) {
      close();
      socket.async_connect(candidate.endpoint(), [&error](const ErrorCode& e) { error = e; });
      await();
      if (!error) break;
    }
    if (error) fail(to_text(error));
    socket.set_option(tcp::no_delay(true), error);
    if (!error) socket.non_blocking(true, error);
    if (error) fail(to_text(error));
  }

  // Whether the connection of the last call can be used once more: a server that closed it has
  // said so by now, and one that says anything else is out of step.
  bool still_open() {
    if (!socket.is_open()) return false;
    ErrorCode error;
    char byte = 0;
    socket.receive(asio::buffer(&byte, 1), Socket::message_peek, error);
    return error == asio::error::would_block;
  }

  ErrorCode write(const std::string& head, const std::string& body) {
    ErrorCode error;
    const std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::buffer(body)};
    asio::async_write(socket, both, [&error](const ErrorCode& e, std::size_t) { error = e; });
    await();
    return error;
  }

  // Waits for more and appends it. False at the end of the connection.
  bool read(std::string& text, ErrorCode& error) {
    std::size_t count = 0;
    socket.async_read_some(asio::buffer(received), [&](const ErrorCode& e, std::size_t n) {
      error = e;
      count = n;
    });
    await();
    text.append(received.data(), count);
    return !error;
  }

  Response call(const Request& request) {
    if (!still_open()) {
      close();
      connect();
    }
    std::string head;
    append_request_head(head, request, where());
    // A server that refuses a request may answer without reading all of it: the answer counts.
    const ErrorCode not_sent = write(head, request.body);
    return read_response(request.method == "HEAD", not_sent);
  }

  Response read_response(bool head_only, const ErrorCode& not_sent) {
    ResponseParser parser(head_only);
    std::string pending;  // received, and not used by the parser before there is more
    while (!parser.done()) {
      ErrorCode error;
      if (read(pending, error)) {
        pending.erase(0, parser.put(pending));
      } else if (error == asio::error::eof) {
        parser.put_end();
        if (!parser.done() && parser.problem().empty()) fail("the connection was closed");
      } else {
        fail(to_text(not_sent ? not_sent : error));
      }
      if (!parser.problem().empty()) fail(parser.problem());
    }
    if (!parser.keep_alive() || not_sent || !pending.empty()) close();
    return parser.take();
  }

  std::string raw(const std::string& bytes) {
    close();
    connect();
    const ErrorCode not_sent = write(bytes, {});
    ErrorCode error;
    socket.shutdown(Socket::shutdown_send, error);
    std::string answer;
    while (read(answer, error)) {
    }
    if (error != asio::error::eof && answer.empty()) fail(to_text(not_sent ? not_sent : error));
    close();
    return answer;
  }

  std::string host;
  std::string port;
  Duration timeout;
  asio::io_context io{1};
  Socket socket{io.get_executor()};
  std::vector<char> received;
};

Client::Client(std::string host, std::uint16_t port, Duration timeout)
    : impl_(std::make_unique<Impl>(std::move(host), port, timeout)) {}
Client::~Client() = default;

Response Client::call(const Request& request) { return impl_->call(request); }
std::string Client::raw(const std::string& bytes) { return impl_->raw(bytes); }

}  // namespace sim::http
