// Requests to a container engine, over the socket on which it speaks Docker's API.
// https://docs.docker.com/reference/api/engine/version/v1.41/
#pragma once

#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace sim::engine {

// What the engine said was wrong, or why it could not be asked.
class EngineError : public std::runtime_error {
 public:
  // `status` is the HTTP status; 0 if there was no answer.
  EngineError(int status, const std::string& what) : std::runtime_error(what), status_(status) {}
  int status() const { return status_; }

 private:
  int status_;
};

// How long an engine may take to take a connection, a request, or to send the next piece of its
// answer; wall time. Whoever waits for it in a World's thread holds the World up meanwhile.
inline constexpr std::chrono::milliseconds kPatience = std::chrono::seconds{30};
// No limit, for an answer that may come at any time: a container's output, its end.
inline constexpr std::chrono::milliseconds kForEver{0};

// An answer as it comes. EngineError if the socket cannot be reached, its answer is no HTTP, or
// nothing came within `patience`.
class EngineResponse {
 public:
  // Asks, and returns when the engine has begun to answer. `target` is what follows the version,
  // `/containers/json`; `json` the body, or "".
  EngineResponse(const std::string& socket, const std::string& method, const std::string& target,
                 const std::string& json = {}, std::chrono::milliseconds patience = kPatience);
  ~EngineResponse();
  EngineResponse(const EngineResponse&) = delete;
  EngineResponse& operator=(const EngineResponse&) = delete;

  int status() const { return status_; }
  // Waits for bytes of the body; 0 at its end. EngineError if none came within the patience.
  std::size_t read(char* into, std::size_t size);
  // All that is left of the body.
  std::string rest();

 private:
  void connect_to(const std::string& socket, std::chrono::milliseconds patience);
  void send_all(const std::string& bytes);
  // The error for a system call on the socket that has just failed.
  EngineError failure() const;

  std::string socket_;
  std::string asked_;
  int descriptor_ = -1;
  int status_ = 0;
  std::string read_ahead_;  // of the body, with the head
};

// The whole body of the answer. EngineError with the engine's own message for a status of 400 and
// above.
std::string ask(const std::string& socket, const std::string& method, const std::string& target,
                const std::string& json = {}, std::chrono::milliseconds patience = kPatience);

// The bytes of a request to an engine.
std::string request_text(const std::string& method, const std::string& target,
                         const std::string& json = {});

}  // namespace sim::engine
