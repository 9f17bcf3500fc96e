#include "harness/incident/deeds.h"

#include <algorithm>

#include "fakes/aws/events.h"
#include "fakes/ecs/events.h"
#include "fakes/ses/events.h"
#include "fakes/sqs/events.h"
#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/fields.h"
#include "harness/incident/names.h"
#include "harness/story/scenario_events.h"
#include "sim/journal/json_tree.h"

namespace incident {
namespace {

using evidence::text_of;

constexpr std::string_view kSetup = "setup";  // who makes the calls of a world's setup

std::string named(std::string_view operation, std::string_view name) {
  std::string what(operation);
  if (!name.empty()) what.append(1, ' ').append(name);
  return what;
}

// Calls that are told of by what they do: the messages, the tasks.
bool is_told_otherwise(std::string_view operation) {
  return operation == "sqs:SendMessage" || operation == "sqs:SendMessageBatch" ||
         operation == "sqs:ReceiveMessage" || operation == "ecs:RunTask" ||
         operation == "ecs:StopTask" || operation == "ses:SendEmail" ||
         operation == "ses:SendRawEmail";
}

bool has_named_resource(std::string_view operation) {
  return operation.starts_with("sqs:") || operation.starts_with("dynamodb:");
}

class Facts {
 public:
  explicit Facts(const Happenings& happenings)
      : happenings_(happenings), account_(happenings.account()) {}

  std::vector<Deed> deeds() {
    for (const Message& message : happenings_.messages()) add_message(message);
    for (const auto& [id, task] : happenings_.tasks()) add_task(task);
    for (const Call& call : happenings_.calls()) add_call(call);
    for (const Item& item : happenings_.items()) {
      if (item.is_change) add(named("dynamodb:Write", item.table), item.time);
    }
    for (const Mail& mail : happenings_.mails()) {
      if (mail.is_received) add(named("ses:Received", mail.to), mail.time);
    }
    for (const Sent& mail : happenings_.sent()) add(named("ses:Send", mail.to), mail.time);
    std::ranges::stable_sort(deeds_, [](const Deed& a, const Deed& b) {
      return a.time && b.time ? *a.time < *b.time : a.time.has_value() && !b.time;
    });
    return std::move(deeds_);
  }

 private:
  bool is_foreign(const std::string& account) const {
    return !account.empty() && !account_.empty() && account != account_;
  }

  void add(std::string what, const std::optional<Moment>& moment, const std::string& body = {}) {
    if (!moment) return;
    deeds_.push_back({std::move(what), body, moment->time, moment->resolution, moment->place});
  }

  void add_message(const Message& message) {
    if (message.queue.empty() || is_foreign(message.account)) return;
    if (!message.is_setup) {
      add(named("sqs:SendMessage", message.queue), message.sent, message.md5);
    }
    add(named("sqs:ReceiveMessage", message.queue), message.first_received, message.md5);
    if (!message.seen || message.seen_in.empty() || message.seen_in == message.queue) return;
    // It was received at a time that nobody has asked for, and may have died then, too.
    if (message.is_told_received && !message.first_received) return;
    deeds_.push_back({named("sqs:Dead", message.queue), message.md5, {}, {}, *message.seen});
  }

  void add_task(const Task& task) {
    if (task.family.empty() || is_foreign(task.account)) return;
    add(named("ecs:TaskCreated", task.family), task.created);
    add(named("ecs:TaskStarted", task.family), task.started);
    add(named("ecs:TaskStopped", task.family), task.stopped);
  }

  void add_call(const Call& call) {
    if ((call.reads && call.error.empty()) || is_foreign(call.account)) return;
    if (call.is_setup) return;
    if (call.error.empty() && is_told_otherwise(call.operation)) return;
    const std::string name =
        has_named_resource(call.operation) ? name_in(call.resource) : std::string{};
    std::string what = named(call.operation, name);
    if (!call.error.empty()) what.append(1, ' ').append(call.error);
    add(std::move(what), call.time);
  }

  const Happenings& happenings_;
  std::string account_;
  std::vector<Deed> deeds_;
};

bool writes_item(std::string_view operation) {
  return operation == "dynamodb:PutItem" || operation == "dynamodb:UpdateItem" ||
         operation == "dynamodb:DeleteItem";
}

// `dynamodb.PutItem`: as IAM writes it.
std::string operation_of_subject(std::string_view subject) {
  std::string operation(subject);
  const std::size_t dot = operation.find('.');
  if (dot != std::string::npos) operation[dot] = ':';
  // Both versions of SES are one service to IAM.
  constexpr std::string_view kCloudWatch = "cloudwatch:";
  constexpr std::string_view kSesV2 = "sesv2:";
  if (operation.starts_with(kCloudWatch)) {
    operation.replace(0, kCloudWatch.size(), "monitoring:");
  } else if (operation.starts_with(kSesV2)) {
    operation.replace(0, kSesV2.size(), "ses:");
  }
  return operation;
}

}  // namespace

std::vector<Deed> deeds_of(const Happenings& happenings) { return Facts(happenings).deeds(); }

void DeedsOfTake::add(std::string what, const sim::Event& event, std::string body) {
  deeds_.push_back({std::move(what), std::move(body), event.time, {}, {}});
}

void DeedsOfTake::see_call(const sim::Event& event) {
  sim::JsonTree tree;
  const std::string operation = operation_of_subject(event.subject);
  std::string name;
  std::string body;
  if (has_named_resource(operation) && tree.read(event.data)) {
    if (const sim::JsonValue* const input = tree.root().find("input"); input != nullptr) {
      name = name_in(text_of(*input, {"QueueUrl", "TableName", "QueueName", "SourceArn"}));
      if (operation == "sqs:SendMessage") body = sqs::md5(text_of(*input, "MessageBody"));
    }
  }
  const auto unknown = body.empty() ? unknown_.end() : unknown_.find(body);
  const bool is_stand_in = unknown != unknown_.end();
  if (is_stand_in) body = unknown->second;
  Called& called = calls_[event.sequence] = {named(operation, name), body, is_stand_in, false, {}};
  called.is_setup = !has_begun_ && event.actor == kSetup;
  if (called.is_setup) return;
  if (!is_told_otherwise(operation)) called.done.push_back(called.what);
  if (writes_item(operation)) called.done.push_back(named("dynamodb:Write", name));
}

// What was asked for is done only now: a call that fails is another deed.
void DeedsOfTake::see_reply(const sim::Event& event) {
  const auto call = calls_.find(event.cause);
  if (call == calls_.end()) return;
  for (std::string& what : call->second.done) add(std::move(what), event);
  call->second.done.clear();
}

void DeedsOfTake::see_error(const sim::Event& event) {
  const auto* const failed = event.as<aws::ApiError>();
  const auto call = calls_.find(event.cause);
  if (failed == nullptr || call == calls_.end()) return;
  add(call->second.what + " " + std::string(failed->error.code), event);
}

void DeedsOfTake::see_task(const sim::Event& event) {
  const auto* const task = event.as<ecs::TaskChanged>();
  if (task == nullptr) return;
  if (tasks_.insert(event.subject).second) add(named("ecs:TaskCreated", task->family), event);
  if (task->status == "RUNNING" && task->desired == "RUNNING") {
    add(named("ecs:TaskStarted", task->family), event);
  }
  if (task->status == "STOPPED") add(named("ecs:TaskStopped", task->family), event);
}

void DeedsOfTake::see_sent(const sim::Event& event) {
  const auto* const sent = event.as<sqs::MessageSent>();
  const auto call = calls_.find(event.cause);
  if (call != calls_.end()) {
    bodies_[event.subject] = call->second.body;
    if (call->second.is_stand_in) {
      stand_ins_.push_back(
          {call->second.body, std::string(event.subject), std::string(sent->queue), {}, {}});
    }
  }
  if (call != calls_.end() && call->second.is_setup) return;
  add(named("sqs:SendMessage", sent->queue), event, bodies_[event.subject]);
}

void DeedsOfTake::see_received(const sim::Event& event) {
  const auto* const received = event.as<sqs::MessageReceived>();
  if (!received_.insert(event.subject).second) return;
  add(named("sqs:ReceiveMessage", received->queue), event, bodies_[event.subject]);
  const auto stand_in = std::ranges::find(stand_ins_, event.subject, &PlayedStandIn::message);
  if (stand_in == stand_ins_.end()) return;
  stand_in->receiver = received->receiver;
  stand_in->received = event.time;
}

void DeedsOfTake::see(const sim::Event& event) {
  if (event.kind == aws::ApiCall::kKind) return see_call(event);
  if (event.kind == aws::ApiReply::kKind) return see_reply(event);
  if (event.kind == aws::ApiError::kKind) return see_error(event);
  if (event.kind == ecs::TaskChanged::kKind) return see_task(event);
  has_begun_ = has_begun_ || event.kind == harness::StepBegan::kKind;
  if (event.kind == sqs::MessageSent::kKind) return see_sent(event);
  if (event.kind == sqs::MessageReceived::kKind) return see_received(event);
  if (const auto* moved = event.as<sqs::MessageMoved>()) {
    if (moved->reason != "maxReceiveCount") return;
    add(named("sqs:Dead", moved->queue), event, bodies_[event.subject]);
  } else if (event.kind == ses::MailSent::kKind || event.kind == ses::MailReceived::kKind) {
    const bool is_sent = event.kind == ses::MailSent::kKind;
    sim::JsonTree tree;
    if (!tree.read(event.data)) return;
    const sim::JsonValue* const to = evidence::list_of(tree.root(), "to");
    if (to == nullptr) return;
    for (const sim::JsonValue& one : to->elements()) {
      if (one.is_string()) add(named(is_sent ? "ses:Send" : "ses:Received", one.string()), event);
    }
  }
}

}  // namespace incident
