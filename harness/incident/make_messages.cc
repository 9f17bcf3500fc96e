// SQS messages: what was sent from outside is sent by a step, or was in its queue before.
#include <algorithm>
#include <set>

#include "harness/evidence/fields.h"
#include "harness/incident/maker.h"
#include "harness/incident/names.h"
#include "sim/journal/json_tree.h"

namespace incident {
namespace {

using evidence::text_of;

// For how long a message is hidden from others, where nothing says it.
constexpr sim::Duration kHidden = std::chrono::seconds{30};
constexpr char kUrl[] = "http://127.0.0.1:4566/${account}/";

// SNS wraps what it delivers. (SNS developer guide, "Fanout to Amazon SQS queues".)
bool is_from_topic(const Message& message) {
  sim::JsonTree tree;
  if (!message.has_body || !tree.read(message.body)) return false;
  return text_of(tree.root(), "Type") == "Notification" &&
         !text_of(tree.root(), "TopicArn").empty();
}

// The longest name of a queue that is in the path of a file.
std::string named_in(const std::string& path, const KnownWorld& world,
                     const Happenings& happenings) {
  std::string found;
  const auto look = [&](const std::string& name) {
    if (name.size() > found.size() && path.find(name) != std::string::npos) found = name;
  };
  for (const auto& [name, queue] : world.queues) look(name);
  for (const std::string& name : happenings.queues()) look(name);
  return found;
}

void place(const KnownWorld& world, const Happenings& happenings, Message& message) {
  if (message.seen && message.seen_in.empty()) {
    message.seen_in = named_in(message.seen->file, world, happenings);
    // The file may be called after the queue that the dead letters are of.
    if (message.is_dead && message.seen_in == message.queue) message.seen_in.clear();
    // A queue's own redrive policy says where its dead letters are.
    const auto sent = world.queues.find(message.queue);
    if (message.seen_in.empty() && sent != world.queues.end() &&
        message.receives > sent->second.most_receives) {
      message.seen_in = sent->second.dead_letters;
    }
  }
  if (!message.queue.empty() || message.seen_in.empty()) return;
  const std::string source = world.source_of(message.seen_in);
  message.queue = source.empty() ? message.seen_in : source;
  message.queue_origin =
      source.empty() ? inferred("the file's name") : inferred("whose dead letters these are");
}

// The body's place in a call, and whether it is known.
Member body_of(const Message& message, Draft& draft) {
  if (message.has_body) return {"MessageBody", json_string(message.body), message.body_origin};
  draft.unknown_bodies.push_back(message.md5);
  return {"MessageBody", "{unknown: " + json_string("md5 " + message.md5) + "}",
          message.sent ? recorded(message.sent->place) : invented()};
}

// The attributes as a call has them: a record of Lambda's writes their members small.
std::string attributes_of(const std::string& json) {
  sim::JsonTree tree;
  if (!tree.read(json)) return {};
  sim::JsonWriter out;
  out.begin_object();
  for (const sim::JsonValue& one : tree.root().members()) {
    const std::string_view type = text_of(one, {"DataType", "dataType"});
    if (type.empty()) continue;
    const std::string_view bytes = text_of(one, {"BinaryValue", "binaryValue"});
    out.key(one.name()).begin_object().key("DataType").value(type);
    out.key(bytes.empty() ? "StringValue" : "BinaryValue");
    out.value(bytes.empty() ? text_of(one, {"StringValue", "stringValue"}) : bytes);
    out.end_object();
  }
  out.end_object();
  return out.take();
}

std::vector<Member> input_of_message(const Message& message, const std::string& queue,
                                     const Origin& queue_origin, Draft& draft) {
  std::vector<Member> input{{"QueueUrl", json_string(kUrl + queue), queue_origin},
                            body_of(message, draft)};
  const Origin seen = message.seen ? recorded(*message.seen) : queue_origin;
  if (!message.attributes.empty()) {
    input.push_back({"MessageAttributes", attributes_of(message.attributes), seen});
  }
  if (!message.group.empty()) input.push_back({"MessageGroupId", json_string(message.group), seen});
  if (!message.deduplication.empty()) {
    input.push_back({"MessageDeduplicationId", json_string(message.deduplication), seen});
  }
  return input;
}

// Gives messages of which only the hash is known the body that has it.
void share_bodies(Happenings& happenings) {
  for (Message& message : happenings.messages()) {
    if (message.has_body || message.md5.empty()) continue;
    const auto known = happenings.bodies().find(message.md5);
    if (known == happenings.bodies().end()) continue;
    message.has_body = true;
    message.body = known->second.text;
    message.body_origin = joined(known->second.place);
  }
}

// The queues of which the trail has the receives, which are made again one by one.
std::set<std::string> received_in_trail(const Maker& maker) {
  std::set<std::string> queues;
  for (const Call& call : maker.happenings().calls()) {
    if (call.operation != "sqs:ReceiveMessage" || !call.error.empty()) continue;
    if (maker.is_foreign(call.account) || maker.is_before(call.time)) continue;
    queues.insert(name_in(call.resource));
  }
  return queues;
}

// Where no program receives, somebody has to: once if the message is no dead letter, else as often
// as it takes to become one.
void receive(Maker& maker, const std::set<std::string>& in_trail, const Message& message) {
  if (maker.world().has_programs || !message.first_received) return;
  if (in_trail.contains(message.queue)) return;
  if (maker.is_before(*message.first_received)) return;
  const auto queue = maker.world().queues.find(message.queue);
  const bool becomes_dead = queue != maker.world().queues.end() && !message.seen_in.empty() &&
                            queue->second.dead_letters == message.seen_in;
  const int times = becomes_dead ? queue->second.most_receives + 1 : 1;
  const Origin place = recorded(message.first_received->place);
  for (int i = 0; i < times; ++i) {
    const Origin why =
        i == 0 ? maker.origin_of(*message.first_received) : inferred("it became a dead letter");
    maker.add_step(maker.corrected(*message.first_received) + i * kHidden, why,
                   {{0, "receive:", i == 0 ? place : why},
                    {1, "queue: " + json_string(message.queue), message.queue_origin},
                    {1, "hidden: " + sim::to_exact_text(kHidden), invented()}},
                   "receives by nobody that the world has");
  }
}

void make_message(Maker& maker, const std::set<std::string>& in_trail, const Message& message) {
  if (maker.is_foreign(message.account)) {
    return maker.left_out("messages of another account than most of the evidence");
  }
  if (message.queue.empty()) return maker.left_out("messages of which nothing says the queue");
  if (maker.is_inside(message.actor)) return maker.made("messages that programs of the world send");
  const auto known = maker.world().queues.find(message.queue);
  const bool is_fed = known != maker.world().queues.end() && known->second.is_fed_by_topic;
  if (is_fed && is_from_topic(message)) {
    return maker.made("messages that topics of the world deliver");
  }
  if (!message.has_body && message.md5.empty()) {
    return maker.left_out("messages without a body or its hash");
  }
  Draft& draft = maker.draft();
  receive(maker, in_trail, message);
  if (message.sent && !maker.is_before(*message.sent)) {
    const std::vector<Member> input =
        input_of_message(message, message.queue, message.queue_origin, draft);
    return maker.add_step(
        *message.sent,
        call_entry("sqs.SendMessage", message.actor, recorded(message.sent->place), input),
        "messages sent from outside");
  }
  // It was there already, and may have been a dead letter by then.
  const bool was_dead = message.first_received && maker.is_before(*message.first_received) &&
                        !message.seen_in.empty();
  const std::string& queue = was_dead ? message.seen_in : message.queue;
  const Origin why =
      inferred(message.sent ? "it was sent before" : "nothing says when it was sent");
  draft.setup.push_back(setup_entry("sqs.SendMessage", why,
                                    input_of_message(message, queue, message.queue_origin, draft)));
  maker.made("messages that were there before");
}

// Whether somebody moved or purged what was in a queue: a dump does not say when it was made.
bool is_emptied(const Happenings& happenings, const std::string& queue) {
  return std::ranges::any_of(happenings.calls(), [&](const Call& call) {
    return (call.operation == "sqs:StartMessageMoveTask" || call.operation == "sqs:PurgeQueue") &&
           call.error.empty() && name_in(call.resource) == queue;
  });
}

// How many messages were seen in each queue.
void expect_depths(Maker& maker) {
  struct Seen {
    std::uint64_t count = 0;
    const Message* first = nullptr;
  };
  std::map<std::string, Seen> seen;
  for (const Message& message : maker.happenings().messages()) {
    if (!message.seen || message.seen_in.empty() || maker.is_foreign(message.account)) continue;
    Seen& in = seen[message.seen_in];
    if (in.count++ == 0) in.first = &message;
  }
  for (const auto& [queue, in] : seen) {
    if (is_emptied(maker.happenings(), queue)) {
      maker.left_out("queues that were seen with messages, and emptied by somebody");
      continue;
    }
    const Origin place = recorded(*in.first->seen);
    maker.expect({{0, "queue:", place},
                  {1, "name: " + json_string(queue), place},
                  {1, "visible: " + std::to_string(in.count), place},
                  {1, "within: 1h", invented()}},
                 "queues with what was seen in them");
  }
}

// How many messages programs of the world sent to each queue.
void expect_sent_messages(Maker& maker) {
  struct Sent {
    std::uint64_t count = 0;
    Origin first;
  };
  std::map<std::string, Sent> sent;
  for (const Message& message : maker.happenings().messages()) {
    if (!message.sent || message.queue.empty() || maker.is_foreign(message.account)) continue;
    if (!maker.is_inside(message.actor) || maker.is_before(*message.sent)) continue;
    Sent& to = sent[message.queue];
    if (to.count++ == 0) to.first = recorded(message.sent->place);
  }
  for (const auto& [queue, to] : sent) {
    maker.expect({{0, "event:", to.first},
                  {1, "kind: sqs.sent", to.first},
                  {1, "contains: " + json_string("\"queue\":\"" + queue + "\""), to.first},
                  {1, "at_least: " + std::to_string(to.count), to.first},
                  {1, "within: 1h", invented()}},
                 "queues that programs of the world sent to");
  }
}

}  // namespace

void place_messages(const KnownWorld& world, Happenings& happenings) {
  share_bodies(happenings);
  for (Message& message : happenings.messages()) place(world, happenings, message);
}

void make_messages(Maker& maker) {
  const std::set<std::string> in_trail = received_in_trail(maker);
  for (const Message& message : maker.happenings().messages()) {
    make_message(maker, in_trail, message);
  }
  expect_depths(maker);
  expect_sent_messages(maker);
}

}  // namespace incident
