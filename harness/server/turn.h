// Answers that wait until what they acknowledge is on disk.
//
// Everything that happens between two looks at the sockets is one turn and one transaction of the
// store: replies are kept back, the transaction is committed once, and then they go out.
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "sim/http/server.h"
#include "sim/store/database.h"

namespace harness {

class Turn {
 public:
  using Exchange = sim::http::Exchange;
  // Told that the client of an exchange went away. `tell` tells the World: to be called at once or
  // later, and not at all if the World is gone.
  using OnGone = std::function<void(std::function<void()> tell)>;

  Turn() = default;
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  // The same exchange, but its reply goes out with the next end(). What is returned, and the
  // exchange in it, may be kept longer than the Turn lives; a reply that is given after that is
  // lost.
  std::shared_ptr<Exchange> hold(std::shared_ptr<Exchange> exchange, OnGone on_gone = {});

  // Commits, then sends what was replied. If the store cannot be written, every reply becomes a
  // 500 that says so, and the error is returned; else "".
  std::string end(sim::Database& store);

 private:
  class Held;
  using Replies = std::vector<std::pair<std::shared_ptr<Exchange>, sim::http::Response>>;

  // Shared with what holds an exchange longer than this lives.
  std::shared_ptr<Replies> replies_ = std::make_shared<Replies>();
};

}  // namespace harness
