// All readers of evidence: which of them reads a text, the text decides.
#include "harness/evidence/read_evidence.h"
#include "tests/fuzz/target.h"

namespace {

// What a fact must be, whoever tells it.
struct Checked final : evidence::Findings {
  void add(const evidence::Fact& fact) override {
    tests::fuzz_require(!fact.operation.empty(), "a fact says what was done");
    tests::fuzz_require(!fact.source.empty(), "a fact says who recorded it");
    tests::fuzz_require(fact.resolution >= sim::Duration::zero(), "a resolution is a span");
    for (const evidence::Id& id : fact.ids) {
      tests::fuzz_require(!id.value.empty(), "an id is not empty");
    }
  }
  void not_understood(const evidence::Place& /*place*/, std::string_view kind,
                      std::string_view /*example*/) override {
    tests::fuzz_require(!kind.empty(), "what is not understood is of a kind");
  }
  void trouble(const evidence::Place& /*place*/, std::string_view what) override {
    tests::fuzz_require(!what.empty(), "a trouble is said in words");
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Checked findings;
  evidence::read_bytes(evidence::text_bytes(std::string(tests::fuzz_text(data, size))), "input",
                       findings);
  return 0;
}
