#include "sim/engine/request.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

namespace sim::engine {
namespace {

constexpr char kVersion[] = "/v1.41";
constexpr std::size_t kMostHeadBytes = 65536;

std::string message_of(const std::string& body, int status) {
  const auto answer = nlohmann::json::parse(body, nullptr, false);
  if (answer.is_object() && answer.contains("message") && answer["message"].is_string()) {
    return answer["message"].get<std::string>();
  }
  return "the container engine answered " + std::to_string(status);
}

}  // namespace

// The request asks for HTTP/1.0, so that the body of the answer ends where the connection does.
std::string request_text(const std::string& method, const std::string& target,
                         const std::string& json) {
  std::string text = method + " " + kVersion + target + " HTTP/1.0\r\nHost: engine\r\n";
  if (!json.empty()) text += "Content-Type: application/json\r\n";
  if (!json.empty() || method == "POST") {
    text += "Content-Length: " + std::to_string(json.size()) + "\r\n";
  }
  return text + "\r\n" + json;
}

EngineResponse::EngineResponse(const std::string& socket, const std::string& method,
                               const std::string& target, const std::string& json,
                               std::chrono::milliseconds patience)
    : socket_(socket), asked_(method + " " + target) {
  try {
    connect_to(socket, patience);
    send_all(request_text(method, target, json));
    std::size_t end = 0;
    std::array<char, 4096> buffer;
    while ((end = read_ahead_.find("\r\n\r\n")) == std::string::npos) {
      const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw failure();
      if (count == 0 || read_ahead_.size() > kMostHeadBytes) {
        throw EngineError(0, "what answers at " + socket + " does not speak HTTP");
      }
      read_ahead_.append(buffer.data(), static_cast<std::size_t>(count));
    }
    const std::size_t space = read_ahead_.find(' ');
    if (!read_ahead_.starts_with("HTTP/1.") || space > end) {
      throw EngineError(0, "what answers at " + socket + " does not speak HTTP");
    }
    status_ = std::atoi(read_ahead_.c_str() + space);
    read_ahead_.erase(0, end + 4);
  } catch (...) {
    if (descriptor_ >= 0) ::close(descriptor_);
    throw;
  }
}

EngineResponse::~EngineResponse() { ::close(descriptor_); }

void EngineResponse::connect_to(const std::string& socket, std::chrono::milliseconds patience) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket.size() >= sizeof address.sun_path) {
    throw EngineError(0, "the path of the container engine's socket is too long: " + socket);
  }
  std::memcpy(address.sun_path, socket.c_str(), socket.size() + 1);
  descriptor_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor_ < 0) throw failure();
  // An engine that was stopped still has its socket: it takes connections until its queue is full,
  // and answers none. The limit for sending is the one for connecting, too (unix(7)).
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(patience).count();
  const timeval limit{static_cast<time_t>(us / 1'000'000),
                      static_cast<suseconds_t>(us % 1'000'000)};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  const auto* at = reinterpret_cast<const sockaddr*>(&address);
  if (::connect(descriptor_, at, sizeof address) != 0) throw failure();
}

EngineError EngineResponse::failure() const {
  if (errno == EAGAIN || errno == EWOULDBLOCK) {
    return {0, "the container engine at " + socket_ + " does not answer (" + asked_ +
                   "): is it stopped, or busy?"};
  }
  return {0, "no container engine answers at " + socket_ + ": " + std::strerror(errno)};
}

void EngineResponse::send_all(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t sent = ::send(descriptor_, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) throw failure();
    at += static_cast<std::size_t>(sent);
  }
}

std::size_t EngineResponse::read(char* into, std::size_t size) {
  if (!read_ahead_.empty()) {
    const std::size_t count = read_ahead_.copy(into, size);
    read_ahead_.erase(0, count);
    return count;
  }
  for (;;) {
    const ssize_t count = ::read(descriptor_, into, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN || errno == EWOULDBLOCK) throw failure();
    if (errno != EINTR) return 0;
  }
}

std::string EngineResponse::rest() {
  std::string all;
  std::array<char, 4096> buffer;
  while (const std::size_t count = read(buffer.data(), buffer.size())) {
    all.append(buffer.data(), count);
  }
  return all;
}

std::string ask(const std::string& socket, const std::string& method, const std::string& target,
                const std::string& json, std::chrono::milliseconds patience) {
  EngineResponse answer(socket, method, target, json, patience);
  std::string body = answer.rest();
  constexpr int kFirstError = 400;
  if (answer.status() >= kFirstError) {
    throw EngineError(answer.status(), message_of(body, answer.status()));
  }
  return body;
}

}  // namespace sim::engine
