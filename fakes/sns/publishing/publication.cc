#include "fakes/sns/publishing/publication.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "fakes/aws/read_json.h"
#include "fakes/aws/tag_text.h"
#include "fakes/sns/attributes.h"
#include "fakes/sns/errors.h"
#include "fakes/sns/events.h"
#include "fakes/sns/filters/filter_policy.h"
#include "fakes/sns/publishing/delivery.h"
#include "fakes/sns/publishing/message_attribute.h"

namespace sns {
namespace {

constexpr std::size_t kMaxSubjectCharacters = 100;

void check_subject(const std::string& subject) {
  const bool has_control = std::ranges::any_of(
      subject, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (subject.empty() || aws::character_count(subject) > kMaxSubjectCharacters || has_control) {
    throw invalid_parameter("Subject");
  }
}

std::map<std::string, std::string> read_structure(const std::string& message) {
  const auto json = aws::read_json(message);
  if (!json.is_object()) {
    throw invalid_parameter("Message Structure - JSON message body failed to parse");
  }
  std::map<std::string, std::string> by_protocol;
  for (const auto& [protocol, text] : json.items()) {
    // A member that is no text is as if it were not there.
    if (text.is_string()) by_protocol[protocol] = text.get<std::string>();
  }
  if (!by_protocol.contains("default")) {
    throw invalid_parameter("Message Structure - No default entry in JSON message body");
  }
  return by_protocol;
}

bool wants(Sns& sns, const Subscription& subscription, const Publication& publication) {
  const auto policy = subscription.attributes.find("FilterPolicy");
  if (policy == subscription.attributes.end() || policy->second.empty()) return true;
  return sns.filter_policies()
      .of(policy->second, filter_scope(subscription.attributes))
      .accepts(publication.attributes, publication.message_for(subscription.protocol));
}

std::uint64_t record_publication(Sns& sns, const Topic& topic, const Publication& publication,
                                 const std::string& message_id, std::size_t subscribers) {
  return sns.environment().journal.record(
      "sns", message_id,
      MessagePublished{topic.arn, publication.subject, publication.message.size(), subscribers});
}

}  // namespace

std::size_t size_of(const PublishFields& fields) {
  std::size_t size = fields.message.size();
  for (const auto& [name, value] : fields.attributes) {
    size += name.size() + value.data_type.size() + value.string_value.value_or("").size();
    if (value.binary_value) size += value.binary_value->bytes.size();
  }
  return size;
}

Publication read_publication(const PublishFields& fields) {
  if (fields.message.empty()) throw invalid_parameter("Empty message");
  if (fields.subject) check_subject(*fields.subject);
  if (size_of(fields) > kMaxMessageBytes) throw invalid_parameter("Message too long");
  for (const auto& [name, value] : fields.attributes) check_message_attribute(name, value);
  Publication publication;
  publication.subject = fields.subject.value_or("");
  publication.message = fields.message;
  publication.attributes = fields.attributes;
  if (fields.message_structure) {
    if (*fields.message_structure != "json") throw invalid_parameter("MessageStructure");
    publication.by_protocol = read_structure(fields.message);
    publication.message = publication.by_protocol.at("default");
  }
  return publication;
}

void check_deliverable(Sns& sns, const Topic& topic, const Publication& publication) {
  bool has_binary = false;
  for (const auto& [name, value] : publication.attributes) {
    if (value.binary_value) has_binary = true;
  }
  if (!has_binary) return;
  const auto subscriptions = sns.subscriptions().of_topic(topic.arn);
  if (std::ranges::any_of(subscriptions, &Subscription::is_raw)) {
    throw aws::not_modelled("a binary message attribute with raw message delivery");
  }
}

std::string distribute(Sns& sns, const Topic& topic, const Publication& publication) {
  const std::string message_id = sns.ids().uuid();
  std::vector<Subscription> subscribers = sns.subscriptions().of_topic(topic.arn);
  std::erase_if(subscribers, [&](const Subscription& subscription) {
    return !wants(sns, subscription, publication);
  });
  const std::uint64_t event =
      record_publication(sns, topic, publication, message_id, subscribers.size());
  const sim::CauseScope because{sns.environment().journal, event};
  for (Subscription& subscription : subscribers) {
    sns.environment().cancellation.step(publication.message.size());
    deliver(sns, topic, std::move(subscription), publication, message_id);
  }
  return message_id;
}

}  // namespace sns
