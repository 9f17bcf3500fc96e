// The scenario of an incident before it is text: its lines, each with how sure it is.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "harness/incident/clocks.h"
#include "harness/incident/origin.h"
#include "sim/journal/json_tree.h"
#include "sim/time/time.h"

namespace incident {

struct DraftLine {
  int indent = 0;  // in levels of two blanks, within its entry
  std::string text;
  Origin origin;
};

// An entry of a list of the file: a step, an expectation, a decision, a call of the setup.
using Entry = std::vector<DraftLine>;

// What happens at a time.
struct DraftStep {
  sim::Time time;
  Origin origin;     // of the time
  Entry what;        // the step without its `at`
  std::string made;  // what it is counted as
};

// Facts that could not be used, for one reason.
struct LeftOut {
  std::uint64_t count = 0;
  std::string first;  // where the first of them stands, if that is known
};

// A member of a call's input.
struct Member {
  std::string name;
  std::string json;
  Origin origin;
};

struct Draft {
  std::string title;
  std::string world;  // its path, as it stands in the scenario
  std::string facts;  // the same of facts.jsonl
  sim::Time begin;    // what `at: 0s` is
  // It is when the world was set up, and not the first step.
  bool begins_with_setup = false;
  sim::Time end;
  Clocks clocks;                                          // of `facts` that are wrong
  std::vector<Entry> setup;                               // calls that make what was there before
  std::map<std::string, std::vector<Entry>> world_lists;  // entries that the world lacks, by list
  std::vector<DraftStep> steps;
  std::vector<Entry> decisions;
  std::vector<Entry> expectations;
  // What of the facts became what, and what could not be used and why, with how often.
  std::map<std::string, std::uint64_t> made;
  std::map<std::string, LeftOut> left_out;
  std::vector<std::string> unknown_bodies;  // MD5s
};

// A step that makes a call: `sqs.SendMessage` by `actor`.
Entry call_entry(const std::string& operation, const std::string& actor, const Origin& origin,
                 const std::vector<Member>& input);
// The same in a world's setup.
Entry setup_entry(const std::string& operation, const Origin& origin,
                  const std::vector<Member>& input);

// The texts of the files: of the scenario; of the world that it is played in, which extends
// `base`, or stands alone if that is "".
std::string scenario_yaml(const Draft& draft);
std::string world_yaml(const Draft& draft, const std::string& base);

// Text as a JSON string.
std::string json_string(std::string_view text);
// The same where the world's account and region are filled in, for a text that stays as it is.
std::string literal_json(std::string_view text);
// The same of each text in a JSON value.
std::string literal_json(const sim::JsonValue& value);

}  // namespace incident
