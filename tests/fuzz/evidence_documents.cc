// JSON documents of a text, with limits so low that parts, cuts and records that are too long
// occur.
#include "harness/evidence/json_documents.h"
#include "tests/fuzz/target.h"

namespace {

constexpr evidence::JsonDocuments::Limits kLimits{
    .whole_bytes = 200, .part_bytes = 60, .most_bytes = 600};

struct Silent final : evidence::Findings {
  void add(const evidence::Fact& /*fact*/) override {}
  void not_understood(const evidence::Place& /*place*/, std::string_view /*kind*/,
                      std::string_view /*example*/) override {}
  void trouble(const evidence::Place& /*place*/, std::string_view /*what*/) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Silent findings;
  evidence::Input input(evidence::text_bytes(std::string(tests::fuzz_text(data, size))), "input",
                        findings);
  evidence::JsonDocuments documents(input, findings, kLimits);
  while (const sim::JsonValue* document = documents.next()) {
    tests::fuzz_require(document->is_object() || document->is_array(),
                        "a document is an object or an array");
  }
  return 0;
}
