#include "fakes/sqs/queues/queue_attributes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/aws/read_json.h"
#include "fakes/sqs/dead_letters/redrive_policy.h"
#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/text.h"

namespace sqs {
namespace {

enum class QueueType { kAll, kFifo };

// What the value of an attribute may be: a number within a range, or one of two words.
struct AttributeRule {
  std::string_view name;
  QueueType queues = QueueType::kAll;
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::string_view word = {};
  std::string_view other_word = {};
  std::string_view default_value = {};
};

constexpr AttributeRule kRules[] = {
    {.name = "VisibilityTimeout", .max = kMaxVisibilityTimeoutSeconds, .default_value = "30"},
    {.name = "DelaySeconds", .max = kMaxDelaySeconds, .default_value = "0"},
    {.name = "ReceiveMessageWaitTimeSeconds", .max = kMaxWaitTimeSeconds, .default_value = "0"},
    {.name = "MaximumMessageSize",
     .min = kMinMaximumMessageSize,
     .max = kMaxMessageBytes,
     .default_value = "1048576"},
    {.name = "MessageRetentionPeriod",
     .min = kMinRetentionSeconds,
     .max = kMaxRetentionSeconds,
     .default_value = "345600"},
    {.name = "SqsManagedSseEnabled",
     .word = "true",
     .other_word = "false",
     .default_value = "true"},
    {.name = "KmsDataKeyReusePeriodSeconds",
     .min = kMinDataKeyReuseSeconds,
     .max = kMaxDataKeyReuseSeconds},
    {.name = "ContentBasedDeduplication",
     .queues = QueueType::kFifo,
     .word = "true",
     .other_word = "false",
     .default_value = "false"},
    {.name = "DeduplicationScope",
     .queues = QueueType::kFifo,
     .word = "messageGroup",
     .other_word = "queue",
     .default_value = "queue"},
    {.name = "FifoThroughputLimit",
     .queues = QueueType::kFifo,
     .word = "perMessageGroupId",
     .other_word = "perQueue",
     .default_value = "perQueue"},
};

// Attributes whose value is text of its own kind; an empty value removes them.
constexpr std::string_view kTexts[] = {"Policy", "RedrivePolicy", "RedriveAllowPolicy",
                                       "KmsMasterKeyId"};

constexpr std::string_view kComputed[] = {"QueueArn",
                                          "ApproximateNumberOfMessages",
                                          "ApproximateNumberOfMessagesNotVisible",
                                          "ApproximateNumberOfMessagesDelayed",
                                          "CreatedTimestamp",
                                          "LastModifiedTimestamp"};

const AttributeRule* find_rule(std::string_view name) {
  const auto found = std::find_if(std::begin(kRules), std::end(kRules),
                                  [&](const AttributeRule& r) { return r.name == name; });
  return found == std::end(kRules) ? nullptr : found;
}

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

void check_rule(const AttributeRule& rule, const std::string& value, bool fifo) {
  if (rule.queues == QueueType::kFifo && !fifo) {
    if (rule.name == "ContentBasedDeduplication") throw unknown_attribute(rule.name);
    throw invalid_attribute_name("You can specify the " + std::string(rule.name) +
                                 " only when FifoQueue is set to true.");
  }
  if (!rule.word.empty()) {
    if (value != rule.word && value != rule.other_word) throw invalid_attribute_value(rule.name);
    return;
  }
  const auto number = parse_whole_number(value);
  if (!number || *number < rule.min || *number > rule.max) {
    throw invalid_attribute_value(rule.name);
  }
}

// The value to keep: policies in SQS's own spelling.
std::string checked_text(const std::string& name, const std::string& value) {
  if (name == "Policy" && !aws::read_json(value).is_object()) {
    throw invalid_attribute_value(name);
  }
  if (name == "RedrivePolicy") return to_json(parse_redrive_policy(value));
  if (name == "RedriveAllowPolicy") parse_redrive_allow_policy(value);
  return value;
}

void check_encryption(const Attributes& given, const Attributes& result) {
  const auto managed = given.find("SqsManagedSseEnabled");
  const bool asks_for_managed = managed != given.end() && managed->second == "true";
  if (asks_for_managed && result.contains("KmsMasterKeyId")) {
    throw invalid_attribute_name(
        "You can use one type of server-side encryption (SSE) at one time. You can either enable "
        "KMS SSE or SQS SSE.");
  }
}

// Checks the attributes in `given`, one by one and then against each other, and sets them in
// `result`.
void overlay(Attributes& result, const Attributes& given, bool fifo) {
  for (const auto& [name, value] : given) {
    if (name == "FifoQueue") continue;
    if (const AttributeRule* rule = find_rule(name)) {
      check_rule(*rule, value, fifo);
      result[name] = value;
    } else if (!contains(kTexts, name)) {
      throw unknown_attribute(name);
    } else if (value.empty()) {
      result.erase(name);
    } else {
      result[name] = checked_text(name, value);
    }
  }
  check_encryption(given, result);
  if (result.contains("KmsMasterKeyId")) {
    result["SqsManagedSseEnabled"] = "false";
    result.try_emplace("KmsDataKeyReusePeriodSeconds", "300");
  } else {
    result.erase("KmsDataKeyReusePeriodSeconds");
  }
  if (fifo && result["FifoThroughputLimit"] == "perMessageGroupId" &&
      result["DeduplicationScope"] != "messageGroup") {
    throw invalid_attribute_value(
        "FifoThroughputLimit",
        "The value perMessageGroupId is allowed only when DeduplicationScope is messageGroup.");
  }
}

std::int64_t number_of(const Queue& queue, const std::string& name) {
  return parse_whole_number(queue.attributes.at(name)).value_or(0);
}

bool is_set_to(const Queue& queue, const std::string& name, std::string_view value) {
  const auto found = queue.attributes.find(name);
  return found != queue.attributes.end() && found->second == value;
}

}  // namespace

std::vector<std::string_view> settable_attributes() {
  std::vector<std::string_view> names{"FifoQueue"};
  for (const AttributeRule& rule : kRules) names.push_back(rule.name);
  names.insert(names.end(), std::begin(kTexts), std::end(kTexts));
  return names;
}

bool asks_for_fifo(const Attributes& given) {
  const auto found = given.find("FifoQueue");
  if (found == given.end()) return false;
  if (found->second == "true") return true;
  if (found->second == "false") throw unknown_attribute("FifoQueue");
  throw invalid_attribute_value("FifoQueue");
}

Attributes new_queue_attributes(const Attributes& given) {
  const bool fifo = asks_for_fifo(given);
  Attributes result;
  for (const AttributeRule& rule : kRules) {
    if (rule.default_value.empty() || (rule.queues == QueueType::kFifo && !fifo)) continue;
    result.emplace(rule.name, rule.default_value);
  }
  if (fifo) result["FifoQueue"] = "true";
  overlay(result, given, fifo);
  return result;
}

Attributes changed_attributes(const Queue& queue, const Attributes& given) {
  if (given.contains("FifoQueue")) {
    if (!queue.fifo) throw unknown_attribute("FifoQueue");
    if (given.at("FifoQueue") != "true") {
      throw invalid_attribute_value("FifoQueue", "Modifying queue type is not supported.");
    }
  }
  Attributes result = queue.attributes;
  overlay(result, given, queue.fifo);
  return result;
}

std::string first_difference(const Queue& queue, const Attributes& given) {
  // In the spelling in which the queue keeps them.
  const Attributes wanted = new_queue_attributes(given);
  for (const auto& [name, value] : given) {
    const auto is = queue.attributes.find(name);
    const auto asked = wanted.find(name);
    const bool is_absent = is == queue.attributes.end();
    const bool asks_for_none = asked == wanted.end();
    if (is_absent != asks_for_none || (!is_absent && is->second != asked->second)) return name;
  }
  return {};
}

void read_settings(Queue& queue) {
  queue.visibility_timeout = std::chrono::seconds{number_of(queue, "VisibilityTimeout")};
  queue.delay = std::chrono::seconds{number_of(queue, "DelaySeconds")};
  queue.retention = std::chrono::seconds{number_of(queue, "MessageRetentionPeriod")};
  queue.receive_wait = std::chrono::seconds{number_of(queue, "ReceiveMessageWaitTimeSeconds")};
  queue.max_message_bytes = number_of(queue, "MaximumMessageSize");
  queue.fifo = is_set_to(queue, "FifoQueue", "true");
  queue.content_based_deduplication = is_set_to(queue, "ContentBasedDeduplication", "true");
  queue.deduplicates_by_group = is_set_to(queue, "DeduplicationScope", "messageGroup");
  queue.redrive.reset();
  queue.redrive_allow = {};
  if (const auto found = queue.attributes.find("RedrivePolicy"); found != queue.attributes.end()) {
    queue.redrive = parse_redrive_policy(found->second);
  }
  if (const auto found = queue.attributes.find("RedriveAllowPolicy");
      found != queue.attributes.end()) {
    queue.redrive_allow = parse_redrive_allow_policy(found->second);
  }
}

bool is_attribute_name(std::string_view name) {
  return name == "All" || name == "FifoQueue" || find_rule(name) != nullptr ||
         contains(kTexts, name) || contains(kComputed, name);
}

Attributes answer_attributes(const Queue& queue, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (!is_attribute_name(name)) throw unknown_attribute(name);
  }
  if (names.empty()) return {};
  Attributes all = queue.attributes;
  all["QueueArn"] = queue.arn;
  all["ApproximateNumberOfMessages"] = std::to_string(queue.visible);
  all["ApproximateNumberOfMessagesNotVisible"] = std::to_string(queue.in_flight);
  all["ApproximateNumberOfMessagesDelayed"] = std::to_string(queue.delayed);
  all["CreatedTimestamp"] = std::to_string(sim::unix_s(queue.created));
  all["LastModifiedTimestamp"] = std::to_string(sim::unix_s(queue.modified));
  if (contains(names, "All")) return all;
  std::erase_if(all, [&](const auto& entry) { return !contains(names, entry.first); });
  return all;
}

}  // namespace sqs
