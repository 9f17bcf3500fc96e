#include "harness/export/tracing.h"

#include <utility>

#include "fakes/ecs/events.h"
#include "fakes/ses/events.h"
#include "fakes/sns/events.h"
#include "fakes/sqs/events.h"
#include "harness/export/call_span.h"
#include "harness/export/ids.h"

namespace exporting {
namespace {

// An event that is a cause comes shortly before what it causes, but for those whose spans are kept
// anyway: of calls, messages and tasks.
constexpr std::size_t kContextsKnown = 1 << 14;

std::string service_of(const std::string& actor) {
  constexpr std::string_view kContainer = "container/";
  return actor.starts_with(kContainer) ? actor.substr(kContainer.size()) : actor;
}

std::string error_of_task(const ecs::Task& task) {
  for (const ecs::Container& container : task.containers) {
    if (container.exit_code.value_or(0) != 0) {
      return "exit code " + std::to_string(*container.exit_code) + ": " + task.stopped_reason;
    }
  }
  return {};
}

}  // namespace

Tracing::Tracing(TakeEvents& events, std::string of, SpanWriter& writer)
    : of_(std::move(of)), writer_(writer), tasks_(events) {}

void Tracing::see(const sim::Event& event) {
  now_ = event.time;
  tasks_.see(event);
  for (const Holding& ended : held_.see(event)) {
    const bool is_in_vain = event.kind == sqs::MessageShown::kKind;
    end_work(ended, event.time, is_in_vain ? "its visibility timeout was over" : "");
  }
  if (event.kind == aws::ApiCall::kKind) return see_call(event);
  if (event.kind == aws::ApiReply::kKind || event.kind == aws::ApiError::kKind) {
    return see_answer(event);
  }
  if (event.kind == sqs::MessageSent::kKind) return see_sent(event);
  if (event.kind == sqs::MessageReceived::kKind) return see_received(event);
  if (event.kind == ecs::TaskChanged::kKind) return see_task(event);
  if (event.kind == ses::MailReceived::kKind || event.kind == sns::MessagePublished::kKind) {
    return see_instant(event);
  }
  if (const auto* moved = event.as<sqs::MessageMoved>(); moved && !moved->new_id.empty()) {
    messages_[std::string(moved->new_id)] = messages_[event.subject];
    messages_.erase(event.subject);
  } else if (event.kind == sqs::MessageDeleted::kKind || event.kind == sqs::MessageExpired::kKind) {
    messages_.erase(event.subject);
  }
}

SpanContext Tracing::context_of(std::uint64_t event) const {
  if (const auto call = calls_.find(event); call != calls_.end()) return call->second.own;
  const auto found = contexts_.find(event);
  return found == contexts_.end() ? SpanContext{} : found->second;
}

void Tracing::remember(std::uint64_t event, const SpanContext& context) {
  contexts_.emplace(event, context);
  if (contexts_.size() > kContextsKnown) contexts_.erase(contexts_.begin());
}

SpanContext Tracing::parent_of(const sim::Event& event) const {
  if (SpanContext cause = context_of(event.cause); cause.is_there()) return cause;
  const Holding* const held = held_.only_one_of(event.actor);
  if (held == nullptr) return {};
  const auto work = work_.find(held->event);
  return work == work_.end() ? SpanContext{} : work->second.own;
}

SpanAttributes Tracing::resource_of(const std::string& actor) const {
  SpanAttributes resource;
  const KnownTask* const task = tasks_.only_one_of(actor);
  const KnownTask* const any = task ? task : tasks_.any_of(actor);
  resource.add("service.name", any ? any->family : service_of(actor));
  if (any != nullptr) {
    resource.add("service.instance.id", service_of(actor));
    resource.add("cloud.provider", "aws").add("cloud.platform", "aws_ecs");
  }
  if (task != nullptr) resource.add("aws.ecs.task.arn", task->task.task_arn);
  return resource;
}

void Tracing::write(const std::string& actor, const Span& span) {
  const SpanAttributes resource = resource_of(actor);
  const std::string& service = resource.all().front().text;
  ++services_[service];
  if (of_.empty() || of_ == service) writer_.write(resource, span);
}

void Tracing::see_call(const sim::Event& event) {
  const SpanContext parent = parent_of(event);
  calls_.emplace(event.sequence, OpenCall{event, span_of(event.sequence, parent), parent, {}, {}});
}

void Tracing::see_answer(const sim::Event& event) {
  const auto found = calls_.find(event.cause);
  if (found == calls_.end()) return;
  const OpenCall call = std::move(found->second);
  calls_.erase(found);
  remember(call.event.sequence, call.own);
  Span span = call_span(call.event, *call.event.as<aws::ApiCall>(), call.messages);
  span.own = call.own;
  span.parent = call.parent.span;
  span.start = call.event.time;
  span.end = event.time;
  span.links = call.links;
  if (const auto* error = event.as<aws::ApiError>()) {
    span.error = std::string(error->error.code) + ": " + std::string(error->error.message);
    span.attributes.add("error.type", error->error.code);
  }
  write(call.event.actor, span);
}

void Tracing::see_sent(const sim::Event& event) {
  const auto call = calls_.find(event.cause);
  if (call != calls_.end()) {
    call->second.messages.push_back(event.subject);
    messages_[event.subject] = call->second.own;
    return;
  }
  // A service sent it.
  const auto* sent = event.as<sqs::MessageSent>();
  const SpanContext parent = parent_of(event);
  Span span;
  span.own = span_of(event.sequence, parent);
  span.parent = parent.span;
  span.name = std::string(sent->queue) + " send";
  span.kind = SpanKind::kProducer;
  span.start = span.end = event.time;
  span.attributes.add("messaging.system", "aws_sqs")
      .add("messaging.destination.name", sent->queue)
      .add("messaging.operation.name", "send")
      .add("messaging.operation.type", "send")
      .add("messaging.message.id", event.subject);
  messages_[event.subject] = span.own;
  write(std::string(sent->from), span);
}

void Tracing::see_received(const sim::Event& event) {
  const auto sent = messages_.find(event.subject);
  const SpanContext parent = sent == messages_.end() ? SpanContext{} : sent->second;
  const auto call = calls_.find(event.cause);
  if (call != calls_.end()) {
    call->second.messages.push_back(event.subject);
    if (parent.is_there()) call->second.links.push_back(parent);
  }
  if (event.as<sqs::MessageReceived>()->hidden_s == 0) return;
  work_.emplace(event.sequence,
                OpenWork{span_of(event.sequence, parent), parent, context_of(event.cause)});
}

void Tracing::end_work(const Holding& work, sim::Time now, const std::string& error) {
  const auto found = work_.find(work.event);
  if (found == work_.end()) return;
  const OpenWork open = std::move(found->second);
  work_.erase(found);
  Span span = work_span(work.queue, work.message, work.receives);
  span.own = open.own;
  span.parent = open.parent.span;
  span.start = work.since;
  span.end = now;
  if (open.call.is_there()) span.links.push_back(open.call);
  span.error = error;
  write(work.receiver, span);
}

void Tracing::see_task(const sim::Event& event) {
  const KnownTask* const known = tasks_.find(event.subject);
  const auto [at, is_new] = open_tasks_.try_emplace(event.subject);
  if (is_new) {
    const SpanContext parent = context_of(event.cause);
    at->second = {span_of(event.sequence, parent), parent, event.time, known->family};
  }
  remember(event.sequence, at->second.own);
  if (known->task.last_status != ecs::status::kStopped) return;
  end_task(event.subject, at->second, event.time, error_of_task(known->task));
  open_tasks_.erase(at);
}

void Tracing::end_task(const std::string& arn, const OpenTask& task, sim::Time now,
                       const std::string& error) {
  Span span;
  span.own = task.own;
  span.parent = task.parent.span;
  span.name = task.family + " task";
  span.start = task.since;
  span.end = now;
  span.attributes.add("aws.ecs.task.arn", arn).add("aws.ecs.task.family", task.family);
  span.error = error;
  write("ecs", span);
}

void Tracing::see_instant(const sim::Event& event) {
  const SpanContext parent = context_of(event.cause);
  Span span;
  span.own = span_of(event.sequence, parent);
  span.parent = parent.span;
  span.name = event.kind;
  span.start = span.end = event.time;
  span.attributes.add("backlot.subject", event.subject);
  remember(event.sequence, span.own);
  write(event.kind.substr(0, event.kind.find('.')), span);
}

void Tracing::finish() {
  for (const Holding& one : held_.all()) end_work(one, now_, "");
  for (const auto& [arn, task] : open_tasks_) end_task(arn, task, now_, "");
  open_tasks_.clear();
}

}  // namespace exporting
