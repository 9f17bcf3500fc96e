#include "tests/support/raw_socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace tests {
namespace {

// Catch breaks into lines what a test throws, in a time that grows with the square of its length.
constexpr std::size_t kShownBytes = 500;

}  // namespace

RawSocket::RawSocket(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval limit{10, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("the test cannot connect");
  }
}

RawSocket::~RawSocket() { close(); }

void RawSocket::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

bool RawSocket::send(const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const auto count = ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return false;
    sent += static_cast<std::size_t>(count);
  }
  return true;
}

bool RawSocket::receive_more() {
  std::array<char, 65536> buffer{};
  const auto count = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
    throw std::runtime_error("the server says nothing and does not close; of " +
                             std::to_string(received_.size()) +
                             " bytes so far: " + received_.substr(0, kShownBytes));
  }
  if (count <= 0) return false;
  received_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

std::string RawSocket::receive_until(const std::string& text) {
  while (received_.find(text) == std::string::npos) {
    if (!receive_more()) return std::exchange(received_, {});
  }
  const std::size_t end = received_.find(text) + text.size();
  std::string part = received_.substr(0, end);
  received_.erase(0, end);
  return part;
}

std::string RawSocket::receive_all() {
  while (receive_more()) {
  }
  return std::exchange(received_, {});
}

}  // namespace tests
