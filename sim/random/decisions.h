// The one place where a World decides what could have gone otherwise.
//
// A decision has a name: its kind, its subject, and which of that kind and subject it is, from 1.
// Names are of roles, not of positions in a stream of random numbers, so that a decision keeps its
// name when something elsewhere decides once more. A subject is therefore never an id that was
// drawn: the family of a task, the name of a queue, an actor and its operation.
//
// A decision has a usual value, in which nothing is out of the ordinary, and takes
//   1. the value that is given for its name, else
//   2. what the chooser chooses, if there is one, else
//   3. what is drawn from the asker's own stream of random numbers, or the usual value, as
//      DecisionOptions::others says.
// Where values are drawn, one is drawn for each decision that is asked for, whatever it then takes:
// a given value changes no other decision's.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/random/decision_kind.h"
#include "sim/random/distribution.h"
#include "sim/random/random.h"
#include "sim/time/time.h"

namespace sim {

// A decision and its value.
struct Decided {
  const DecisionKind* kind = nullptr;  // never null, and outlives this
  std::string subject;
  std::uint64_t number = 0;  // which of the kind and subject, from 1
  std::int64_t value = 0;    // as DecisionKind::Form has it

  bool operator==(const Decided&) const = default;
};

// `task.start of web, number 3: 45s`
std::string to_text(const Decided& decided);

// A given decision that did not come, or could not take its value, and why.
struct Misplaced {
  Decided given;
  std::string why;  // `asked for 2 times`, `not from 0 to 4`
};

// What decides in the place of chance: a strategy of exploration, a test.
class Chooser {
 public:
  struct Choice {
    const DecisionKind& kind;
    std::string_view subject;
    std::uint64_t number = 0;
    // The values there are: both ends included. A duration that is drawn from a log-normal may be
    // beyond them, as it has no ends.
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t usual = 0;
    std::int64_t otherwise = 0;  // what it takes if nobody chooses: what was drawn, or `usual`
  };

  virtual ~Chooser() = default;
  // The value to take: from `low` to `high`, or `otherwise`. Not called where there is one value
  // only, nor for decisions that are given.
  virtual std::int64_t choose(const Choice& choice) = 0;
};

struct DecisionOptions {
  enum class Others {
    kDrawn,  // from the seed
    kUsual,  // nothing is drawn: a take is what its given decisions are, and ids
  };
  Others others = Others::kDrawn;
  std::vector<Decided> given = {};  // no two of one name
  Chooser* chooser = nullptr;       // outlives the Decisions; null: none
  bool record = false;              // keeps the decisions that differ from the usual
};

class Decisions {
 public:
  explicit Decisions(DecisionOptions options = {});
  Decisions(const Decisions&) = delete;
  Decisions& operator=(const Decisions&) = delete;

  // How long something takes. The usual value is the distribution's, or `usual`. A given value may
  // be any duration from 0.
  Duration duration(const DecisionKind& kind, std::string_view subject,
                    const Distribution& distribution, Random& random);
  Duration duration(const DecisionKind& kind, std::string_view subject,
                    const Distribution& distribution, Duration usual, Random& random);
  // Whether something happens that has this probability. Usually it does not, unless it must.
  bool happens(const DecisionKind& kind, std::string_view subject, double probability,
               Random& random);
  // Which of `count` things, from 0, each with the same probability. REQUIRES: usual < count.
  std::uint64_t one_of(const DecisionKind& kind, std::string_view subject, std::uint64_t count,
                       std::uint64_t usual, Random& random);
  // The same where the seed says nothing: the usual one, unless another is given or chosen.
  std::uint64_t one_of(const DecisionKind& kind, std::string_view subject, std::uint64_t count,
                       std::uint64_t usual);

  // Those that differ from the usual, in the order in which they were asked for. Empty unless
  // DecisionOptions::record is set.
  const std::vector<Decided>& recorded() const { return recorded_; }
  // The given decisions that have had no place so far, by their names.
  std::vector<Misplaced> misplaced() const;

 private:
  struct Range {
    std::int64_t low;
    std::int64_t high;
    std::int64_t usual;
    std::int64_t highest_given;
  };
  struct Given {
    const DecisionKind* kind;
    std::int64_t value;
    std::optional<Range> refused_by = {};
    bool was_asked = false;
  };
  // What has been asked for of a kind and subject.
  struct Place {
    std::uint64_t asked = 0;
    std::map<std::uint64_t, Given> given;
  };
  using Key = std::pair<std::string_view, std::string_view>;
  struct ByName {
    using is_transparent = void;
    static Key key(const Key& key) { return key; }
    static Key key(const std::pair<std::string_view, std::string>& key) {
      return {key.first, key.second};
    }
    template <class A, class B>
    bool operator()(const A& a, const B& b) const {
      return key(a) < key(b);
    }
  };

  std::int64_t decide(const DecisionKind& kind, std::string_view subject, const Range& range,
                      std::optional<std::int64_t> drawn);
  std::int64_t take(const DecisionKind& kind, std::string_view subject, const Range& range,
                    std::int64_t otherwise);
  bool draws() const { return options_.others == DecisionOptions::Others::kDrawn; }

  DecisionOptions options_;
  bool is_followed_;  // whether names matter: something is given, chosen or recorded
  std::map<std::pair<std::string_view, std::string>, Place, ByName> places_;
  std::vector<Decided> recorded_;
};

}  // namespace sim
