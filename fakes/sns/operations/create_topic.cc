#include "fakes/sns/operations/create_topic.h"

#include <algorithm>
#include <cctype>

#include "fakes/aws/decode.h"
#include "fakes/sns/attributes.h"
#include "fakes/sns/errors.h"

namespace sns {
namespace {

constexpr std::size_t kMaxTopicNameLength = 256;

bool is_topic_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

void check_topic_name(const std::string& name) {
  const bool is_fifo = name.ends_with(".fifo");
  const std::string_view stem = std::string_view{name}.substr(0, name.size() - (is_fifo ? 5 : 0));
  if (stem.empty() || name.size() > kMaxTopicNameLength ||
      !std::ranges::all_of(stem, is_topic_name_character)) {
    throw invalid_parameter("Topic Name");
  }
  if (is_fifo) throw aws::not_modelled("FIFO topics");
}

}  // namespace

const aws::Structure& CreateTopicRequest::shape() {
  using S = CreateTopicRequest;
  static const aws::Structure kShape = aws::Structure("CreateTopicInput")
                                           .required<&S::name>("Name")
                                           .field<&S::attributes>("Attributes")
                                           .known_keys(topic_attributes())
                                           .field<&S::tags>("Tags")
                                           .refused("DataProtectionPolicy");
  return kShape;
}

const aws::Structure& CreateTopicResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateTopicResponse").field<&CreateTopicResponse::topic_arn>("TopicArn");
  return kShape;
}

CreateTopicResponse create_topic(Sns& sns, const aws::Call& call,
                                 const CreateTopicRequest& request) {
  check_topic_name(request.name);
  for (const auto& [name, value] : request.attributes) {
    check_topic_attribute(name, value, "Attributes");
  }
  Topic topic;
  topic.arn = aws::arn("sns", call.caller.region, call.caller.account, request.name);
  topic.owner = call.caller.account;
  topic.region = call.caller.region;
  topic.attributes = request.attributes;
  topic.attributes.erase("FifoTopic");
  topic.tags = distinct_tags(request.tags);
  if (const auto existing = sns.topics().find(topic.arn)) {
    for (const auto& [name, value] : topic.attributes) {
      const auto found = existing->attributes.find(name);
      if (found == existing->attributes.end() || found->second != value) {
        throw invalid_parameter(
            "Attributes Reason: Topic already exists with different attributes");
      }
    }
    if (!std::ranges::includes(existing->tags, topic.tags)) {
      throw invalid_parameter("Tags Reason: Topic already exists with different tags");
    }
    return {existing->arn};
  }
  sns.topics().put(topic);
  return {topic.arn};
}

}  // namespace sns
