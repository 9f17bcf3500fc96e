// The trouble of a server's store as people and the clock meet it: a line when it begins and when
// it ends, and a hold of the clock for as long as time stands.
#pragma once

#include <functional>
#include <string>

#include "harness/server/store_trouble.h"
#include "sim/time/holds.h"

namespace harness {

class StoreWatch {
 public:
  // `say` gets a line for people.
  explicit StoreWatch(std::function<void(const std::string& line)> say) : say_(std::move(say)) {}

  const StoreTrouble& trouble() const { return trouble_; }
  // Whether it is time to look if the store can be written to again.
  bool is_to_be_tried() const;
  // For how long nobody has to look. REQUIRES: there is trouble.
  sim::Duration until_next_try() const;

  // As those of StoreTrouble. `holds` are the World's, which must outlive the trouble, or forget().
  void turn_failed(const std::string& why, bool was_due, sim::Register& holds);
  // True if time stood, and does not any more.
  [[nodiscard]] bool turn_kept(bool was_due);
  [[nodiscard]] bool tried(const std::string& why_not);
  // The World is gone, and its trouble with it.
  void forget();

 private:
  bool end(const StoreTrouble& before);

  std::function<void(const std::string& line)> say_;
  StoreTrouble trouble_;
  sim::Entry hold_;
};

}  // namespace harness
