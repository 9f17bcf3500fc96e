#include "harness/exec/deeds.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "harness/story/text.h"
#include "sim/journal/json_writer.h"

namespace harness::exec {
namespace {

using nlohmann::json;

// A kind of thing that is left behind if nobody deletes it. The members name the thing, or things.
struct Kind {
  const char* name;
  const char* maker;
  const char* made;
  const char* deleter;
  const char* gone;
};

constexpr Kind kKinds[] = {
    {"queue", "sqs.CreateQueue", "QueueName", "sqs.DeleteQueue", "QueueUrl"},
    {"table", "dynamodb.CreateTable", "TableName", "dynamodb.DeleteTable", "TableName"},
    {"topic", "sns.CreateTopic", "Name", "sns.DeleteTopic", "TopicArn"},
    {"cluster", "ecs.CreateCluster", "clusterName", "ecs.DeleteCluster", "cluster"},
    {"service", "ecs.CreateService", "serviceName", "ecs.DeleteService", "service"},
    {"log group", "logs.CreateLogGroup", "logGroupName", "logs.DeleteLogGroup", "logGroupName"},
    {"alarm", "cloudwatch.PutMetricAlarm", "AlarmName", "cloudwatch.DeleteAlarms", "AlarmNames"},
};

// `queue jobs` for each thing that the member names, by its name, ARN or URL.
std::vector<std::string> things(const Kind& kind, const char* member, const aws::ApiCall& call) {
  sim::JsonWriter writer;
  call.input.write(writer);
  const json input = json::parse(writer.take(), nullptr, false);
  std::vector<std::string> found;
  if (!input.is_object() || !input.contains(member)) return found;
  const json& value = input.at(member);
  for (const json& name : value.is_array() ? value : json::array({value})) {
    if (!name.is_string()) continue;
    const std::string& text = name.get_ref<const std::string&>();
    // A log group's name has slashes of its own.
    const bool whole = kind.made == std::string_view("logGroupName");
    found.push_back(std::string(kind.name) + " " + (whole ? text : std::string(last_part(text))));
  }
  return found;
}

std::string times(int count, const std::string& what) {
  return std::to_string(count) + " × " + what;
}

}  // namespace

void Deeds::see(const sim::Event& event) {
  if (const auto* call = event.as<aws::ApiCall>()) return see_call(event, *call);
  const auto found = open_.find(event.cause);
  if (found == open_.end()) return;
  if (const auto* error = event.as<aws::ApiError>()) {
    if (found->second.is_own) {
      ++calls_[found->second.operation].errors[std::string(error->error.code)];
    }
  } else if (event.as<aws::ApiReply>() != nullptr) {
    take_effect(found->second);
  } else {
    return;
  }
  open_.erase(found);
}

void Deeds::see_call(const sim::Event& event, const aws::ApiCall& asked) {
  Call call{.operation = event.subject, .is_own = event.actor == actor_};
  for (const Kind& kind : kKinds) {
    if (event.subject == kind.maker) call.made = things(kind, kind.made, asked);
    if (event.subject == kind.deleter) call.gone = things(kind, kind.gone, asked);
  }
  if (call.is_own) ++calls_[call.operation].calls;
  if (call.is_own || !call.made.empty() || !call.gone.empty()) {
    open_.emplace(event.sequence, std::move(call));
  }
}

void Deeds::take_effect(const Call& call) {
  for (const std::string& thing : call.made) {
    // To make what is there already makes nothing.
    if (there_.insert(thing).second && call.is_own) left_.insert(thing);
  }
  for (const std::string& thing : call.gone) {
    there_.erase(thing);
    left_.erase(thing);
  }
}

std::string Deeds::to_text() const {
  if (calls_.empty()) return "The command made no AWS calls.\n";
  int all = 0;
  int failed = 0;
  std::string lines;
  for (const auto& [operation, count] : calls_) {
    all += count.calls;
    lines += "  " + times(count.calls, operation);
    const char* before = ": ";
    for (const auto& [error, often] : count.errors) {
      failed += often;
      lines += std::exchange(before, ", ") + times(often, error);
    }
    lines += "\n";
  }
  std::string text =
      "The command made " + std::to_string(all) + " AWS " + (all == 1 ? "call" : "calls");
  if (failed > 0) text += ", " + std::to_string(failed) + " of which failed";
  text += ":\n" + lines;
  if (left_.empty()) return text;
  text += "It left behind what it had made:";
  const char* before = " ";
  for (const std::string& thing : left_) text += std::exchange(before, ", ") + thing;
  return text + "\n";
}

}  // namespace harness::exec
