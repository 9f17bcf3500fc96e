#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/fields.h"
#include "harness/evidence/joins.h"

namespace evidence {
namespace {

// SQS's own limit for a body.
constexpr std::size_t kMostBodyBytes = std::size_t{1} << 20;

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
    if (id.kind == IdKind::kBodyMd5) asked_.insert(id.value);
  }
  if (fact.operation != "sqs:Message" || !fact.payload_is_json) return;
  sim::JsonTree payload;
  if (!payload.read(fact.payload)) return;
  const std::string_view body = evidence::text_of(payload.root(), "body");
  const std::string md5 = sqs::md5(body);
  if (asked_.contains(md5)) known_.try_emplace(md5, Body{std::string(body), fact.place});
}

// What a program logs of a message is the line, a part of it that is JSON, or a text in that.
void Bodies::prove(const Fact& fact) {
  if (!may_prove(fact) || known_.size() == asked_.size()) return;
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

void Bodies::try_text(std::string_view text, const Place& place) {
  const std::string md5 = sqs::md5(text);
  if (asked_.contains(md5)) known_.try_emplace(md5, Body{std::string(text), place, true});
}

std::set<std::string> Bodies::unknown() const {
  std::set<std::string> all;
  for (const std::string& md5 : asked_) {
    if (!known_.contains(md5)) all.insert(all.end(), md5);
  }
  return all;
}

}  // namespace evidence
