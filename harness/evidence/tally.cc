#include "harness/evidence/tally.h"

namespace evidence {
namespace {

constexpr char kOtherKinds[] = "of further kinds";

}  // namespace

void Tally::add(const Fact& fact) {
  ++count_;
  facts_(fact);
}

void Tally::not_understood(const Place& place, std::string_view kind, std::string_view example) {
  auto found = unknown_.find(kind);
  if (found == unknown_.end()) {
    if (unknown_.size() >= kMostKept) kind = kOtherKinds;
    found = unknown_
                .try_emplace(std::string(kind),
                             Unknown{0, place, std::string(example.substr(0, kMostExampleBytes))})
                .first;
  }
  ++found->second.count;
}

void Tally::trouble(const Place& place, std::string_view what) {
  if (troubles_.size() < kMostKept) {
    troubles_.push_back({place, std::string(what)});
  } else {
    ++troubles_left_out_;
  }
}

}  // namespace evidence
