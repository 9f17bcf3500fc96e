#include "harness/incident/take_facts.h"

#include <algorithm>

#include "harness/evidence/fields.h"
#include "harness/incident/names.h"

namespace incident {
namespace {

using evidence::Fact;
using evidence::Id;
using evidence::IdKind;
using evidence::text_of;

// `cloudtrail/123456789012/eu-west-1`: the account.
std::string account_of_source(std::string_view source) {
  const std::size_t slash = source.find('/');
  if (slash == source.npos || source.starts_with("logs/") || source.starts_with("otlp/")) return {};
  const std::string_view rest = source.substr(slash + 1);
  const std::string_view account = rest.substr(0, rest.find('/'));
  const bool is_number =
      account.size() == 12 && account.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number ? std::string(account) : std::string{};
}

// AWS's own clocks are asked first, then the one that is most exact.
int rank_of(const Moment& moment) {
  const bool is_aws = moment.source == "sqs" || moment.source.starts_with("ecs/") ||
                      moment.source.starts_with("cloudtrail/");
  if (!is_aws) return 2;
  return moment.resolution < std::chrono::seconds{1} ? 0 : 1;
}

// How large the body of a span's message is: an attribute of the conventions of OpenTelemetry, or
// of their older ones. "" if it does not say.
std::string_view bytes_of_span(const sim::JsonValue& span) {
  const sim::JsonValue* const attributes = evidence::list_of(span, "attributes");
  if (attributes == nullptr) return {};
  for (const sim::JsonValue& one : attributes->elements()) {
    const std::string_view key = text_of(one, "key");
    const sim::JsonValue* const value = one.find("value");
    const bool is_size = key == "messaging.message.body.size" ||
                         key == "messaging.message.payload_size_bytes" ||
                         key == "messaging.message_payload_size_bytes";
    if (is_size && value != nullptr) return text_of(*value, {"intValue", "stringValue"});
  }
  return {};
}

void take_sender(Message& sent, const Fact& fact) {
  take_better(sent.sent, moment_of(fact));
  take_text(sent.actor, fact.actor);
  take_text(sent.account, account_of(fact));
  if (!sent.queue.empty() || fact.resource.empty()) return;
  sent.queue = name_in(fact.resource);
  sent.queue_origin = recorded(fact.place);
}

}  // namespace

std::string account_in(std::string_view arn) {
  if (!arn.starts_with("arn:")) return {};
  for (int i = 0; i < 4; ++i) {
    const std::size_t colon = arn.find(':');
    if (colon == arn.npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return std::string(arn.substr(0, arn.find(':')));
}

std::string account_of(const Fact& fact) {
  std::string account = account_in(fact.resource);
  return account.empty() ? account_of_source(fact.source) : account;
}

std::string_view first_id(const Fact& fact, IdKind kind) {
  const auto found = std::ranges::find(fact.ids, kind, &Id::kind);
  return found == fact.ids.end() ? std::string_view{} : std::string_view{found->value};
}

std::optional<Moment> moment_of(const Fact& fact) {
  if (!fact.time) return std::nullopt;
  return Moment{*fact.time, fact.resolution, fact.source, fact.place};
}

void take_better(std::optional<Moment>& known, const std::optional<Moment>& told) {
  if (told && (!known || rank_of(*told) < rank_of(*known))) known = told;
}

void take_text(std::string& known, std::string_view told) {
  if (known.empty()) known = told;
}

void take_sent(Message& sent, const Fact& fact) {
  take_sender(sent, fact);
  if (sent.md5.empty()) sent.md5 = first_id(fact, IdKind::kBodyMd5);
  sim::JsonTree payload;
  if (!fact.payload_is_json || !payload.read(fact.payload)) return;
  take_text(sent.bytes, bytes_of_span(payload.root()));
  if (const sim::JsonValue* const parameters = payload.root().find("requestParameters")) {
    take_text(sent.group, text_of(*parameters, "messageGroupId"));
    take_text(sent.deduplication, text_of(*parameters, "messageDeduplicationId"));
  }
}

void take_sent_in_batch(Message& sent, const Fact& fact, const sim::JsonValue& entry) {
  take_sender(sent, fact);
  take_text(sent.md5, text_of(entry, {"mD5OfMessageBody", "md5OfMessageBody"}));
}

std::uint64_t deleted_by(const Fact& fact) {
  sim::JsonTree payload;
  if (!fact.payload_is_json || !payload.read(fact.payload)) return 0;
  if (!text_of(payload.root(), "errorCode").empty()) return 0;
  if (fact.operation == "sqs:DeleteMessage") return 1;
  const sim::JsonValue* const done =
      evidence::at(payload.root(), {"responseElements", "successful"});
  return done != nullptr && done->is_array() ? done->elements().size() : 0;
}

bool each_of_batch(const Fact& fact, const UseEntry& use) {
  sim::JsonTree payload;
  if (!payload.read(fact.payload)) return true;
  const sim::JsonValue* const done =
      evidence::at(payload.root(), {"responseElements", "successful"});
  if (done == nullptr || !done->is_array()) return false;
  for (const sim::JsonValue& entry : done->elements()) {
    const std::string id(text_of(entry, "messageId"));
    if (!id.empty()) use(id, entry);
  }
  return true;
}

}  // namespace incident
