// One HTTP/1.1 request to somewhere else, from a Loop and without waiting: what a World asks of the
// programs that run in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "sim/http/loop.h"
#include "sim/http/message.h"

namespace sim::http {

class Fetch {
 public:
  static constexpr std::size_t kMaxBytes = std::size_t{64} * 1024 * 1024;
  // Nothing if nobody listens there, or the answer is not HTTP, breaks off, or is longer than
  // kMaxBytes.
  using Done = std::function<void(std::optional<Response>)>;

  // `address` is numeric. The socket belongs to the network that the calling thread is in now.
  // `done` is called once, on the loop, and never at once; it may destroy the Fetch. There is no
  // time limit: whoever has one destroys the Fetch.
  Fetch(Loop& loop, const std::string& address, std::uint16_t port, const Request& request,
        Done done);
  // `done` is not called any more.
  ~Fetch();
  Fetch(const Fetch&) = delete;
  Fetch& operator=(const Fetch&) = delete;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace sim::http
