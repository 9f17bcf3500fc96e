// What facts outside of the time that was asked for say: how everything was when it began.
#include <iterator>

#include "harness/evidence/fields.h"
#include "harness/incident/happenings.h"
#include "harness/incident/names.h"
#include "harness/incident/take_facts.h"
#include "sim/journal/json_tree.h"

namespace incident {

using evidence::Fact;
using evidence::IdKind;
using evidence::text_of;

bool Happenings::needs_outside(const Fact& fact) {
  const std::string_view operation = fact.operation;
  return operation.starts_with("sqs:") || operation.starts_with("ecs:Task") ||
         operation == "ecs:RunTask" || operation == "ecs:StopTask" ||
         operation == "dynamodb:Item" || operation == "dynamodb:NetChange" ||
         operation.starts_with("dynamodb:Stream");
}

void Happenings::see_outside(const Fact& fact, bool is_before) {
  if (fact.operation.starts_with("ecs:")) return see_who(fact);
  const bool is_of_one =
      fact.operation == "sqs:SendMessage" || fact.operation == "sqs:ReceiveMessage";
  const auto known = message_index_.find(first_id(fact, IdKind::kMessage));
  if (is_of_one && known != message_index_.end()) {
    Message& message = messages_[known->second];
    if (fact.operation == "sqs:SendMessage") take_sent(message, fact);
    if (fact.operation == "sqs:ReceiveMessage" && fact.source == "sqs") {
      take_better(message.first_received, moment_of(fact));
    }
  } else if (is_before) {
    see_before(fact);
  }
}

void Happenings::see_before(const Fact& fact) {
  const std::string_view operation = fact.operation;
  if (operation.starts_with("dynamodb:")) return see_item_before(fact);
  const std::string queue = name_in(fact.resource);
  if (operation == "sqs:SendMessage" || operation == "sqs:SendMessageBatch") {
    see_sent_before(fact);
  } else if (operation == "sqs:PurgeQueue") {
    before_.purged(queue);
  } else if (operation == "sqs:DeleteMessage" || operation == "sqs:DeleteMessageBatch") {
    before_.deleted(queue, deleted_by(fact));
  }
}

void Happenings::see_sent_before(const Fact& fact) {
  const std::string queue = name_in(fact.resource);
  if (fact.operation == "sqs:SendMessage") {
    const std::string id(first_id(fact, IdKind::kMessage));
    Message* const sent = id.empty() ? nullptr : before_.sent(id, queue);
    if (sent != nullptr) take_sent(*sent, fact);
    return;
  }
  each_of_batch(fact, [&](const std::string& id, const sim::JsonValue& entry) {
    const auto known = message_index_.find(id);
    Message* const sent =
        known != message_index_.end() ? &messages_[known->second] : before_.sent(id, queue);
    if (sent != nullptr) take_sent_in_batch(*sent, fact, entry);
  });
}

// Of changes the newest one of each item is kept.
void Happenings::see_item_before(const Fact& fact) {
  items_.swap(items_before_);
  const std::size_t count = items_.size();
  fact.operation == "dynamodb:Item" ? see_item(fact) : see_change(fact);
  if (items_.size() > count && items_.back().is_change) {
    const std::string key = items_.back().table + '\n' + items_.back().keys;
    const auto [newest, is_new] = changes_before_.try_emplace(key, count);
    if (!is_new) {
      items_[newest->second] = std::move(items_.back());
      items_.pop_back();
    }
  }
  items_.swap(items_before_);
}

// Who a task is, and nothing of what it did.
void Happenings::see_who(const Fact& fact) {
  sim::JsonTree state;
  if (!fact.payload_is_json || !state.read(fact.payload)) return;
  if (const sim::JsonValue* const answer = state.root().find("responseElements")) {
    return name_tasks(fact, *answer);
  }
  const std::string id(first_id(fact, IdKind::kTask));
  if (id.empty()) return;
  Task* const known = this->task(id);
  if (known == nullptr) return;
  Task& task = *known;
  take_text(task.account, account_of(fact));
  take_text(task.family, family_in(text_of(state.root(), "taskDefinitionArn")));
  take_text(task.group, text_of(state.root(), "group"));
}

void Happenings::settle() {
  for (Message& waiting : before_.take()) {
    add_queue(waiting.queue);
    if (Message* const kept = message(waiting.id)) {
      if (kept->seen || kept->sent) continue;
      *kept = std::move(waiting);
    }
  }
  items_.insert(items_.begin(), std::make_move_iterator(items_before_.begin()),
                std::make_move_iterator(items_before_.end()));
  items_before_.clear();
}

}  // namespace incident
