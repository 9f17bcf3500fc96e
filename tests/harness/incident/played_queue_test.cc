#include "harness/incident/played_queue.h"

#include "harness/incident/file_names.h"
#include "harness/incident/messages_before.h"
#include "tests/support/catch.h"

using incident::Message;
using incident::PlayedQueue;

namespace {

std::string texts(const PlayedQueue& queue) {
  std::string all;
  for (const PlayedQueue::Held& one : queue.visible()) {
    all += one.message->id + std::to_string(one.receives) + " ";
  }
  return all;
}

sim::Time at(int second) { return sim::kDefaultStart + std::chrono::seconds{second}; }

Message message_with(const std::string& id, const std::string& group = {}) {
  Message message;
  message.id = id;
  message.group = group;
  return message;
}

}  // namespace

TEST_CASE("PlayedQueue: what was hidden comes last, and what was received too often goes",
          "[incident]") {
  const Message a = message_with("a");
  const Message b = message_with("b");
  const Message c = message_with("c");
  PlayedQueue queue(false, 2);
  for (const Message* one : {&a, &b, &c}) queue.send(*one);
  queue.receive(1, at(30));
  CHECK(texts(queue) == "b0 c0 ");
  queue.advance(at(30));
  CHECK(texts(queue) == "b0 c0 a1 ");
  queue.receive(3, at(40));
  queue.advance(at(40));
  CHECK(texts(queue) == "a2 b1 c1 ");
  // The one that goes is not counted.
  queue.receive(1, at(50));
  CHECK(texts(queue) == "c1 ");
  CHECK_FALSE(queue.has(a));
  CHECK(queue.has(b));
}

TEST_CASE("PlayedQueue: a group of a FIFO queue waits for its first message", "[incident]") {
  const Message a = message_with("a", "g");
  const Message b = message_with("b", "h");
  const Message c = message_with("c", "g");
  PlayedQueue queue(true, 0);
  for (const Message* one : {&a, &b, &c}) queue.send(*one);
  CHECK(texts(queue) == "a0 c0 b0 ");
  queue.receive(1, at(30));
  CHECK(texts(queue) == "b0 ");
  queue.advance(at(30));
  CHECK(texts(queue) == "b0 a1 c0 ");
}

TEST_CASE("MessagesBefore: the oldest of a queue are those that were deleted", "[incident]") {
  incident::MessagesBefore before;
  for (const char* const id : {"a", "b", "c"}) REQUIRE(before.sent(id, "jobs") != nullptr);
  REQUIRE(before.sent("d", "other") != nullptr);
  CHECK(before.sent("e", "") == nullptr);
  CHECK(before.sent("a", "jobs")->id == "a");
  before.deleted("jobs", 2);
  before.deleted("none", 1);
  const std::vector<Message> left = before.take();
  REQUIRE(left.size() == 2);
  CHECK(left[0].id == "c");
  CHECK(left[1].id == "d");
  CHECK(before.gone() == 2);
}

TEST_CASE("file names: words of a name, then the folder", "[incident]") {
  const auto named = [](const std::string& path) {
    incident::NamedAfter after(path);
    for (const char* const name : {"jobs", "jobs-dlq", "dumps"}) after.look(name);
    return after.name();
  };
  CHECK(named("x/jobs-dlq.2.json") == "jobs-dlq");
  CHECK(named("dumps/jobs_2026.json") == "jobs");
  CHECK(named("dumps/1.json") == "dumps");
  CHECK(named("dumps/x/1.json").empty());
  CHECK(named("x/jobs2.json").empty());
}
