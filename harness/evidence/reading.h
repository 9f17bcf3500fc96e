// One file while it is read: what readers tell to, and where they find what is wrapped in what they
// read.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "harness/evidence/fact.h"
#include "harness/evidence/findings.h"
#include "sim/journal/json_tree.h"

namespace evidence {

class Reading {
 public:
  Reading(std::string file, Findings& findings) : findings_(findings) {
    place_.file = std::move(file);
  }

  const std::string& file() const { return place_.file; }
  // Each record or line has a number; what is told next is of this one.
  void next_record() { ++place_.number; }
  void at_record(std::uint64_t number) { place_.number = number; }
  const Place& place() const { return place_; }

  // What a reader found out about the file as a whole, kept until the next file: made when it is
  // first asked for.
  const std::string& memo(std::string_view name, std::string (*make)(const std::string& file));

  // The names of the readers that read documents of this file so far.
  const std::set<std::string_view>& formats() const { return formats_; }

  // An empty fact of this place, to be filled and told. There is one: the one before is gone.
  Fact& new_fact();
  // Tells new_fact()'s, unless it lacks an operation, which is a bug. A time that no evidence can
  // be of is not understood, and the fact has none.
  void tell();
  void not_understood(std::string_view kind, std::string_view example) {
    findings_.not_understood(place_, kind, example);
  }
  void trouble(std::string_view what) { findings_.trouble(place_, what); }

  // A JSON document is read by the reader that it is for; if there is none, it is not understood.
  void document(const sim::JsonValue& document);
  // The same for one that is wrapped in another as a text, as SNS and SQS do. False if the text is
  // no JSON object or array, of which nothing is told.
  bool wrapped(std::string_view text);
  // The same, and nothing is told either if no reader knows the document.
  bool wrapped_if_known(std::string_view text);

 private:
  bool offer(const sim::JsonValue& document);

  Findings& findings_;
  Place place_;
  Fact fact_;
  std::map<std::string, std::string, std::less<>> memos_;
  std::set<std::string_view> formats_;
  int depth_ = 0;
};

}  // namespace evidence
