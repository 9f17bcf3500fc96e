// Checks of what the services hold: queues, items, alarms.
#include <nlohmann/json.hpp>

#include "fakes/aws/environment.h"
#include "fakes/aws/error.h"
#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/sqs/sqs.h"
#include "harness/scenario/check.h"

namespace harness {
namespace {

using nlohmann::json;

class QueueCheck : public Check {
 public:
  QueueCheck(const Expectation& expectation, CheckContext context)
      : Check(expectation, context),
        arn_(aws::arn("sqs", world().config().region, world().config().account, field("name"))) {}

  std::string expected() const override {
    std::string text = "the queue " + field("name") + " with";
    if (has("visible")) text += " " + field("visible") + " visible";
    if (has("in_flight")) text += " " + field("in_flight") + " in flight";
    if (has("empty")) text += field("empty") == "true" ? " no message" : " at least one message";
    return text;
  }

  Result evaluate() override {
    const auto queue = world().sqs().find_queue(arn_);
    if (!queue) return {false, "no such queue"};
    const auto all = queue->visible + queue->in_flight + queue->delayed;
    const bool holds = (!has("visible") || queue->visible == number("visible")) &&
                       (!has("in_flight") || queue->in_flight == number("in_flight")) &&
                       (!has("empty") || (all == 0) == (field("empty") == "true"));
    return {holds, std::to_string(queue->visible) + " visible, " +
                       std::to_string(queue->in_flight) + " in flight, " +
                       std::to_string(queue->delayed) + " delayed"};
  }

  bool concerns(const sim::Event& event) const override {
    return event.kind.starts_with("sqs.") &&
           event.data.find("\"" + field("name") + "\"") != std::string::npos;
  }

 private:
  std::string arn_;
};

class AlarmCheck : public Check {
 public:
  using Check::Check;

  std::string expected() const override {
    return "the alarm " + field("name") + " in state " + field("state");
  }

  Result evaluate() override {
    const WorldConfig& config = world().config();
    const auto* watched =
        world().cloudwatch().alarms().find({config.account, config.region, field("name")});
    if (watched == nullptr) return {false, "no such alarm"};
    const std::string state{watched->alarm.state_value};
    return {state == field("state"), state + ": " + watched->alarm.state_reason};
  }

  bool concerns(const sim::Event& event) const override {
    return event.subject == field("name") || event.subject == "cloudwatch.PutMetricAlarm";
  }
};

// `{"id": "x", "n": 1}` as DynamoDB's `{"id": {"S": "x"}, "n": {"N": "1"}}`.
json attribute(const json& value) {
  if (value.is_number()) return {{"N", value.dump()}};
  if (value.is_boolean()) return {{"BOOL", value}};
  if (value.is_string()) return {{"S", value}};
  return value;  // in DynamoDB's form already
}

class ItemCheck : public Check {
 public:
  using Check::Check;

  std::string expected() const override {
    std::string text = "in " + field("table") + " the item " + field("key");
    if (field("absent") == "true") return "no item " + field("key") + " in " + field("table");
    if (has("has")) text += " with " + field("has");
    return text;
  }

  Result evaluate() override {
    json key = json::object();
    const json wanted_key = json::parse(field("key"));
    for (const auto& [name, value] : wanted_key.items()) key[name] = attribute(value);
    const json input{{"TableName", field("table")}, {"Key", key}, {"ConsistentRead", true}};
    try {
      const std::string text = world().call("expectation", "dynamodb", "GetItem", input.dump());
      const json output = json::parse(text);
      const bool absent = !output.contains("Item");
      if (field("absent") == "true") return {absent, absent ? "none" : output["Item"].dump()};
      if (absent) return {false, "no such item"};
      return {has_all(output["Item"]), output["Item"].dump()};
    } catch (const aws::Error& error) {
      return {false, error.code() + ": " + error.message()};
    }
  }

  bool concerns(const sim::Event& event) const override {
    return event.kind == "api.reply" && event.actor == "dynamodb";
  }

 private:
  bool has_all(const json& item) const {
    if (!has("has")) return true;
    const json wanted = json::parse(field("has"));
    for (const auto& [name, value] : wanted.items()) {
      if (!item.contains(name) || item.at(name) != attribute(value)) return false;
    }
    return true;
  }
};

}  // namespace

std::unique_ptr<Check> make_queue_check(const Expectation& expectation, CheckContext context) {
  return std::make_unique<QueueCheck>(expectation, context);
}

std::unique_ptr<Check> make_alarm_check(const Expectation& expectation, CheckContext context) {
  return std::make_unique<AlarmCheck>(expectation, context);
}

std::unique_ptr<Check> make_item_check(const Expectation& expectation, CheckContext context) {
  return std::make_unique<ItemCheck>(expectation, context);
}

}  // namespace harness
