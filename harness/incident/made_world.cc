#include "harness/incident/made_world.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "harness/evidence/fields.h"
#include "harness/incident/names.h"
#include "harness/incident/notification.h"
#include "harness/incident/trail_items.h"
#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"

namespace incident {
namespace {

constexpr int kSomeReceives = 3;
constexpr std::size_t kLongestName = 80;

// The names of queues, those to which dead letters go first: others refer to them.
struct Queues {
  std::map<std::string, Origin> all;
  std::map<std::string, std::string> dead_letters;  // of a queue
  // Of a queue, how often its dead letters had been received at least when somebody looked first.
  std::map<std::string, int> receives;
};

constexpr std::string_view kFifo = ".fifo";

// `orders` of `arn:aws:sns:eu-west-1:123456789012:orders`, where the ARN has `service` in it; "" of
// what is no such ARN.
std::string last_of_arn(const std::string& arn, const char* service) {
  if (!arn.starts_with("arn:") || arn.find(service) == std::string::npos) return {};
  return arn.substr(arn.rfind(':') + 1);
}

// A queue for its dead letters, which is of the same type. (SQS Developer Guide, "Using
// dead-letter queues".)
std::string dead_letters_of(const std::string& queue) {
  if (!queue.ends_with(kFifo)) return queue + "-dlq";
  return queue.substr(0, queue.size() - kFifo.size()) + "-dlq" + std::string(kFifo);
}

// A dump that nobody says the queue of is of one that is called as its file is, as far as a queue's
// name may be so. (SQS API Reference, CreateQueue.)
std::string queue_named_after(const std::string& file) {
  std::string stem = std::filesystem::path(file).stem().string();
  const bool is_fifo = stem.ends_with(kFifo);
  if (is_fifo) stem.resize(stem.size() - kFifo.size());
  std::string name;
  for (const char c : stem) {
    const bool may_be = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (name.size() < kLongestName) name += may_be ? c : '-';
  }
  if (name.empty()) name = "queue";
  return is_fifo ? name + std::string(kFifo) : name;
}

Queues queues_of(Happenings& happenings) {
  Queues queues;
  for (const std::string& name : happenings.queues()) {
    queues.all.emplace(name, inferred("facts are about it"));
  }
  for (Message& message : happenings.messages()) {
    if (message.is_dead && message.seen_in.empty())
      message.seen_in = dead_letters_of(message.queue);
    if (message.seen && message.queue.empty() && message.seen_in.empty()) {
      message.queue = message.seen_in = queue_named_after(message.seen->file);
      message.queue_origin = inferred("the file's name");
    }
    if (!message.queue.empty()) queues.all[message.queue] = message.queue_origin;
    if (!message.seen || message.seen_in.empty()) continue;
    queues.all[message.seen_in] = recorded(*message.seen);
    if (message.queue.empty() || message.queue == message.seen_in) continue;
    queues.dead_letters[message.queue] = message.seen_in;
    // Who looks receives, too; one that was received once was sent there.
    if (message.fewest_receives < 2) continue;
    const auto [least, is_new] =
        queues.receives.try_emplace(message.queue, message.fewest_receives);
    if (!is_new) least->second = std::min(least->second, message.fewest_receives);
  }
  return queues;
}

// After how many receives messages of a queue are dead letters.
struct Redrive {
  std::string dead_letters;  // "": never
  int most_receives = 0;
  Origin why;
};

Redrive redrive_of(const Queues& queues, const std::string& name) {
  const auto letters = queues.dead_letters.find(name);
  if (letters == queues.dead_letters.end()) return {};
  const auto seen = queues.receives.find(name);
  if (seen == queues.receives.end()) {
    return {letters->second, kSomeReceives, invented("after how many receives, nothing says")};
  }
  // A policy has no more. (SQS API Reference, SetQueueAttributes.)
  constexpr int kMostReceives = 1'000;
  return {letters->second, std::min(seen->second - 1, kMostReceives),
          inferred("its dead letters had been received " + std::to_string(seen->second) +
                   " times, the last time by who looked")};
}

Entry create(const std::string& name, const Redrive& redrive, const Origin& origin) {
  std::vector<Member> input{{"QueueName", json_string(name), origin}};
  sim::JsonWriter attributes;
  attributes.begin_object();
  if (name.ends_with(".fifo")) attributes.key("FifoQueue").value("true");
  if (!redrive.dead_letters.empty()) {
    sim::JsonWriter policy;
    policy.begin_object();
    policy.key("deadLetterTargetArn")
        .value("arn:aws:sqs:${region}:${account}:" + redrive.dead_letters);
    policy.key("maxReceiveCount").value(redrive.most_receives).end_object();
    attributes.key("RedrivePolicy").value(policy.text());
  }
  attributes.end_object();
  if (attributes.text() != "{}") {
    input.push_back({"Attributes", attributes.text(),
                     redrive.dead_letters.empty() ? inferred("its name") : redrive.why});
  }
  return setup_entry("sqs.CreateQueue", origin, input);
}

// The key attributes of a table, as the keys of a change say them.
Entry create_table(const std::string& name, const sim::JsonValue& keys, const Origin& origin,
                   KnownTable& known) {
  sim::JsonWriter schema;
  sim::JsonWriter types;
  schema.begin_array();
  types.begin_array();
  for (const sim::JsonValue& key : keys.members()) {
    const std::string_view type = key.members().empty() ? "S" : key.members().front().name();
    schema.begin_object().key("AttributeName").value(key.name());
    schema.key("KeyType").value(known.keys.empty() ? "HASH" : "RANGE").end_object();
    types.begin_object().key("AttributeName").value(key.name());
    types.key("AttributeType").value(type).end_object();
    known.keys.emplace_back(key.name());
    known.types.emplace(key.name(), type);
  }
  schema.end_array();
  types.end_array();
  const bool is_sure = known.keys.size() == 1;
  return setup_entry("dynamodb.CreateTable", origin,
                     {{"TableName", json_string(name), origin},
                      {"KeySchema", schema.text(),
                       is_sure ? origin : inferred("which of the two keys comes first")},
                      {"AttributeDefinitions", types.text(), origin},
                      {"BillingMode", "PAY_PER_REQUEST", invented()}});
}

void make_table(const std::string& name, const std::string& json, const Origin& origin,
                MadeWorld& made) {
  sim::JsonTree keys;
  if (name.empty() || made.known.tables.contains(name) || !keys.read(json)) return;
  if (keys.root().members().empty()) return;
  KnownTable& known = made.known.tables[name];
  made.setup.push_back(create_table(name, keys.root(), origin, known));
}

// A call about one item, which AWS answered without an error, has the table's key.
void make_table_of(const Call& call, MadeWorld& made) {
  sim::JsonTree tree;
  if (!is_item_operation(call.operation) || !call.error.empty() || !tree.read(call.payload)) return;
  const sim::JsonValue* const key = evidence::at(tree.root(), {"requestParameters", "key"});
  if (key == nullptr || !key->is_object()) return;
  make_table(name_in(call.resource), typed_key(*key, nullptr), recorded(call.time.place), made);
}

// Topics that queues are subscribed to, as what was delivered to them says, or that calls of the
// trail are about.
void make_topics(const Happenings& happenings, MadeWorld& made) {
  std::map<std::string, Origin> topics;
  std::map<std::pair<std::string, std::string>, Origin> subscriptions;  // by topic and queue
  const auto is_modelled = [](const std::string& name) {
    return !name.empty() && !name.ends_with(kFifo);
  };
  for (const Message& message : happenings.messages()) {
    const auto notification = notification_in(message);
    if (!notification || !is_modelled(notification->topic)) continue;
    if (!made.known.queues.contains(message.queue)) continue;
    topics.emplace(notification->topic, message.body_origin);
    subscriptions.emplace(std::pair(notification->topic, message.queue), message.body_origin);
  }
  for (const Call& call : happenings.calls()) {
    const std::string topic = last_of_arn(call.resource, ":sns:");
    if (!call.operation.starts_with("sns:") || !call.error.empty() || !is_modelled(topic)) continue;
    topics.emplace(topic, inferred("calls are about it"));
  }
  for (const auto& [topic, origin] : topics) {
    made.known.topics.insert(topic);
    made.setup.push_back(
        setup_entry("sns.CreateTopic", origin, {{"Name", json_string(topic), origin}}));
  }
  for (const auto& [between, origin] : subscriptions) {
    const auto& [topic, queue] = between;
    made.known.queues[queue].is_fed_by_topic = true;
    const std::string endpoint = "arn:aws:sqs:${region}:${account}:" + queue;
    made.setup.push_back(setup_entry("sns.Subscribe", origin,
                                     {{"TopicArn", json_string(topic_arn(topic)), origin},
                                      {"Protocol", "sqs", origin},
                                      {"Endpoint", json_string(endpoint), origin}}));
  }
}

}  // namespace

MadeWorld made_world(Happenings& happenings) {
  MadeWorld made;
  made.known.is_made = true;
  const Queues queues = queues_of(happenings);
  std::set<std::string> targets;
  for (const auto& [queue, dead_letters] : queues.dead_letters) targets.insert(dead_letters);
  for (const bool is_target : {true, false}) {
    for (const auto& [name, origin] : queues.all) {
      if (targets.contains(name) != is_target) continue;
      const Redrive redrive = redrive_of(queues, name);
      made.setup.push_back(create(name, redrive, origin));
      made.known.queues[name] = {redrive.dead_letters, redrive.most_receives, false};
    }
  }
  make_topics(happenings, made);
  for (const Item& item : happenings.items()) {
    make_table(item.table, item.keys, recorded(item.place), made);
  }
  for (const Call& call : happenings.calls()) make_table_of(call, made);
  return made;
}

}  // namespace incident
