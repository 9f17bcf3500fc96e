#include "harness/evidence/packed_text.h"

#include <string>

#include "fakes/aws/base64.h"
#include "harness/evidence/input.h"
#include "harness/evidence/json_documents.h"
#include "harness/evidence/layers.h"

namespace evidence {
namespace {

// What is wrong inside is told as of the record that the text is in.
class OfRecord final : public Findings {
 public:
  explicit OfRecord(Reading& reading) : reading_(reading) {}
  void add(const Fact&) override {}
  void not_understood(const Place&, std::string_view kind, std::string_view example) override {
    reading_.not_understood(kind, example);
  }
  void trouble(const Place&, std::string_view what) override { reading_.trouble(what); }

 private:
  Reading& reading_;
};

}  // namespace

bool is_packed(std::string_view text) { return text.starts_with("H4sI"); }

void read_packed(std::string_view base64, Reading& reading) {
  const auto bytes = aws::base64_decode(base64);
  if (!bytes) return reading.not_understood("data that are no base64", base64);
  OfRecord findings(reading);
  Input input(text_bytes(*bytes), reading.file(), findings);
  JsonDocuments documents(input, findings);
  while (const sim::JsonValue* document = documents.next()) reading.document(*document);
}

}  // namespace evidence
