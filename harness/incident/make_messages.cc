// SQS messages: what was sent from outside is sent by a step, or was in its queue before.
#include <algorithm>
#include <set>

#include "harness/evidence/fields.h"
#include "harness/incident/file_names.h"
#include "harness/incident/maker.h"
#include "harness/incident/names.h"
#include "harness/incident/notification.h"
#include "harness/scenario/placeholders.h"
#include "sim/journal/json_tree.h"

namespace incident {
namespace {

using evidence::text_of;

constexpr char kUrl[] = "http://127.0.0.1:4566/${account}/";

// The queue that a file is called after.
std::string named_in(const std::string& path, const KnownWorld& world,
                     const Happenings& happenings) {
  NamedAfter named(path);
  for (const auto& [name, queue] : world.queues) named.look(name);
  for (const std::string& name : happenings.queues()) named.look(name);
  return named.name();
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
  if (message.has_body) return {"MessageBody", literal_json(message.body), message.body_origin};
  draft.unknown_bodies.push_back(message.md5);
  const bool has_size =
      message.bytes.find_first_not_of("0123456789") == std::string::npos && !message.bytes.empty();
  const std::string bytes = has_size ? ", bytes: " + message.bytes : "";
  return {"MessageBody", "{unknown: " + json_string("md5 " + message.md5) + bytes + "}",
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
    out.key(harness::without_placeholders(one.name())).begin_object();
    out.key("DataType").raw(literal_json(type)).key(bytes.empty() ? "StringValue" : "BinaryValue");
    out.raw(literal_json(bytes.empty() ? text_of(one, {"StringValue", "stringValue"}) : bytes));
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
  if (!message.group.empty())
    input.push_back({"MessageGroupId", literal_json(message.group), seen});
  if (!message.deduplication.empty()) {
    input.push_back({"MessageDeduplicationId", literal_json(message.deduplication), seen});
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

// Whether it was a dead letter when the incident began: it had been received by then; or nobody is
// there to make it one, and nothing says when it became one.
bool was_dead(const Maker& maker, const Message& message) {
  if (message.seen_in.empty() || message.seen_in == message.queue) return false;
  if (message.first_received) return maker.is_before(*message.first_received);
  return !maker.world().has_programs;
}

void put_there_before(Maker& maker, Arrivals& arrivals, const Message& message) {
  const std::string& queue = was_dead(maker, message) ? message.seen_in : message.queue;
  maker.need_queue(queue, std::nullopt);
  const Origin why =
      inferred(message.sent ? "it was sent before" : "nothing says when it was sent");
  maker.add_setup(
      setup_entry("sqs.SendMessage", why,
                  input_of_message(message, queue, message.queue_origin, maker.draft())),
      "messages that were there before");
  arrivals[queue].push_back({&message, std::nullopt});
}

// What nobody in the world publishes: once, however many queues the topic delivers it to.
void publish(Maker& maker, std::set<std::string>& published, const Message& message,
             const Notification& notification) {
  const bool is_new = published.insert(notification.topic + '\n' + notification.id).second;
  if (!is_new && !notification.id.empty()) {
    return maker.made("messages that topics of the world deliver");
  }
  const Origin place = message.body_origin;
  maker.add_step(*message.sent,
                 call_entry("sns.Publish", {}, place, input_of_publish(notification, place)),
                 "notifications published from outside");
}

void make_message(Maker& maker, Arrivals& arrivals, std::set<std::string>& published,
                  const Message& message) {
  if (maker.is_foreign(message.account)) {
    return maker.left_out("messages of another account than most of the evidence");
  }
  if (message.sent && maker.is_after(*message.sent)) {
    return maker.left_out("messages sent after the time asked for", message.sent->place);
  }
  if (message.queue.empty()) return maker.left_out("messages of which nothing says the queue");
  if (message.is_setup) return maker.made("messages that the world's own setup sends");
  const bool was_there = message.sent && maker.is_before(*message.sent);
  if (!was_there && maker.is_inside(message.actor)) {
    return maker.made("messages that programs of the world send");
  }
  const auto known = maker.world().queues.find(message.queue);
  const bool is_fed = known != maker.world().queues.end() && known->second.is_fed_by_topic;
  const auto notification = is_fed && !was_there ? notification_in(message) : std::nullopt;
  if (notification && maker.world().has_programs) {
    return maker.made("messages that topics of the world deliver");
  }
  if (!message.has_body && message.md5.empty()) {
    return maker.left_out("messages without a body or its hash");
  }
  if (!message.sent || was_there) return put_there_before(maker, arrivals, message);
  arrivals[message.queue].push_back({&message, message.sent->time});
  if (notification && maker.world().topics.contains(notification->topic)) {
    return publish(maker, published, message, *notification);
  }
  const std::vector<Member> input =
      input_of_message(message, message.queue, message.queue_origin, maker.draft());
  maker.need_queue(message.queue, message.sent->time);
  maker.add_step(*message.sent,
                 call_entry("sqs.SendMessage", message.actor, recorded(message.sent->place), input),
                 "messages sent from outside");
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
    if (message.sent && maker.is_after(*message.sent)) continue;
    // Where nobody receives, it is still where it was sent.
    const bool stays = !maker.world().has_programs && !message.queue.empty() &&
                       message.first_received && maker.is_after(*message.first_received);
    Seen& in = seen[stays ? message.queue : message.seen_in];
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
    if (maker.is_after(*message.sent)) continue;
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
  Arrivals arrivals;
  std::set<std::string> published;  // topics and ids of notifications
  for (const Message& message : maker.happenings().messages()) {
    make_message(maker, arrivals, published, message);
  }
  if (const std::uint64_t gone = maker.happenings().deleted_before(); gone > 0) {
    maker.draft().left_out["messages sent before, of which as many were deleted before"] = {gone,
                                                                                            {}};
  }
  for (const std::string& queue : received_in_trail(maker)) arrivals.erase(queue);
  make_receives(maker, arrivals);
  expect_depths(maker);
  expect_sent_messages(maker);
}

}  // namespace incident
