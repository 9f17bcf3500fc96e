#include "harness/incident/happenings.h"

#include <algorithm>
#include <cstdlib>

#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/fields.h"
#include "harness/incident/names.h"
#include "harness/incident/take_facts.h"
#include "harness/incident/task_state.h"
#include "harness/story/text.h"
#include "sim/journal/json_tree.h"

namespace incident {
namespace {

using evidence::Fact;
using evidence::Id;
using evidence::IdKind;
using evidence::list_of;
using evidence::text_of;
using harness::last_part;

bool is_queue_operation(std::string_view operation) { return operation.starts_with("sqs:"); }

}  // namespace

template <class T>
T* Happenings::room(std::vector<T>& all) {
  if (all.size() == kMostKept) {
    ++left_out_;
    return nullptr;
  }
  return &all.emplace_back();
}

void Happenings::add_body(const std::string& text, const evidence::Place& place) {
  std::string md5 = sqs::md5(text);
  if (bodies_.contains(md5) || !take_bytes(text.size())) return;
  bodies_.emplace(std::move(md5), Body{text, place});
}

std::string Happenings::account() const {
  const auto most =
      std::ranges::max_element(accounts_, {}, [](const auto& one) { return one.second; });
  return most == accounts_.end() ? std::string{} : most->first;
}

void Happenings::see(const Fact& fact) {
  if (fact.time) {
    span_.first = span_.first ? std::min(*span_.first, *fact.time) : *fact.time;
    span_.last = span_.last ? std::max(*span_.last, *fact.time) : *fact.time;
  }
  if (const std::string account = account_of(fact); !account.empty()) add_account(account);
  const std::string_view operation = fact.operation;
  if (is_queue_operation(operation) && !fact.resource.empty()) {
    add_queue(name_in(fact.resource));
  }
  if (operation == "logs:Event") return see_stream(fact);
  if (operation == "sqs:Message") return see_in_queue(fact);
  if (operation == "sqs:SendMessageBatch" && fact.payload_is_json) return see_batch(fact);
  if (operation == "sqs:SendMessage") return see_sent(fact);
  if (operation == "sqs:ReceiveMessage" && fact.source == "sqs") return see_received(fact);
  if (operation.starts_with("ecs:Task")) return see_task(fact);
  if (operation == "mail:Message" || operation == "ses:Received") return see_mail(fact);
  if (operation == "ses:Send" && fact.time) {
    if (Sent* const sent = room(sent_)) *sent = {*moment_of(fact), fact.actor, fact.resource};
    return;
  }
  if (operation == "dynamodb:Item") return see_item(fact);
  if (operation.starts_with("dynamodb:Stream") || operation == "dynamodb:NetChange") {
    return see_change(fact);
  }
  if (operation == "cloudwatch:Metric") return see_metric(fact);
  if (fact.source.starts_with("cloudtrail/")) see_call(fact);
}

Message* Happenings::message(const std::string& id) {
  const auto [found, is_new] = message_index_.try_emplace(id, messages_.size());
  if (!is_new) return &messages_[found->second];
  Message* const message = room(messages_);
  if (message == nullptr) {
    message_index_.erase(found);
    return nullptr;
  }
  message->id = id;
  return message;
}

Message* Happenings::message(const Fact& fact) {
  const std::string_view id = first_id(fact, IdKind::kMessage);
  return id.empty() ? nullptr : message(std::string(id));
}

void Happenings::see_sent(const Fact& fact) {
  Message* const sent = message(fact);
  // Of a call that failed, or of a span without an id, nothing was sent that is known.
  if (sent == nullptr) return see_call(fact);
  take_sent(*sent, fact);
}

// Each entry of the answer is a message.
void Happenings::see_batch(const Fact& fact) {
  const bool is_done = each_of_batch(fact, [&](const std::string& id, const sim::JsonValue& entry) {
    if (Message* const sent = message(id)) take_sent_in_batch(*sent, fact, entry);
  });
  if (!is_done) see_call(fact);
}

void Happenings::see_received(const Fact& fact) {
  if (Message* const received = message(fact))
    take_better(received->first_received, moment_of(fact));
}

void Happenings::see_in_queue(const Fact& fact) {
  Message* const seen = message(fact);
  if (seen == nullptr) return;
  if (!seen->seen) seen->seen = fact.place;
  take_text(seen->seen_in, fact.resource.empty() ? "" : name_in(fact.resource));
  take_text(seen->md5, first_id(fact, IdKind::kBodyMd5));
  sim::JsonTree tree;
  if (!fact.payload_is_json || !tree.read(fact.payload)) return;
  if (const sim::JsonValue* const body = tree.root().find("body");
      body && body->is_string() && !seen->has_body && take_bytes(body->string().size())) {
    seen->has_body = true;
    seen->body = body->string();
    seen->body_origin = recorded(fact.place);
  }
  if (const sim::JsonValue* const own = tree.root().find("messageAttributes")) {
    if (own->is_object() && !own->members().empty()) seen->attributes = own->json();
  }
  const sim::JsonValue* const attributes = tree.root().find("attributes");
  if (attributes == nullptr) return;
  const int receives =
      std::atoi(std::string(text_of(*attributes, "ApproximateReceiveCount")).c_str());
  seen->receives = std::max(seen->receives, receives);
  seen->fewest_receives =
      seen->fewest_receives == 0 ? receives : std::min(seen->fewest_receives, receives);
  if (!text_of(*attributes, "ApproximateFirstReceiveTimestamp").empty()) {
    seen->is_told_received = true;
  }
  take_text(seen->group, text_of(*attributes, "MessageGroupId"));
  take_text(seen->deduplication, text_of(*attributes, "MessageDeduplicationId"));
  const std::string_view source = text_of(*attributes, "DeadLetterQueueSourceArn");
  if (source.empty()) return;
  seen->is_dead = true;
  take_text(seen->account, account_in(source));
  add_queue(name_in(source));
  if (!seen->queue.empty()) return;
  seen->queue = name_in(source);
  seen->queue_origin = recorded(fact.place);
}

void Happenings::see_task(const Fact& fact) {
  const std::string_view id = first_id(fact, IdKind::kTask);
  if (id.empty()) return;
  Task* const known = this->task(id);
  if (known == nullptr) return;
  Task& task = *known;
  task.is_only_named = false;
  take_text(task.account, account_of(fact));
  struct Named {
    std::string_view operation;
    std::optional<Moment> Task::*moment;
  };
  constexpr Named kMoments[] = {{"ecs:TaskCreated", &Task::created},
                                {"ecs:TaskStarted", &Task::started},
                                {"ecs:TaskStopping", &Task::stopping},
                                {"ecs:TaskExecutionStopped", &Task::died},
                                {"ecs:TaskStopped", &Task::stopped}};
  for (const Named& one : kMoments) {
    if (one.operation == fact.operation) take_better(task.*one.moment, moment_of(fact));
  }
  sim::JsonTree state;
  if (!fact.payload_is_json || !state.read(fact.payload)) return;
  take_text(task.family, family_in(text_of(state.root(), "taskDefinitionArn")));
  take_text(task.group, text_of(state.root(), "group"));
  if (task.container_id.empty()) task.container_id = container_id_of(state.root());
  take_text(task.stop_code, text_of(state.root(), "stopCode"));
  take_text(task.reason, reason_of(state.root()));
  if (!task.exit_code) task.exit_code = exit_code_of(state.root());
}

// A log stream of ECS names the container, by which a task's family may be known.
void Happenings::see_stream(const Fact& fact) {
  const std::string_view id = first_id(fact, IdKind::kTask);
  const std::size_t last = fact.resource.rfind('/');
  if (id.empty() || last == std::string::npos || last == 0) return;
  Task* const task = this->task(id);
  if (task == nullptr) return;
  task->is_only_named = false;
  if (!task->stream_container.empty()) return;
  task->stream_container = last_part(std::string_view(fact.resource).substr(0, last));
}

void Happenings::see_mail(const Fact& fact) {
  std::vector<std::string> ids;
  for (const Id& id : fact.ids) {
    if (id.kind == IdKind::kMail) ids.push_back(id.value);
  }
  Mail* mail = nullptr;
  for (const std::string& id : ids) {
    if (const auto found = mail_index_.find(id); found != mail_index_.end()) {
      mail = &mails_[found->second];
    }
  }
  if (mail == nullptr) {
    mail = room(mails_);
    if (mail == nullptr) return;
    mail->place = fact.place;
  }
  const auto index = static_cast<std::size_t>(mail - mails_.data());
  for (const std::string& id : ids) {
    if (mail_index_.emplace(id, index).second) mail->ids.push_back(id);
  }
  take_text(mail->from, fact.actor);
  take_text(mail->to, fact.resource);
  take_text(mail->thread, first_id(fact, IdKind::kThread));
  const bool is_received = fact.operation == "ses:Received";
  mail->is_received = mail->is_received || is_received;
  // SES's clock is better than that of whoever wrote the mail.
  if (fact.time && (!mail->time || is_received)) mail->time = moment_of(fact);
  sim::JsonTree tree;
  if (!fact.payload_is_json || !tree.read(fact.payload)) return;
  if (is_received) {
    if (const sim::JsonValue* const common = evidence::at(tree.root(), {"mail", "commonHeaders"})) {
      take_text(mail->subject, text_of(*common, "subject"));
    }
    return;
  }
  take_text(mail->subject, text_of(tree.root(), "subject"));
  if (tree.root().find("text") == nullptr && tree.root().find("html") == nullptr) return;
  const std::string_view text = text_of(tree.root(), {"text", "html"});
  if (mail->has_text || !take_bytes(text.size())) return;
  mail->has_text = true;
  mail->text = text;
  mail->place = fact.place;
}

void Happenings::see_item(const Fact& fact) {
  Item* const item = take_bytes(fact.payload.size()) ? room(items_) : nullptr;
  if (item == nullptr) return;
  item->table = name_in(fact.resource);
  item->image = fact.payload;
  item->time = moment_of(fact);
  item->place = fact.place;
}

void Happenings::see_change(const Fact& fact) {
  sim::JsonTree tree;
  if (!fact.time || !fact.payload_is_json || !tree.read(fact.payload)) return;
  Item* const item = take_bytes(fact.payload.size()) ? room(items_) : nullptr;
  if (item == nullptr) return;
  item->is_change = true;
  item->table = name_in(fact.resource);
  item->time = moment_of(fact);
  item->place = fact.place;
  if (const sim::JsonValue* const keys = tree.root().find("Keys")) item->keys = keys->json();
  if (const sim::JsonValue* const image = tree.root().find("NewImage");
      image && image->is_object()) {
    item->image = image->json();
  }
  if (const sim::JsonValue* const image = tree.root().find("OldImage");
      image && image->is_object()) {
    item->before = image->json();
  }
  item->is_new = fact.operation == "dynamodb:StreamINSERT";
  item->is_modified = fact.operation == "dynamodb:StreamMODIFY";
  // A net change has no more kinds; a stream may be one of keys alone.
  item->is_gone = fact.operation == "dynamodb:StreamREMOVE" ||
                  (fact.operation == "dynamodb:NetChange" && item->image.empty());
}

void Happenings::see_call(const Fact& fact) {
  if (!fact.time || !fact.source.starts_with("cloudtrail/")) return;
  Call* const call = take_bytes(fact.payload.size()) ? room(calls_) : nullptr;
  if (call == nullptr) return;
  call->time = *moment_of(fact);
  call->account = account_of(fact);
  call->actor = fact.actor;
  call->operation = fact.operation;
  call->resource = fact.resource;
  call->payload = fact.payload;
  call->ids = fact.ids;
  sim::JsonTree tree;
  if (!fact.payload_is_json || !tree.read(fact.payload)) return;
  if (const sim::JsonValue* const answer = tree.root().find("responseElements")) {
    name_tasks(fact, *answer);
  }
  call->error = text_of(tree.root(), "errorCode");
  call->reads = text_of(tree.root(), "readOnly") == "true";
}

// RunTask and StopTask answer with the tasks, which says of what family they are.
void Happenings::name_tasks(const Fact& fact, const sim::JsonValue& answer) {
  std::vector<const sim::JsonValue*> named;
  if (const sim::JsonValue* const one = answer.find("task")) named.push_back(one);
  if (const sim::JsonValue* const several = list_of(answer, "tasks")) {
    for (const sim::JsonValue& one : several->elements()) named.push_back(&one);
  }
  for (const sim::JsonValue* one : named) {
    const std::string id(last_part(text_of(*one, "taskArn")));
    if (!evidence::is_task_id(id)) continue;
    Task* const known = this->task(id);
    if (known == nullptr) continue;
    Task& task = *known;
    take_text(task.account, account_of(fact));
    take_text(task.family, family_in(text_of(*one, "taskDefinitionArn")));
    take_text(task.group, text_of(*one, "group"));
  }
}

void Happenings::see_metric(const Fact& fact) {
  sim::JsonTree tree;
  if (!fact.time || !tree.read(fact.payload)) return;
  const std::string_view value =
      text_of(tree.root(), {"Maximum", "Average", "Value", "Sum", "Minimum"});
  if (value.empty()) return;
  Point* const point = room(points_);
  if (point == nullptr) return;
  *point = {*moment_of(fact), fact.resource, std::strtod(std::string(value).c_str(), nullptr)};
}

}  // namespace incident
