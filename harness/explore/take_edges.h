// The edges of a take: which kinds of events led to which, in whose role.
//
// An edge is the kind of an event, its role (harness/explore/roles.h), and the kind of the event
// that caused it. A take with an edge that no take before it had did something new.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "harness/explore/roles.h"
#include "sim/journal/event.h"

namespace harness {

struct Edge {
  std::string kind;   // `sqs.shown`
  std::string role;   // `jobs`
  std::string cause;  // the kind of what led to it; "" if nothing is known to have

  auto operator<=>(const Edge&) const = default;
};

// The same number for the same edge, in every take and on every machine.
std::uint64_t hash_of(const Edge& edge);

class TakeEdges {
 public:
  // To be called with each event of a take, in order.
  void see(const sim::Event& event);

  // By their hashes.
  const std::map<std::uint64_t, Edge>& all() const { return edges_; }

 private:
  using Number = std::uint32_t;
  using Numbers = std::map<std::string, Number, std::less<>>;
  // That of the name, which gets the next one if it has none. 0 is that of no name.
  static Number number_of(Numbers& numbers, const std::string& name);

  struct Seen {
    Number kind;
    Number role;
    Number cause;
    auto operator<=>(const Seen&) const = default;
  };

  Roles roles_;
  Numbers kind_numbers_;
  Numbers role_numbers_;
  std::vector<std::string> kinds_{""};  // by their numbers
  std::vector<Number> by_sequence_{0};  // the kinds of the events so far
  std::set<Seen> seen_;
  std::map<std::uint64_t, Edge> edges_;
};

}  // namespace harness
