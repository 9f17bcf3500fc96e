#include "harness/explain/things.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "fakes/aws/events.h"
#include "fakes/dynamodb/events.h"
#include "fakes/dynamodb/operations/batch_write_item.h"
#include "fakes/dynamodb/operations/create_table.h"
#include "fakes/dynamodb/operations/delete_item.h"
#include "fakes/dynamodb/operations/delete_table.h"
#include "fakes/dynamodb/operations/put_item.h"
#include "fakes/dynamodb/operations/transact_write_items.h"
#include "fakes/dynamodb/operations/update_item.h"
#include "fakes/dynamodb/operations/update_time_to_live.h"
#include "fakes/dynamodb/values/attribute_json.h"
#include "fakes/ecs/events.h"
#include "fakes/ses/events.h"
#include "fakes/sqs/events.h"
#include "fakes/sqs/operations/create_queue.h"
#include "fakes/sqs/operations/delete_queue.h"
#include "fakes/sqs/operations/purge_queue.h"
#include "fakes/sqs/operations/set_queue_attributes.h"
#include "fakes/sqs/operations/start_message_move_task.h"
#include "harness/story/text.h"

namespace harness {
namespace {

// What begins the name of an operation that changes nothing. ReceiveMessage is told of by the
// messages that it brought.
constexpr std::string_view kReads[] = {"Get",         "List",   "Describe", "Receive",
                                       "Query",       "Scan",   "Head",     "BatchGet",
                                       "TransactGet", "Filter", "Lookup"};
// Whose deeds are events of their own kinds, told with the thing that they are about.
constexpr std::string_view kServices[] = {"sqs", "sns",        "ses",  "ecs",      "dynamodb",
                                          "sts", "cloudwatch", "logs", "scenario", "setup"};

bool is_read(std::string_view subject) {
  const std::string_view operation = subject.substr(subject.find('.') + 1);
  return std::ranges::any_of(kReads, [&](auto read) { return operation.starts_with(read); });
}

std::string value_text(const dynamodb::AttributeValue& value) {
  if (const auto* text = value.as_s()) return *text;
  if (const auto* number = value.as_n()) return number->text();
  if (value.as_b() == nullptr) return {};
  std::string json;
  dynamodb::append_json(value, json);
  return json;
}

}  // namespace

// Names without doubles.
struct Things::Found {
  std::vector<std::string> names;
  void add(std::string_view what, std::string_view name) {
    if (name.empty()) return;
    std::string thing = std::string(what) + " " + std::string(name);
    if (std::ranges::find(names, thing) == names.end()) names.push_back(std::move(thing));
  }
};

std::string_view name_of_actor(std::string_view actor) {
  return actor.substr(actor.rfind('/') + 1);
}

bool is_of_message(std::string_view kind) {
  return kind.starts_with("sqs.") && kind != sqs::QueuePurged::kKind &&
         kind != sqs::MoveTaskEnded::kKind;
}

std::string key_text(const std::vector<std::string>& names,
                     const dynamodb::Attributes& attributes) {
  std::string text;
  const dynamodb::Item& item = attributes.get();
  for (const std::string& name : names) {
    const auto found = item.find(name);
    const std::string value = found == item.end() ? std::string{} : value_text(found->second);
    if (value.empty()) return {};
    text += (text.empty() ? "" : ", ") + name + "=" + value;
  }
  return text;
}

std::vector<std::string> Things::of(const sim::Event& event) {
  Found found;
  const bool is_call = event.kind == aws::ApiCall::kKind;
  const bool is_answer = event.kind == aws::ApiReply::kKind || event.kind == aws::ApiError::kKind;
  if (is_answer) return {};
  if (is_call ? !is_read(event.subject) : !event.kind.starts_with("input.")) {
    if (std::ranges::find(kServices, event.actor) == std::end(kServices)) {
      found.add("by", name_of_actor(event.actor));
    }
  }
  try {
    if (is_call) {
      read_call(event, found);
    } else {
      read(event, found);
    }
  } catch (const std::exception&) {
    // A recorded journal may hold data of another form, and a call what AWS refuses.
  }
  return std::move(found.names);
}

void Things::read(const sim::Event& event, Found& found) {
  if (const auto* received = event.as<sqs::MessageReceived>()) {
    found.add("got", name_of_actor(received->receiver));
  } else if (const auto* moved = event.as<sqs::MessageMoved>()) {
    found.add("queue", moved->queue);
    found.add("queue", moved->to);
    found.add("became", moved->new_id);
  } else if (const auto* purged = event.as<sqs::QueuePurged>()) {
    found.add("queue", purged->queue);
  } else if (const auto* ended = event.as<sqs::MoveTaskEnded>()) {
    found.add("queue", last_part(ended->source));
  } else if (const auto* task = event.as<ecs::TaskChanged>()) {
    found.add("task", last_part(event.subject));
    found.add("ran", task->container_id);
    found.add("ran", task->family);
  } else if (const auto* in = event.as<ses::MailReceived>()) {
    found.add("mail", event.subject);
    found.add("mail", in->message_id);
    found.add("mail", std::to_string(in->entry));
  } else if (const auto* out = event.as<ses::MailSent>()) {
    found.add("mail", event.subject);
    found.add("mail", out->message_id);
    found.add("mail", std::to_string(out->entry));
  } else if (event.kind == ses::MailBounced::kKind) {
    found.add("mail", event.subject);
  } else if (const auto* expired = event.as<dynamodb::ItemExpired>()) {
    const std::string table(expired->table);
    found.add("item", item(table, dynamodb::parse_item(expired->key.json)));
  }
}

void Things::read_call(const sim::Event& event, Found& found) {
  const std::string_view subject = event.subject;
  if (subject.starts_with("sqs.")) return read_sqs_call(event, found);
  if (subject.starts_with("dynamodb.")) return read_write(event, found);
}

void Things::read_sqs_call(const sim::Event& event, Found& found) {
  const auto& input = event.as<aws::ApiCall>()->input;
  if (event.subject == "sqs.CreateQueue") {
    if (const auto create = input.as<sqs::CreateQueueRequest>()) {
      found.add("queue", create->queue_name);
      found.add("settings", create->queue_name);
    }
  } else if (event.subject == "sqs.SetQueueAttributes") {
    if (const auto set = input.as<sqs::SetQueueAttributesRequest>()) {
      found.add("queue", last_part(set->queue_url));
      found.add("settings", last_part(set->queue_url));
    }
  } else if (event.subject == "sqs.DeleteQueue") {
    if (const auto gone = input.as<sqs::DeleteQueueRequest>()) {
      found.add("queue", last_part(gone->queue_url));
      found.add("settings", last_part(gone->queue_url));
    }
  } else if (event.subject == "sqs.PurgeQueue") {
    if (const auto purge = input.as<sqs::PurgeQueueRequest>()) {
      found.add("queue", last_part(purge->queue_url));
    }
  } else if (event.subject == "sqs.StartMessageMoveTask") {
    if (const auto move = input.as<sqs::StartMessageMoveTaskRequest>()) {
      found.add("queue", last_part(move->source_arn));
    }
  }
}

void Things::read_write(const sim::Event& event, Found& found) {
  const auto& input = event.as<aws::ApiCall>()->input;
  const auto add_key = [&](const std::string& table, const dynamodb::Attributes& key) {
    learn(table, key);
    found.add("item", item(table, key));
  };
  const auto add_item = [&](const std::string& table, const dynamodb::Attributes& attributes) {
    found.add("item", item(table, attributes));
  };
  const std::string_view operation = std::string_view(event.subject).substr(9);
  if (operation == "PutItem") {
    if (const auto put = input.as<dynamodb::PutItemRequest>()) {
      add_item(put->table_name, put->item);
    }
  } else if (operation == "UpdateItem") {
    if (const auto update = input.as<dynamodb::UpdateItemRequest>()) {
      add_key(update->table_name, update->key);
    }
  } else if (operation == "DeleteItem") {
    if (const auto gone = input.as<dynamodb::DeleteItemRequest>()) {
      add_key(gone->table_name, gone->key);
    }
  } else if (operation == "BatchWriteItem") {
    const auto batch = input.as<dynamodb::BatchWriteItemRequest>();
    if (batch == nullptr) return;
    for (const auto& [table, writes] : batch->request_items) {
      for (const auto& write : writes) {
        if (write.put_request) add_item(table, write.put_request->item);
        if (write.delete_request) add_key(table, write.delete_request->key);
      }
    }
  } else if (operation == "TransactWriteItems") {
    const auto all = input.as<dynamodb::TransactWriteItemsRequest>();
    if (all == nullptr) return;
    for (const auto& one : all->transact_items) {
      if (one.put) add_item(one.put->table_name, one.put->item);
      if (one.update) add_key(one.update->table_name, one.update->key);
      if (one.delete_item) add_key(one.delete_item->table_name, one.delete_item->key);
      if (one.condition_check) add_key(one.condition_check->table_name, one.condition_check->key);
    }
  } else if (operation == "CreateTable") {
    const auto create = input.as<dynamodb::CreateTableRequest>();
    if (create == nullptr) return;
    found.add("table", create->table_name);
    std::vector<std::string>& names = keys_[create->table_name];
    names.clear();
    for (const char* type : {"HASH", "RANGE"}) {
      for (const auto& element : create->key_schema) {
        if (element.key_type == type) names.push_back(element.attribute_name);
      }
    }
  } else if (operation == "DeleteTable") {
    if (const auto gone = input.as<dynamodb::DeleteTableRequest>()) {
      found.add("table", gone->table_name);
    }
  } else if (operation == "UpdateTimeToLive") {
    if (const auto ttl = input.as<dynamodb::UpdateTimeToLiveRequest>()) {
      found.add("table", ttl->table_name);
    }
  }
}

std::string Things::item(const std::string& table, const dynamodb::Attributes& attributes) const {
  const std::string name(last_part(table));
  const auto names = keys_.find(name);
  if (names == keys_.end()) return {};
  const std::string key = key_text(names->second, attributes);
  return key.empty() ? std::string{} : name + " " + key;
}

// A world that began with data of its own has tables that no call made.
void Things::learn(const std::string& table, const dynamodb::Attributes& key) {
  const auto [known, fresh] = keys_.try_emplace(std::string(last_part(table)));
  if (!fresh) return;
  for (const auto& [name, value] : key.get()) known->second.push_back(name);
}

}  // namespace harness
