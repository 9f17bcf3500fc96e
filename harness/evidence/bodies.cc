#include <algorithm>
#include <charconv>

#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/fields.h"
#include "harness/evidence/joins.h"

namespace evidence {
namespace {

// SQS's own limit for a body.
constexpr std::size_t kMostBodyBytes = std::size_t{1} << 20;

constexpr std::size_t kBeginningDigits = 6;
constexpr std::size_t kBeginningBits = 4 * kBeginningDigits;

// The number that the first digits of an MD5 are; 0 of what is none.
std::size_t beginning_of(std::string_view md5) {
  std::size_t number = 0;
  std::from_chars(md5.data(), md5.data() + std::min(md5.size(), kBeginningDigits), number, 16);
  return number;
}

// Calls `use` with each text in the value.
template <class Use>
void each_text(const sim::JsonValue& value, const Use& use) {
  if (value.is_string()) return use(value.string());
  if (value.is_object() || value.is_array()) use(value.json());
  for (const sim::JsonValue& member : value.members()) each_text(member, use);
}

}  // namespace

void Bodies::collect(const Fact& fact) {
  for (const Id& id : fact.ids) {
    if (id.kind != IdKind::kBodyMd5) continue;
    asked_.insert(id.value);
    asked_beginnings_.resize(std::size_t{1} << kBeginningBits);
    asked_beginnings_[beginning_of(id.value)] = true;
  }
  if (fact.operation != "sqs:Message" || !fact.payload_is_json) return;
  sim::JsonTree payload;
  if (!payload.read(fact.payload)) return;
  const std::string_view body = evidence::text_of(payload.root(), "body");
  const std::string md5 = sqs::md5(body);
  if (asked_.contains(md5)) find(md5, body, fact.place, false);
}

void Bodies::find(const std::string& md5, std::string_view text, const Place& place,
                  bool is_from_log) {
  if (!found_.insert(md5)) return;
  if (is_from_log) ++found_in_logs_;
  // What a map needs for each, beside the text.
  constexpr std::size_t kOverhead = 256;
  if (bytes_ + text.size() + kOverhead > kMostBytes) return;
  bytes_ += text.size() + kOverhead;
  known_.emplace(md5, Body{std::string(text), place});
}

// What a program logs of a message is the line, a part of it that is JSON, or a text in that.
void Bodies::prove(const Fact& fact) {
  if (fact.operation != kProving || found_.size() == asked_.size()) return;
  const std::string_view line = fact.payload;
  if (line.size() > kMostBodyBytes) return;
  try_text(line, fact.place);
  const std::size_t begin = line.find_first_of("{[");
  const std::size_t end = line.find_last_of("}]");
  if (begin == line.npos || end == line.npos || end < begin) return;
  const std::string_view part = line.substr(begin, end + 1 - begin);
  try_text(part, fact.place);
  sim::JsonTree tree;
  if (!tree.read(part)) return;
  for (const sim::JsonValue& member : tree.root().members()) {
    each_text(member, [&](std::string_view text) { try_text(text, fact.place); });
  }
}

void Bodies::prove_file(const std::string& path, std::string_view text) {
  try_text(text, {path, 0});
  std::uint64_t number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    try_text(line, {path, number});
    at = end + 1;
  }
}

void Bodies::try_text(std::string_view text, const Place& place) {
  const std::string md5 = sqs::md5(text);
  if (asked_beginnings_.empty() || !asked_beginnings_[beginning_of(md5)]) return;
  if (asked_.contains(md5)) find(md5, text, place, true);
}

}  // namespace evidence
