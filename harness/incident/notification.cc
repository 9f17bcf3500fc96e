#include "harness/incident/notification.h"

#include "harness/evidence/fields.h"
#include "harness/scenario/placeholders.h"
#include "sim/journal/json_writer.h"

namespace incident {
namespace {

using evidence::text_of;

// `{"color": {"Type": "String", "Value": "blue"}}`, as Publish has it.
std::string published_attributes(const sim::JsonValue& notification) {
  const sim::JsonValue* const attributes = notification.find("MessageAttributes");
  if (attributes == nullptr || !attributes->is_object() || attributes->members().empty()) return {};
  sim::JsonWriter json;
  json.begin_object();
  for (const sim::JsonValue& one : attributes->members()) {
    const std::string_view type = text_of(one, "Type");
    json.key(harness::without_placeholders(one.name())).begin_object();
    json.key("DataType").raw(literal_json(type));
    json.key(type.starts_with("Binary") ? "BinaryValue" : "StringValue");
    json.raw(literal_json(text_of(one, "Value"))).end_object();
  }
  json.end_object();
  return json.take();
}

}  // namespace

std::optional<Notification> notification_in(const Message& message) {
  sim::JsonTree tree;
  if (!message.has_body || !tree.read(message.body) || !tree.root().is_object()) return {};
  const sim::JsonValue& root = tree.root();
  const std::string_view arn = text_of(root, "TopicArn");
  if (text_of(root, "Type") != "Notification" || arn.empty()) return {};
  return Notification{std::string(arn.substr(arn.rfind(':') + 1)),
                      std::string(text_of(root, "MessageId")),
                      std::string(text_of(root, "Subject")), std::string(text_of(root, "Message")),
                      published_attributes(root)};
}

std::vector<Member> input_of_publish(const Notification& notification, const Origin& origin) {
  std::vector<Member> input{{"TopicArn", json_string(topic_arn(notification.topic)), origin},
                            {"Message", literal_json(notification.text), origin}};
  if (!notification.subject.empty()) {
    input.push_back({"Subject", literal_json(notification.subject), origin});
  }
  if (!notification.attributes.empty()) {
    input.push_back({"MessageAttributes", notification.attributes, origin});
  }
  return input;
}

std::string topic_arn(const std::string& topic) {
  return "arn:aws:sns:${region}:${account}:" + topic;
}

}  // namespace incident
