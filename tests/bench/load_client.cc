// The load that servers of every kind are measured with, so that the client is the same for all.
//
//   backlot_load < PLAN
//     opens the connections of the plan, plays its steps on each of them over and over until the
//     bounds of `warm` are reached, prints `warm`, waits for a line on stdin, does the same with
//     the bounds of `measure`, prints {"requests": N, "seconds": S, "rounds": N, "connects": N} and
//     ends when stdin does. `requests` and `seconds` are of the second part; the rounds are all
//     that were played, and connections beyond those of the plan are those that the server closed.
//
// The plan is one line of JSON (tests/bench/loads.py makes them):
//   {"port": 4566, "connections": 16, "numbers": 1000,
//    "warm": {"requests": 20000, "seconds": 3}, "measure": {"requests": 20000, "seconds": 3},
//    "steps": [{"head": "POST / HTTP/1.1\r\n…", "body": "…", "expect": [["text", 1]],
//               "keep": "ReceiptHandle"}]}
//
// In `body` and in the texts to expect, `{{number}}` is the round's number, counted over all
// connections modulo `numbers`, and `{{kept}}` is the last value of the field named by `keep`, as
// it stands in the JSON of the answer. An answer is right if its status is 200 and its body has
// each text exactly as often as the plan says. The first wrong one ends the load: exit code 1, and
// a line on stderr that says which step it was and what came.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "tests/bench/http_answer.h"
#include "tests/bench/load_plan.h"

namespace {

using Clock = std::chrono::steady_clock;
using Json = nlohmann::json;

constexpr std::chrono::milliseconds kAnswerLimit{30'000};
constexpr std::size_t kShownBytes = 500;

[[noreturn]] void fail_with_errno(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

int occurrences(std::string_view text, std::string_view part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

struct Connection {
  int socket = -1;
  std::size_t step = 0;  // the one whose answer is awaited
  std::string number;    // of this round
  std::string kept;
  std::string request;
  HttpAnswer answer;
  bool waits = false;  // for an answer
};

class Load {
 public:
  explicit Load(const LoadPlan& plan) : plan_(plan), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    if (epoll_ < 0) fail_with_errno("epoll_create1");
    connections_.resize(static_cast<std::size_t>(plan.connections));
    for (std::size_t i = 0; i < connections_.size(); ++i) connect(i);
  }
  ~Load() {
    for (const Connection& connection : connections_) ::close(connection.socket);
    ::close(epoll_);
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  // Plays rounds until a bound is reached and each connection has ended its last one. Seconds.
  double play(const LoadBounds& bounds) {
    answered_ = 0;
    bounds_ = bounds;
    began_ = Clock::now();
    busy_ = 0;
    for (std::size_t i = 0; i < connections_.size(); ++i) {
      ++busy_;
      begin_round(i);
    }
    std::array<epoll_event, 64> events{};
    while (busy_ > 0) {
      const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                                     static_cast<int>(kAnswerLimit.count()));
      if (count < 0 && errno != EINTR) fail_with_errno("epoll_wait");
      if (count == 0) throw std::runtime_error("no answer within 30 s");
      for (int i = 0; i < count; ++i) receive(events[static_cast<std::size_t>(i)].data.u64);
    }
    return std::chrono::duration<double>(Clock::now() - began_).count();
  }

  std::int64_t answered() const { return answered_; }  // since play() began
  std::int64_t rounds() const { return round_; }
  std::int64_t connects() const { return connects_; }

 private:
  void connect(std::size_t index) {
    Connection& connection = connections_[index];
    if (connection.socket >= 0) ::close(connection.socket);
    connection.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection.socket < 0) fail_with_errno("socket");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(plan_.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(connection.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
        0) {
      fail_with_errno("connect");
    }
    const int on = 1;
    ::setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.socket, &event) != 0) {
      fail_with_errno("epoll_ctl");
    }
    ++connects_;
  }

  bool may_go_on() const {
    return answered_ + busy_ <= bounds_.requests && Clock::now() - began_ < bounds_.time;
  }

  void begin_round(std::size_t index) {
    connections_[index].number = std::to_string(round_++ % plan_.numbers);
    connections_[index].step = 0;
    send(index);
  }

  void send(std::size_t index) {
    Connection& connection = connections_[index];
    const LoadStep& step = plan_.steps[connection.step];
    const std::string body = step.body.text(connection.number, connection.kept);
    connection.request =
        step.head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    send_request(index);
  }

  void send_request(std::size_t index) {
    Connection& connection = connections_[index];
    connection.answer.clear();
    connection.waits = true;
    std::string_view rest = connection.request;
    while (!rest.empty()) {
      const ssize_t sent = ::send(connection.socket, rest.data(), rest.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno == EINTR) continue;
      if (sent < 0) return;  // the server has closed, which receive() meets
      rest.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  void receive(std::size_t index) {
    Connection& connection = connections_[index];
    const ssize_t count = ::recv(connection.socket, buffer_.data(), buffer_.size(), 0);
    if (count < 0 && errno == EINTR) return;
    if (count > 0) {
      const std::string_view piece(buffer_.data(), static_cast<std::size_t>(count));
      if (connection.answer.add(piece)) finish(index);
    } else if (!connection.waits) {
      connect(index);
    } else if (connection.answer.end()) {
      finish(index);
    } else if (connection.answer.begun()) {
      throw std::runtime_error("the server closed the connection in the middle of an answer");
    } else {
      // A connection that was kept for as long as the server liked: the request goes out anew.
      if (++closed_in_a_row_ > plan_.connections) {
        throw std::runtime_error("the server closes connections without an answer");
      }
      connect(index);
      send_request(index);
    }
  }

  void finish(std::size_t index) {
    Connection& connection = connections_[index];
    closed_in_a_row_ = 0;
    connection.waits = false;
    check(connection);
    ++answered_;
    if (connection.answer.closes()) connect(index);
    if (++connection.step < plan_.steps.size()) {
      send(index);
    } else if (may_go_on()) {
      begin_round(index);
    } else {
      --busy_;
    }
  }

  void check(Connection& connection) {
    const LoadStep& step = plan_.steps[connection.step];
    const std::string& body = connection.answer.body();
    std::string wrong;
    if (connection.answer.status() != 200) {
      wrong = "status " + std::to_string(connection.answer.status());
    }
    for (const auto& [text, times] : step.expected) {
      if (!wrong.empty()) break;
      const std::string part = text.text(connection.number, connection.kept);
      const int found = occurrences(body, part);
      if (found != times) wrong = part + " " + std::to_string(found) + " times";
    }
    if (!wrong.empty()) {
      throw std::runtime_error("step " + std::to_string(connection.step + 1) + ": " + wrong +
                               " in: " + body.substr(0, kShownBytes));
    }
    if (!step.keep.empty()) connection.kept = json_string_as_it_stands(body, step.keep);
  }

  const LoadPlan& plan_;
  int epoll_;
  std::vector<Connection> connections_;
  std::array<char, 65536> buffer_{};
  LoadBounds bounds_{};
  Clock::time_point began_;
  std::int64_t round_ = 0;
  std::int64_t answered_ = 0;
  std::int64_t connects_ = 0;
  int busy_ = 0;  // connections within a round
  int closed_in_a_row_ = 0;
};

}  // namespace

int main() {
  try {
    std::string line;
    std::getline(std::cin, line);
    const LoadPlan plan = read_load_plan(line);
    Load load(plan);
    load.play(plan.warm);
    std::puts("warm");
    std::fflush(stdout);
    if (!std::getline(std::cin, line)) return 1;
    const double seconds = load.play(plan.measure);
    const Json result{{"requests", load.answered()},
                      {"seconds", seconds},
                      {"rounds", load.rounds()},
                      {"connects", load.connects()}};
    std::puts(result.dump().c_str());
    std::fflush(stdout);
    std::getline(std::cin, line);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "backlot_load: %s\n", error.what());
    return 1;
  }
}
