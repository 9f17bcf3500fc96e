#include "harness/evidence/json_documents.h"

#include <nlohmann/json.hpp>

#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using evidence::Input;
using evidence::JsonDocuments;

namespace {

constexpr JsonDocuments::Limits kSmall{.whole_bytes = 2000, .part_bytes = 500, .most_bytes = 4000};

std::vector<std::string> documents_of(const std::string& text, tests::Collected& told,
                                      JsonDocuments::Limits limits = {}) {
  Input input(evidence::text_bytes(text), "file", told);
  JsonDocuments documents(input, told, limits);
  std::vector<std::string> all;
  while (const sim::JsonValue* document = documents.next()) all.emplace_back(document->json());
  return all;
}

std::vector<std::string> documents_of(const std::string& text) {
  tests::Collected told;
  auto all = documents_of(text, told);
  CHECK(told.all_is_well());
  return all;
}

using Texts = std::vector<std::string>;

// The numbers in the lists `Records` of all documents.
std::vector<int> records_of(const Texts& documents) {
  std::vector<int> all;
  for (const std::string& text : documents) {
    const auto document = nlohmann::json::parse(text);
    for (const auto& record : document["Records"]) all.push_back(record["n"]);
  }
  return all;
}

// A document longer than the pieces in which files are read.
std::string long_document(int count, const std::string& more = "") {
  std::string text = R"({"Version": "1", "Records": [)";
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += ", ";
    text += R"({"n": )" + std::to_string(i) + R"(, "text": "brackets ]}{[ and \" quotes"})";
  }
  return text + "]" + more + "}";
}

std::vector<int> numbers(int count) {
  std::vector<int> all;
  for (int i = 0; i < count; ++i) all.push_back(i);
  return all;
}

}  // namespace

TEST_CASE("JSON documents: one, several appended, one a line", "[evidence][json]") {
  CHECK(documents_of(R"({"a": 1})") == Texts{R"({"a": 1})"});
  CHECK(documents_of("{\"a\": 1}\n{\"b\": [2]}") == Texts{R"({"a": 1})", R"({"b": [2]})"});
  CHECK(documents_of("{}{}[]") == Texts{"{}", "{}", "[]"});
  CHECK(documents_of("\x1e{}\n\x1e{},\n{}\n\n") == Texts{"{}", "{}", "{}"});
  CHECK(documents_of(R"({"a": "}\"]\\"})") == Texts{R"({"a": "}\"]\\"})"});
  CHECK(documents_of("").empty());
}

TEST_CASE("JSON documents: half a pair of surrogates costs its character alone",
          "[evidence][json]") {
  tests::Collected told;
  const Texts all = documents_of(
      R"({"Records":[{"a":"cut \ud83d here \ud83d\ude00"},{"b":"\\ud83d \uDC00x"}]})", told);
  CHECK(all ==
        Texts{R"({"Records":[{"a":"cut \ufffd here \ud83d\ude00"},{"b":"\\ud83d \ufffdx"}]})"});
  CHECK(told.has_trouble("halves of surrogate pairs"));
}

TEST_CASE("JSON documents: text between them is told of", "[evidence][json]") {
  tests::Collected told;
  CHECK(documents_of("$ aws sqs receive-message\n{\"a\": 1}\nDone\n{}", told) ==
        Texts{R"({"a": 1})", "{}"});
  CHECK(told.unknown["text between JSON documents"] == Texts{"$ aws sqs receive-message", "Done"});
}

TEST_CASE("JSON documents: a long one comes in parts of the same form", "[evidence][json]") {
  tests::Collected told;
  constexpr int kCount = 30'000;
  const auto parts = documents_of(long_document(kCount), told, kSmall);
  CHECK(told.all_is_well());
  CHECK(parts.size() > 4);
  CHECK(records_of(parts) == numbers(kCount));
  for (const std::string& part : parts) CHECK(part.starts_with(R"({"Version": "1", "Records": [)"));
}

TEST_CASE("JSON documents: a second long list is not told with the first", "[evidence][json]") {
  tests::Collected told;
  constexpr int kCount = 20'000;
  std::string more = R"(, "Next": "x", "Others": [)";
  for (int i = 0; i < kCount; ++i)
    more += (i == 0 ? "" : ",") + ("{\"m\":" + std::to_string(i) + "}");
  const auto parts = documents_of(long_document(kCount, more + "]"), told, kSmall);
  CHECK(told.all_is_well());
  CHECK(records_of(parts) == numbers(kCount));
  std::vector<int> others;
  for (const std::string& part : parts) {
    const auto document = nlohmann::json::parse(part);
    if (!document.contains("Others")) continue;
    for (const auto& record : document["Others"]) others.push_back(record["m"]);
  }
  CHECK(others == numbers(kCount));
}

TEST_CASE("JSON documents: lists in lists come in parts, each record once", "[evidence][json]") {
  tests::Collected told;
  constexpr int kBatches = 5;
  constexpr int kSpans = 6000;
  std::string text = R"({"resourceSpans": [)";
  for (int batch = 0; batch < kBatches; ++batch) {
    text += batch == 0 ? "" : ",";
    text += R"({"resource": {"n": )" + std::to_string(batch) + R"(}, "scopeSpans": [{"spans": [)";
    for (int i = 0; i < kSpans; ++i) {
      text += (i == 0 ? "" : ",") + (R"({"n": )" + std::to_string(batch * kSpans + i) + "}");
    }
    text += "]}]}";
  }
  const auto parts = documents_of(text + "]}", told, kSmall);
  CHECK(told.all_is_well());
  std::vector<int> spans;
  for (const std::string& part : parts) {
    const auto document = nlohmann::json::parse(part);
    for (const auto& batch : document["resourceSpans"]) {
      if (!batch.contains("scopeSpans")) continue;
      for (const auto& scope : batch["scopeSpans"]) {
        for (const auto& span : scope["spans"]) {
          spans.push_back(span["n"]);
          CHECK(batch["resource"]["n"] == spans.back() / kSpans);
        }
      }
    }
  }
  CHECK(spans == numbers(kBatches * kSpans));
}

TEST_CASE("JSON documents: half a document gives its whole records", "[evidence][json]") {
  const std::string text = long_document(10);
  tests::Collected told;
  const auto parts = documents_of(text.substr(0, text.size() - 30), told);
  CHECK(records_of(parts) == numbers(9));
  CHECK(told.has_trouble("breaks off in the middle"));
  CHECK(told.unknown["a part of a broken JSON document"].size() == 1);
}

TEST_CASE("JSON documents: half a document without records gives none", "[evidence][json]") {
  tests::Collected told;
  CHECK(documents_of(R"({"MessageId": "1", "Body": "b)", told).empty());
  CHECK(told.unknown["a part of a broken JSON document"].size() == 1);
}

TEST_CASE("JSON documents: a broken line does not take the next ones along", "[evidence][json]") {
  tests::Collected told;
  CHECK(documents_of("{\"n\": 1}\n{\"n\": \"2}\n{\"n\": 3}\n{\"n\": ]}\n{\"n\": 5}\n", told) ==
        Texts{R"({"n": 1})", R"({"n": 3})", R"({"n": 5})"});
  CHECK(told.unknown["a part of a broken JSON document"].size() == 2);
}

TEST_CASE("JSON documents: a broken record in a list is left out alone", "[evidence][json]") {
  tests::Collected told;
  const std::string record = R"({"n": 3, "text": "brackets)";
  for (const std::string& broken :
       {std::string(R"({"n": 3, "text": ], "more)"), std::string("{\"n\": 3, \"text\": \"\n")}) {
    std::string text = long_document(10);
    text.replace(text.find(record), record.size(), broken);
    CHECK(records_of(documents_of(text, told)) == std::vector<int>{0, 1, 2, 4, 5, 6, 7, 8, 9});
  }
}

TEST_CASE("JSON documents: a record that is no JSON but closed is left out alone",
          "[evidence][json]") {
  tests::Collected told;
  std::string text = long_document(10);
  text.replace(text.find(R"("n": 3)"), 6, R"("n": +3)");
  CHECK(records_of(documents_of(text, told)) == std::vector<int>{0, 1, 2, 4, 5, 6, 7, 8, 9});
  CHECK(told.unknown["a broken JSON document"].size() == 1);
}

TEST_CASE("JSON documents: bytes that are no UTF-8 and raw control characters are read",
          "[evidence][json]") {
  tests::Collected told;
  const auto parts = documents_of("{\"a\": \"caf\xE9\"}\n{\"a\": \"tab\there\"}", told);
  CHECK(parts == Texts{"{\"a\": \"caf\xEF\xBF\xBD\"}", "{\"a\": \"tab\\there\"}"});
  CHECK(told.troubles.size() == 1);
}

TEST_CASE("JSON documents: a record that is too long is told of", "[evidence][json]") {
  tests::Collected told;
  const std::string text = "{\"a\": \"" + std::string(1'000'000, 'x') + "\"}\n{\"b\": 1}\n";
  CHECK(documents_of(text, told, kSmall) == Texts{R"({"b": 1})"});
  CHECK(told.has_trouble("more than 4000 bytes"));
}

TEST_CASE("JSON documents: nesting without end", "[evidence][json]") {
  tests::Collected told;
  CHECK(documents_of(std::string(1000, '[') + "\n{}", told) == Texts{"{}"});
  CHECK(told.has_trouble("nests too deep"));
}

TEST_CASE("JSON documents: broken in any way, what comes is JSON", "[evidence][json]") {
  const std::string text = long_document(8) + "\n[{\"n\": 1}, {\"n\": 2}]\n{\"n\": \"\\u00e9\"}";
  for (const std::string& broken : tests::mutations(text, 2000)) {
    tests::Collected told;
    for (const std::string& document : documents_of(broken, told, {500, 100, 2000})) {
      REQUIRE(nlohmann::json::accept(document));
    }
  }
}
