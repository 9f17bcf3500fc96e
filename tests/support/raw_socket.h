// A socket that says exactly what a test wants said.
#pragma once

#include <cstdint>
#include <string>

namespace tests {

// A blocking TCP socket. What it waits for and does not get within ten seconds fails the test.
class RawSocket {
 public:
  explicit RawSocket(std::uint16_t port);
  ~RawSocket();
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;

  // False if the server no longer takes it.
  bool send(const std::string& bytes);
  // Receives until `text` has come or the server closes, and returns what came since the last call.
  std::string receive_until(const std::string& text);
  // Receives until the server closes.
  std::string receive_all();
  void close();
  // For a library that speaks on it; stays this object's own.
  int descriptor() const { return descriptor_; }

 private:
  bool receive_more();

  int descriptor_;
  std::string received_;
};

}  // namespace tests
