#include "sim/http/connection.h"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <utility>

namespace sim::http {
namespace {

// How many bytes are read ahead of the request at hand, unless the header limit asks for more.
constexpr std::size_t kInputBytes = std::size_t{256} * 1024;
// A larger response body is given back to the heap once it is sent.
constexpr std::size_t kKeptBodyBytes = std::size_t{64} * 1024;

class PendingExchange final : public Exchange {
 public:
  PendingExchange(std::weak_ptr<Connection> connection, Request request)
      : connection_(std::move(connection)), request_(std::move(request)) {}

  ~PendingExchange() override {
    if (const auto connection = connection_.lock()) connection->drop();
  }

  const Request& request() const override { return request_; }

  void reply(Response response) override {
    replied_ = true;
    const auto connection = std::exchange(connection_, {}).lock();
    if (connection != nullptr) connection->respond(std::move(response));
  }

  void on_abandoned(std::function<void()> handler) override {
    if (replied_) return;
    const auto connection = connection_.lock();
    if (connection == nullptr || connection->ended()) return handler();
    connection->on_abandoned(std::move(handler));
  }

 private:
  std::weak_ptr<Connection> connection_;
  Request request_;
  bool replied_ = false;
};

struct FlagReset {
  bool& flag;
  ~FlagReset() { flag = false; }
};

bool asks_to_close(const Response& response) {
  return equal_ignoring_case(response.headers.get("connection"), "close");
}

}  // namespace

Connection::Connection(Socket socket, ConnectionEnds ends, std::uint64_t id,
                       const ConnectionLimits& limits, std::shared_ptr<ConnectionHost> host)
    : socket_(std::move(socket)),
      ends_(std::move(ends)),
      id_(id),
      limits_(limits),
      host_(std::move(host)),
      parser_(limits.max_header_bytes, limits.max_body_bytes),
      // One byte beyond the header's limit must fit, or going beyond it would not be seen.
      input_(std::max(kInputBytes, limits.max_header_bytes + 1)),
      since_(host_->tick()) {}

void Connection::turn_away(int status, const std::string& problem) { refuse(status, problem); }

std::optional<std::uint64_t> Connection::idle_since() const {
  if (state_ != State::kReading || parser_.started() || !input_.empty()) return std::nullopt;
  return since_;
}

void Connection::close() {
  if (ended()) return;
  const auto self = shared_from_this();
  const auto handler = std::exchange(abandoned_, nullptr);  // may own the exchange that calls us
  state_ = State::kEnded;
  hold(0);
  ErrorCode ignored;
  socket_.close(ignored);
  std::exchange(host_, nullptr)->ended(id_);
}

void Connection::check_deadline() {
  const std::uint64_t waited = host_->tick() - since_;
  switch (state_) {
    case State::kReading:
      if (parser_.started() && waited >= limits_.request_ticks) {
        refuse(408, "the request did not end in time");
      } else if (!parser_.started() && waited >= limits_.idle_ticks) {
        close();
      }
      break;
    case State::kWriting:
    case State::kLingering:
      if (waited >= limits_.request_ticks) close();
      break;
    case State::kHandling:
    case State::kEnded:
      break;
  }
}

void Connection::advance() {
  {
    advancing_ = true;
    const FlagReset when_done{advancing_};  // even if the handler throws
    while (state_ == State::kReading && !input_.empty()) {
      const std::size_t before = input_.view().size();
      parse();
      if (input_.view().size() == before) break;
    }
  }
  settle();
}

void Connection::parse() {
  if (!parser_.started()) since_ = host_->tick();
  input_.consume(parser_.put(input_.view()));
  const bool fits = hold(parser_.body_bytes());
  if (parser_.error() != 0) {
    refuse(parser_.error(), parser_.problem());
  } else if (!fits) {
    refuse(503, "too much is on its way already");
  } else if (parser_.done()) {
    dispatch();
  } else if (parser_.wants_continue() && !continued_ && input_.empty()) {
    continued_ = true;
    head_ = "HTTP/1.1 100 Continue\r\n\r\n";
    body_.clear();
    write(State::kReading);
  } else if (input_.full()) {
    refuse(431, "header limit exceeded");
  }
}

void Connection::dispatch() {
  framing_.http10 = parser_.http10();
  framing_.keep_alive = parser_.keep_alive();
  Request request = parser_.take();
  request.peer = ends_.peer;
  request.reached = ends_.reached;
  framing_.head_only = request.method == "HEAD";
  continued_ = false;
  state_ = State::kHandling;
  const auto host = host_;  // the handler may end the server
  host->handle(std::make_shared<PendingExchange>(weak_from_this(), std::move(request)));
}

bool Connection::hold(std::size_t body_bytes) {
  if (body_bytes == held_) return true;
  if (!host_->hold(held_, body_bytes)) return false;
  held_ = body_bytes;
  return true;
}

void Connection::refuse(int status, const std::string& problem) {
  parser_.drop_body();
  framing_ = Framing{.http10 = false, .keep_alive = false, .head_only = false};
  state_ = State::kHandling;
  Response response;
  response.status = status;
  response.headers.add("Content-Type", "text/plain");
  response.body = std::string(reason_phrase(status)) + ": " + problem + "\n";
  respond(std::move(response));
}

void Connection::respond(Response response) {
  if (state_ != State::kHandling) return;
  if (response.sent == Response::Sent::kNothing) return close();
  hold(0);
  const auto handler = std::exchange(abandoned_, nullptr);  // ends only after the response is out
  const bool in_part = response.sent == Response::Sent::kInPart;
  if (asks_to_close(response) || in_part) framing_.keep_alive = false;
  head_.clear();
  append_response_head(head_, response, framing_);
  if (framing_.head_only || !may_have_body(response.status)) {
    body_.clear();
  } else {
    body_ = std::move(response.body);
  }
  if (in_part) {
    std::string& last = body_.empty() ? head_ : body_;
    last.resize(last.size() / 2);
  }
  write(framing_.keep_alive ? State::kReading : State::kLingering);
  if (advancing_) return;
  if (state_ == State::kReading && !input_.empty()) {
    advance_later();
  } else {
    settle();
  }
}

// The next request is here already. Its handler must not run inside of whoever replies. One at a
// time is on its way, or a client that sends on and on would get more turns with each read.
void Connection::advance_later() {
  if (std::exchange(advances_later_, true)) return;
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    self->advances_later_ = false;
    self->advance();
  });
}

void Connection::write(State next) {
  next_ = next;
  state_ = State::kWriting;
  sent_ = 0;
  since_ = host_->tick();
  flush();
}

std::array<asio::const_buffer, 2> Connection::unsent() const {
  const std::size_t of_head = std::min(sent_, head_.size());
  return {asio::buffer(head_) + of_head, asio::buffer(body_) + (sent_ - of_head)};
}

void Connection::flush() {
  // Written directly: waiting for the loop to say that there is room costs more than it ever saves,
  // as there nearly always is.
  while (sent_ < head_.size() + body_.size()) {
    ErrorCode error;
    const std::size_t count = socket_.write_some(unsent(), error);
    if (error == asio::error::would_block) {
      // Nobody reads it for now, and it stays in memory.
      if (!hold(body_.size())) return close();
      socket_.async_wait(Socket::wait_write, [self = shared_from_this()](const ErrorCode& failure) {
        if (self->state_ != State::kWriting) return;
        if (failure) return self->close();
        self->flush();
        self->advance();
      });
      return;
    }
    if (error) return close();
    sent_ += count;
    since_ = host_->tick();
  }
  written();
}

void Connection::written() {
  hold(0);
  if (body_.capacity() > kKeptBodyBytes) body_ = std::string();
  state_ = next_;
  if (state_ == State::kLingering) {
    // Closing with input unread would reset the connection, and the client might never see the
    // response (RFC 9112, section 9.6).
    input_.discard();
    ErrorCode ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
  }
}

void Connection::settle() {
  if (!input_ended_) {
    if (reading_ || ended() || input_.full()) return;
    reading_ = true;
    if (limits_.in_order) return read_in_order();
    const std::span<char> room = input_.room();
    socket_.async_read_some(asio::buffer(room.data(), room.size()),
                            [self = shared_from_this()](const ErrorCode& error, std::size_t count) {
                              self->on_read(error, count);
                            });
    return;
  }
  switch (state_) {
    case State::kReading:
      if (!parser_.started()) return close();
      refuse(400, "the request ends half-way");
      break;
    case State::kHandling:
      abandon();
      break;
    case State::kLingering:
      close();
      break;
    case State::kWriting:
    case State::kEnded:
      break;
  }
}

// Reads only once the loop says that there is something to read. A read that is tried at once, as
// async_read_some() does, would find what has come since the loop last looked, and be handled
// before what came earlier on other connections, which the loop finds when it looks again.
void Connection::read_in_order() {
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](ErrorCode error) {
    if (self->ended()) return;
    std::size_t count = 0;
    if (!error) {
      const std::span<char> room = self->input_.room();
      count = self->socket_.read_some(asio::buffer(room.data(), room.size()), error);
    }
    if (error == asio::error::would_block) return self->read_in_order();
    self->on_read(error, count);
  });
}

void Connection::on_read(const ErrorCode& error, std::size_t count) {
  reading_ = false;
  if (ended()) return;
  if (error && error != asio::error::eof) return abandon();
  input_ended_ = static_cast<bool>(error);
  input_.commit(count);
  if (state_ == State::kLingering) input_.discard();
  advance();
}

void Connection::abandon() {
  const auto handler = std::exchange(abandoned_, nullptr);
  close();
  if (handler) handler();
}

}  // namespace sim::http
