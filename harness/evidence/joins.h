// What belongs together: facts that share an id, the clocks of the sources that told them, and
// bodies that prove themselves.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "harness/evidence/fact_store.h"
#include "harness/evidence/md5_set.h"

namespace evidence {

// How much is joined by one kind of id. What a task does is joined by its id, too; facts of that
// are counted as often as they were told.
struct Joined {
  std::uint64_t ids = 0;      // that several facts share
  std::uint64_t facts = 0;    // which share them
  std::uint64_t sources = 0;  // ids that several sources tell of
};

// By how much the clock of `source` is ahead of that of `reference`, from pairs of facts in which
// both tell of the same instant. Times are as exact as their resolutions, so each pair gives a
// range.
struct Skew {
  std::string reference;
  std::string source;
  std::uint64_t pairs = 0;
  sim::Duration median{};  // of the ranges' middles
  // What all ranges have in common; most < least if there is no such skew: the clock moved, or the
  // facts are not of the same instant.
  sim::Duration least{};
  sim::Duration most{};
};

struct Joins {
  std::map<IdKind, Joined> kinds;
  std::vector<Skew> skews;  // by reference and source
};

// REQUIRES: finish() was called.
Joins join(FactStore& store);

// Bodies of SQS messages: which are asked for by their MD5, and which were found.
class Bodies {
 public:
  // Evidence may have more than the memory holds.
  static constexpr std::size_t kMostBytes = std::size_t{96} << 20;

  // What is known of a body.
  struct Body {
    std::string text;
    Place place;
  };

  // To be called for all facts, and then for those of kProving again: a log line may come before
  // what asks for the body in it.
  void collect(const Fact& fact);
  void prove(const Fact& fact);
  // What a user has given as candidates: each line, and all of it.
  void prove_file(const std::string& path, std::string_view text);
  // The operation of the facts that prove() looks into.
  static constexpr std::string_view kProving = "logs:Event";

  // By MD5, those that are kept: the first ones, of kMostBytes together.
  const std::map<std::string, Body>& known() const { return known_; }
  // How many were found, and of these in logs.
  std::uint64_t found() const { return found_.size(); }
  std::uint64_t found_in_logs() const { return found_in_logs_; }
  // How many nobody has, and the MD5s of the first of them, `most` at the most.
  std::uint64_t unknown() const { return asked_.size() - found_.size(); }
  std::vector<std::string> first_unknown(std::size_t most) const {
    return asked_.without(found_, most);
  }

 private:
  void try_text(std::string_view text, const Place& place);
  void find(const std::string& md5, std::string_view text, const Place& place, bool is_from_log);

  Md5Set asked_;
  Md5Set found_;
  std::uint64_t found_in_logs_ = 0;
  std::size_t bytes_ = 0;  // of those that are kept
  // By their first digits, whether one begins so: each text of each log line is one look.
  std::vector<bool> asked_beginnings_;
  std::map<std::string, Body> known_;
};

}  // namespace evidence
