// Answers that wait until what they acknowledge is on disk.
//
// Everything that happens between two looks at the sockets is one turn and one transaction of the
// store: replies are kept back, the transaction is committed once, and then they go out. If it
// cannot be committed, or a statement of it failed, all of it is undone, and none of them goes out
// as it is.
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

  // What a request is answered instead, if what it was answered was not kept. `why` is for people.
  using FailedAnswer = std::function<sim::http::Response(const std::shared_ptr<Exchange>& exchange,
                                                         const std::string& why)>;

  // Ends the store's turn, then sends what was replied. "" if the turn was kept; else it was rolled
  // back, every reply becomes a failed one, and why is returned. If even that could not be done, as
  // the store cannot be read, the store still has a turn that failed; call this again later. What
  // fails a store in memory is thrown on.
  // REQUIRES: no operation is going on.
  std::string end(sim::Database& store, const FailedAnswer& failed);
  // Sends what was replied as it is, whatever becomes of the store's turn.
  void send();
  // Sends failed answers for what was replied.
  void fail(const std::string& why, const FailedAnswer& failed);

 private:
  class Held;
  using Replies = std::vector<std::pair<std::shared_ptr<Exchange>, sim::http::Response>>;

  // Shared with what holds an exchange longer than this lives.
  std::shared_ptr<Replies> replies_ = std::make_shared<Replies>();
};

}  // namespace harness
