// SHA-256 over events, one after the other.
#pragma once

#include <memory>
#include <string>

#include "sim/journal/event.h"

namespace sim {

class EventDigest {
 public:
  EventDigest();
  ~EventDigest();
  EventDigest(const EventDigest&) = delete;
  EventDigest& operator=(const EventDigest&) = delete;

  // Each field counts: sequence, time, cause, actor, kind, subject and data.
  void add(const Event& event);
  // Over all events so far, in lower-case hex.
  std::string hex() const;

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace sim
