// What was found in evidence, kept for a test to look at.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "harness/evidence/findings.h"
#include "harness/evidence/read_evidence.h"

namespace tests {

// What the files there are about.
inline constexpr char kTask[] = "3f0c7d2ab94e4a6f8d15c2e07b9a6614";
inline constexpr char kMessage[] = "93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11";
inline constexpr char kTrace[] = "5759e988bd862e3fe1be46a994272793";
inline constexpr char kQueue[] = "arn:aws:sqs:eu-west-1:123456789012:orders";

struct Collected final : evidence::Findings {
  std::vector<evidence::Fact> facts;
  std::map<std::string, std::vector<std::string>> unknown;  // examples by kind
  std::vector<std::string> troubles;

  void add(const evidence::Fact& fact) override { facts.push_back(fact); }
  void not_understood(const evidence::Place& /*place*/, std::string_view kind,
                      std::string_view example) override {
    unknown[std::string(kind)].emplace_back(example);
  }
  void trouble(const evidence::Place& /*place*/, std::string_view what) override {
    troubles.emplace_back(what);
  }

  // Those of one operation, in the order in which they were told.
  std::vector<evidence::Fact> of(std::string_view operation) const {
    std::vector<evidence::Fact> some;
    for (const evidence::Fact& fact : facts) {
      if (fact.operation == operation) some.push_back(fact);
    }
    return some;
  }
  bool all_is_well() const { return unknown.empty() && troubles.empty(); }
  // Whether there is a trouble with these words in it.
  bool has_trouble(std::string_view words) const {
    for (const std::string& one : troubles) {
      if (one.find(words) != one.npos) return true;
    }
    return false;
  }
};

// A file or a folder below tests/data/evidence/.
inline std::unique_ptr<Collected> collected(const std::string& name) {
  auto all = std::make_unique<Collected>();
  for (const std::string& file :
       evidence::find_evidence({std::string(BACKLOT_EVIDENCE) + "/" + name}).files) {
    evidence::read_file(file, *all);
  }
  return all;
}

inline std::unique_ptr<Collected> collected_of(std::string text,
                                               const std::string& name = "evidence") {
  auto all = std::make_unique<Collected>();
  evidence::read_bytes(evidence::text_bytes(std::move(text)), name, *all);
  return all;
}

inline bool has_id(const evidence::Fact& fact, evidence::IdKind kind, std::string_view value) {
  for (const evidence::Id& id : fact.ids) {
    if (id.kind == kind && id.value == value) return true;
  }
  return false;
}

}  // namespace tests
