#include "fakes/sns/publishing/envelope.h"

#include "fakes/aws/base64.h"
#include "sim/journal/json_writer.h"

namespace sns {
namespace {

constexpr std::string_view kCertificate =
    "/SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem";

// SNS writes its envelope with a space on either side of each colon, a member a line.
class EnvelopeWriter {
 public:
  void member(std::string_view name, std::string_view text) {
    begin(name);
    sim::append_json_string(out_, text);
  }
  void attributes(const std::map<std::string, MessageAttributeValue>& attributes) {
    begin("MessageAttributes");
    out_ += "{";
    std::string_view separator = "\n    ";
    for (const auto& [name, attribute] : attributes) {
      out_ += separator;
      sim::append_json_string(out_, name);
      out_ += " : {\"Type\":";
      sim::append_json_string(out_, attribute.data_type);
      out_ += ",\"Value\":";
      sim::append_json_string(out_, attribute.binary_value
                                        ? aws::base64_encode(attribute.binary_value->bytes)
                                        : attribute.string_value.value_or(""));
      out_ += "}";
      separator = ",\n    ";
    }
    out_ += "\n  }";
  }
  std::string take() { return out_ + "\n}"; }

 private:
  void begin(std::string_view name) {
    out_ += out_.empty() ? "{\n  " : ",\n  ";
    sim::append_json_string(out_, name);
    out_ += " : ";
  }

  std::string out_;
};

std::string signature_version(const Topic& topic) {
  const auto found = topic.attributes.find("SignatureVersion");
  return found == topic.attributes.end() ? "1" : found->second;
}

}  // namespace

std::string envelope(const Publication& publication, const Topic& topic,
                     const Subscription& subscription, const std::string& message_id,
                     sim::Time time, const std::string& signature) {
  const std::string host = "https://sns." + topic.region + ".amazonaws.com";
  EnvelopeWriter lines;
  lines.member("Type", "Notification");
  lines.member("MessageId", message_id);
  lines.member("TopicArn", topic.arn);
  if (!publication.subject.empty()) lines.member("Subject", publication.subject);
  lines.member("Message", publication.message_for(subscription.protocol));
  lines.member("Timestamp", sim::to_iso8601(time));
  lines.member("SignatureVersion", signature_version(topic));
  lines.member("Signature", signature);
  lines.member("SigningCertURL", host + std::string(kCertificate));
  lines.member("UnsubscribeURL", host + "/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn);
  if (!publication.attributes.empty()) lines.attributes(publication.attributes);
  return lines.take();
}

}  // namespace sns
