// Sees whether a take reaches what must be reached sometimes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "harness/world/sometimes.h"
#include "sim/journal/event.h"

namespace harness {

class SometimesWatch {
 public:
  // `sometimes` must outlive this.
  explicit SometimesWatch(const Sometimes& sometimes);
  ~SometimesWatch();
  SometimesWatch(SometimesWatch&&) noexcept;
  SometimesWatch& operator=(SometimesWatch&&) = delete;

  // To be called with each event of the take, in order.
  void see(const sim::Event& event);
  bool is_reached() const { return is_reached_; }
  const Sometimes& sometimes() const { return sometimes_; }

  // Looks at events until it has seen what it waits for.
  class Seer {
   public:
    virtual ~Seer() = default;
    virtual bool see(const sim::Event& event) = 0;
  };

 private:
  const Sometimes& sometimes_;
  std::unique_ptr<Seer> seer_;
  bool is_reached_ = false;
};

// Whether the event is one of those that are meant.
bool matches(const EventPattern& pattern, const sim::Event& event);

}  // namespace harness
