#include "harness/evidence/tally.h"

#include "sim/journal/utf8.h"

namespace evidence {
namespace {

constexpr char kOtherKinds[] = "of further kinds";

// The beginning of a text, at most so many bytes of it, in UTF-8.
std::string beginning_of(std::string_view text) {
  const bool is_cut = text.size() > Tally::kMostExampleBytes;
  if (is_cut) {
    std::size_t end = Tally::kMostExampleBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80) --end;
    text = text.substr(0, end);
  }
  return sim::as_utf8(text) + (is_cut ? "…" : "");
}

}  // namespace

void Tally::add(const Fact& fact) {
  ++count_;
  facts_(fact);
}

void Tally::not_understood(const Place& place, std::string_view kind, std::string_view example) {
  auto found = unknown_.find(kind);
  if (found == unknown_.end()) {
    if (unknown_.size() >= kMostKept) kind = kOtherKinds;
    found = unknown_.try_emplace(std::string(kind), Unknown{0, place, beginning_of(example)}).first;
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
