#include "harness/evidence/reading.h"

#include <stdexcept>

#include "harness/evidence/reader.h"
#include "harness/evidence/timestamps.h"

namespace evidence {
namespace {

// An event of SES in an envelope of SNS in a message of SQS in an answer of the CLI are four.
constexpr int kMostWrappings = 8;
constexpr std::size_t kMostMembersNamed = 5;

// What is said of a document that nobody knows: `a JSON object with color, size`.
std::string kind_of(const sim::JsonValue& document) {
  if (document.is_array()) return "a JSON array of no known form";
  if (!document.is_object()) return "a JSON value that is no record";
  std::string kind = "a JSON object of no known form, with ";
  const auto members = document.members();
  if (members.empty()) return "an empty JSON object";
  for (std::size_t i = 0; i < members.size() && i < kMostMembersNamed; ++i) {
    if (i > 0) kind += ", ";
    kind += members[i].name().substr(0, 40);
  }
  return kind;
}

}  // namespace

const std::string& Reading::memo(std::string_view name,
                                 std::string (*make)(const std::string& file)) {
  const auto found = memos_.find(name);
  if (found != memos_.end()) return found->second;
  return memos_.emplace(name, make(place_.file)).first->second;
}

Fact& Reading::new_fact() {
  fact_.clear();
  fact_.place = place_;
  return fact_;
}

void Reading::tell() {
  if (fact_.operation.empty()) throw std::logic_error("a fact without an operation");
  if (fact_.time && !may_be_of_evidence(*fact_.time)) {
    not_understood("a time before 2004 or after 2199, which no evidence can be of",
                   to_rfc3339(*fact_.time) + " of " + fact_.operation);
    fact_.time.reset();
    fact_.resolution = {};
  }
  findings_.add(fact_);
}

bool Reading::offer(const sim::JsonValue& document) {
  if (depth_ >= kMostWrappings) {
    not_understood("evidence that is wrapped too often", document.json());
    return true;
  }
  ++depth_;
  bool is_known = false;
  for (const DocumentReader& reader : document_readers()) {
    if (!reader.reads(document)) continue;
    if (!reader.name.empty() && !formats_.contains(reader.name)) formats_.insert(reader.name);
    reader.read(document, *this);
    is_known = true;
    break;
  }
  --depth_;
  return is_known;
}

void Reading::document(const sim::JsonValue& document) {
  if (!offer(document)) not_understood(kind_of(document), document.json());
}

bool Reading::wrapped(std::string_view text) {
  sim::JsonTree tree;
  if (!tree.read(text) || (!tree.root().is_object() && !tree.root().is_array())) return false;
  document(tree.root());
  return true;
}

bool Reading::wrapped_if_known(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos || text[first] != '{') return false;
  sim::JsonTree tree;
  return tree.read(text) && offer(tree.root());
}

}  // namespace evidence
