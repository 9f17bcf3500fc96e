// What of a journal is behaviour. Two takes whose programs draw ids from a generator of their own
// behave alike if they differ in nothing else.
//
// Ids are UUIDs, hex numbers of 16 digits or more, and mixtures of letters and digits that no name
// has (sim/journal/opaque.h); docs/time.md has the list, for people.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "sim/journal/event_digest.h"
#include "sim/journal/journal.h"
#include "sim/journal/opaque.h"

namespace sim {

class Behaviour {
 public:
  enum class Ids {
    kNumbered,  // `#1`, `#2`, … in the order of their first appearance: the same id, the same
                // number
    kBlank,     // `#`
  };
  // What `marks` refers to must outlive this.
  explicit Behaviour(PidMarks marks, Ids ids = Ids::kNumbered) : marks_(marks), ids_(ids) {}

  // `text` without what is not behaviour: ids as above, process ids and ports as `*`.
  std::string of(std::string_view text);
  // The same for actor, subject and data, in this order.
  Event of(const Event& event);

 private:
  void append(std::string& out, std::string_view text);
  void append_run(std::string& out, std::string_view text, std::size_t begin, std::size_t end);
  void append_part(std::string& out, std::string_view text, std::size_t begin, std::size_t end);
  void append_id(std::string& out, std::string_view id);

  PidMarks marks_;
  Ids ids_;
  std::map<std::string, std::uint64_t, std::less<>> numbers_;
};

// The digest of a journal's behaviour, as it grows.
class BehaviourDigest {
 public:
  // Covers what is there already, too. The journal must outlive this, and not have forgotten any;
  // `marks` as in Behaviour.
  BehaviourDigest(Journal& journal, PidMarks marks);
  ~BehaviourDigest();
  BehaviourDigest(const BehaviourDigest&) = delete;
  BehaviourDigest& operator=(const BehaviourDigest&) = delete;

  std::string hex() const { return digest_.hex(); }

 private:
  Journal& journal_;
  Behaviour behaviour_;
  EventDigest digest_;
  int listener_;
};

}  // namespace sim
