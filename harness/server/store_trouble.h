// What a server knows of a store that cannot keep what happens: why, whether time stands, and when
// to try again.
//
// Requests are answered meanwhile: whatever the store keeps after all succeeds. Time stands from
// the first turn that was not kept though something was due in it by itself, as that would be lost
// or be tried for ever. It is tried again after a tenth of a second, then after twice as long each
// time, up to two seconds.
#pragma once

#include <string>

#include "sim/time/time.h"

namespace harness {

// `wall`: sim::Pacer::wall_now().
class StoreTrouble {
 public:
  // A turn was not kept. `was_due`: callbacks of the World's own ran in it.
  void turn_failed(const std::string& why, bool was_due, sim::Duration wall);
  // A turn that wrote something was kept: the trouble is over.
  void turn_kept(bool was_due);
  // What came of trying: the trouble is over, or is not.
  void tried(const std::string& why_not, sim::Duration wall);

  bool is_there() const { return !why_.empty(); }
  const std::string& why() const { return why_; }
  bool time_stands() const { return time_stands_; }
  // Zero: now. REQUIRES: is_there().
  sim::Duration until_next_try(sim::Duration wall) const;

 private:
  void wait_longer(sim::Duration wall);
  void end();

  std::string why_;
  bool time_stands_ = false;
  sim::Duration patience_{};  // before the next try; as long as before, until what is due was kept
  sim::Duration next_try_{};
};

}  // namespace harness
