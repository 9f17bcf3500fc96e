#include "harness/server/store_watch.h"

#include "sim/time/pacer.h"

namespace harness {

bool StoreWatch::is_to_be_tried() const {
  return trouble_.is_there() && until_next_try() == sim::Duration{};
}

sim::Duration StoreWatch::until_next_try() const {
  return trouble_.until_next_try(sim::Pacer::wall_now());
}

void StoreWatch::turn_failed(const std::string& why, bool was_due, sim::Register& holds) {
  if (!trouble_.is_there()) {
    say_("the store cannot keep what happens, which is undone and answered with errors: " + why);
  }
  const bool stood = trouble_.time_stands();
  trouble_.turn_failed(why, was_due, sim::Pacer::wall_now());
  if (trouble_.time_stands() && !stood) hold_ = holds.add("the store", why);
}

bool StoreWatch::turn_kept(bool was_due) {
  const StoreTrouble before = trouble_;
  trouble_.turn_kept(was_due);
  return end(before);
}

bool StoreWatch::tried(const std::string& why_not) {
  const StoreTrouble before = trouble_;
  trouble_.tried(why_not, sim::Pacer::wall_now());
  return end(before);
}

void StoreWatch::forget() {
  hold_.release();
  trouble_ = {};
}

bool StoreWatch::end(const StoreTrouble& before) {
  if (trouble_.is_there() || !before.is_there()) return false;
  hold_.release();
  say_("the store keeps what happens again");
  return before.time_stands();
}

}  // namespace harness
