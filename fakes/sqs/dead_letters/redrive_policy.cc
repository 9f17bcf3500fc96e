#include "fakes/sqs/dead_letters/redrive_policy.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fakes/aws/environment.h"
#include "fakes/aws/read_json.h"
#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/queues/queues.h"
#include "fakes/sqs/text.h"
#include "sim/journal/json_writer.h"

namespace sqs {
namespace {

using nlohmann::json;

constexpr std::string_view kRedrive = "RedrivePolicy";
constexpr std::string_view kAllow = "RedriveAllowPolicy";

aws::Error unsupported_allow_format() {
  return invalid_attribute_value(
      kAllow,
      "Amazon SQS can't create the redrive allow policy, as it\u2019s in "
      "an unsupported format.");
}

aws::Error allow_error(const std::string& text, std::string_view rule) {
  return invalid_value(text, kAllow,
                       "Amazon SQS can't create the redrive allow policy. " + std::string(rule));
}

std::int64_t read_max_receive_count(const json& value, const std::string& text) {
  std::optional<std::int64_t> count;
  if (value.is_number_integer()) count = value.get<std::int64_t>();
  if (value.is_string()) count = parse_whole_number(value.get_ref<const std::string&>());
  if (count && *count >= 1 && *count <= kMaxMaxReceiveCount) return *count;
  const std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
  throw invalid_value(text, kRedrive,
                      "Invalid value for maxReceiveCount: " + shown +
                          ", valid values are from 1 to 1000 both inclusive.");
}

std::string read_target(const json& value, const std::string& text) {
  const auto arn = value.is_string() ? aws::parse_arn(value.get_ref<const std::string&>())
                                     : std::optional<aws::Arn>{};
  if (!arn) throw invalid_value(text, kRedrive, "Invalid value for deadLetterTargetArn.");
  if (arn->service != "sqs") {
    throw invalid_value(text, kRedrive,
                        "Only SQS queues are valid resources for deadLetterTargetArn.");
  }
  return value.get<std::string>();
}

std::vector<std::string> read_source_arns(const json& policy) {
  std::vector<std::string> arns;
  const auto found = policy.find("sourceQueueArns");
  if (found == policy.end()) return arns;
  if (!found->is_array()) throw unsupported_allow_format();
  for (const json& arn : *found) {
    if (!arn.is_string()) throw unsupported_allow_format();
    arns.push_back(arn.get<std::string>());
  }
  return arns;
}

}  // namespace

bool RedriveAllowPolicy::allows(const std::string& source_arn) const {
  switch (permission) {
    case Permission::kAllowAll:
      return true;
    case Permission::kDenyAll:
      return false;
    case Permission::kByQueue:
      break;
  }
  return std::find(source_queue_arns.begin(), source_queue_arns.end(), source_arn) !=
         source_queue_arns.end();
}

RedrivePolicy parse_redrive_policy(const std::string& text) {
  const json policy = aws::read_json(text);
  if (!policy.is_object()) {
    throw invalid_attribute_value(kRedrive, "Redrive policy is not a valid JSON map.");
  }
  for (const std::string_view name : {"maxReceiveCount", "deadLetterTargetArn"}) {
    if (policy.contains(name)) continue;
    throw invalid_value(
        text, kRedrive,
        "Redrive policy does not contain mandatory attribute: " + std::string(name) + ".");
  }
  if (policy.size() > 2) {
    throw invalid_value(
        text, kRedrive,
        "Only following attributes are supported: [maxReceiveCount, deadLetterTargetArn].");
  }
  return {read_target(policy["deadLetterTargetArn"], text),
          read_max_receive_count(policy["maxReceiveCount"], text)};
}

RedriveAllowPolicy parse_redrive_allow_policy(const std::string& text) {
  const json policy = aws::read_json(text);
  if (!policy.is_object()) throw unsupported_allow_format();
  for (const auto& [name, value] : policy.items()) {
    if (name != "redrivePermission" && name != "sourceQueueArns") throw unsupported_allow_format();
  }
  const std::string permission = policy.value("redrivePermission", json()).is_string()
                                     ? policy["redrivePermission"].get<std::string>()
                                     : std::string{};
  RedriveAllowPolicy result;
  result.source_queue_arns = read_source_arns(policy);
  if (permission == "byQueue") {
    result.permission = RedriveAllowPolicy::Permission::kByQueue;
    if (result.source_queue_arns.empty()) {
      throw allow_error(text,
                        "When you specify the byQueue permission type, you must also specify one "
                        "or more sourceQueueArns values.");
    }
    if (result.source_queue_arns.size() > kMaxSourceQueueArns) {
      throw allow_error(text, "The maximum number of source queue ARNs you can specify is 10.");
    }
    return result;
  }
  if (permission != "allowAll" && permission != "denyAll") throw unsupported_allow_format();
  if (policy.contains("sourceQueueArns")) {
    throw allow_error(text,
                      "To specify one or more source queue ARNs, you must set redrivePermission "
                      "to byQueue.");
  }
  if (permission == "denyAll") result.permission = RedriveAllowPolicy::Permission::kDenyAll;
  return result;
}

std::string to_json(const RedrivePolicy& policy) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("deadLetterTargetArn").value(policy.dead_letter_target_arn);
  json.key("maxReceiveCount").value(policy.max_receive_count);
  json.end_object();
  return json.take();
}

void check_dead_letter_target(const Queue& queue, const std::string& text, const Queues& queues) {
  if (!queue.redrive) return;
  const std::string& target_arn = queue.redrive->dead_letter_target_arn;
  const auto arn = aws::parse_arn(target_arn);
  if (!arn || arn->region != queue.region) {
    throw invalid_value(text, kRedrive, "Dead-letter target must be in same region as the source.");
  }
  if (arn->account != queue.account) {
    throw invalid_value(text, kRedrive, "Dead-letter target owner should be same as the source.");
  }
  const bool is_itself = target_arn == queue.arn;
  const Queue* target = is_itself ? &queue : queues.find_arn(target_arn);
  if (target == nullptr) {
    throw invalid_value(text, kRedrive, "Dead letter target does not exist.");
  }
  if (target->fifo != queue.fifo) {
    throw invalid_value(text, kRedrive,
                        "Dead-letter queue must be same type of queue as the source..");
  }
  if (!target->redrive_allow.allows(queue.arn)) {
    throw invalid_value(text, kRedrive,
                        "Dead-letter queue's redrive allow policy does not permit this queue to "
                        "use it as its dead-letter queue.");
  }
}

}  // namespace sqs
