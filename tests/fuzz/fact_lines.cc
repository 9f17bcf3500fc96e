// A line of facts.jsonl, which a user may have written or changed by hand: what is read of it is
// written so that the same is read again.
#include "harness/evidence/fact_lines.h"

#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  evidence::Fact fact;
  std::uint64_t told = 0;
  if (!evidence::read_json_line(tests::fuzz_text(data, size), fact, told)) return 0;
  tests::fuzz_require(!fact.operation.empty(), "a fact says what was done");
  tests::fuzz_require(fact.resolution >= sim::Duration::zero(), "a resolution is a span");
  tests::fuzz_require(told >= 1, "a fact was told once at least");
  for (const evidence::Id& id : fact.ids) {
    tests::fuzz_require(!id.value.empty(), "an id is not empty");
  }
  const std::string line = evidence::to_json_line(fact, told);
  tests::fuzz_require(line.find_first_of("\r\n") == line.npos, "a fact is one line");
  evidence::Fact again;
  tests::fuzz_require(evidence::read_json_line(line, again, told), "what is written can be read");
  tests::fuzz_require(again.time == fact.time && again.resolution == fact.resolution,
                      "a time stays the same");
  tests::fuzz_require(again.ids == fact.ids, "ids stay the same");
  tests::fuzz_require(evidence::to_json_line(again, told) == line,
                      "what is read again is written the same");
  return 0;
}
