#include "harness/takes/replay.h"

#include "sim/store/database.h"
#include "tests/harness/server/served.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

constexpr char kMail[] =
    "From: jo@example.com\r\nTo: edit@example.org\r\nSubject: Hours\r\n\r\nHello\r\n";

// A server's take with everything that can come from outside.
sim::RecordedTake recorded_take(const tests::Folder& folder, const char* pace) {
  auto options = tests::manual_options();
  options.pace = sim::Pace::parse(pace);
  options.journal_path = folder.path("take.sqlite");
  options.seed = 11;
  {
    tests::Served served(options);
    const json queue = json::parse(served.sqs("CreateQueue", {{"QueueName", "q"}}).body);
    const std::string url = queue.at("QueueUrl");
    served.sqs("SendMessage", {{"QueueUrl", url}, {"MessageBody", "b"}, {"DelaySeconds", 5}});
    served.call("POST", "/_backlot/time", R"({"advance": "10s"})");
    served.sqs("ReceiveMessage", {{"QueueUrl", url}, {"WaitTimeSeconds", 20}});
    served.call("POST", "/_backlot/mail", kMail);
    served.call("GET", "/session/abcdefgh/");
    served.call("POST", "/", std::string("\xff\x00 garbage", 10));
    served.sqs("ReceiveMessage", {{"QueueUrl", url}});
    served.call("POST", "/_backlot/time", R"({"advance": "1h"})");
  }
  return sim::JournalFile::read(folder.path("take.sqlite"));
}

sim::Event event(std::uint64_t sequence, std::string data) {
  sim::Event event;
  event.sequence = sequence;
  event.actor = "a";
  event.kind = "k";
  event.data = std::move(data);
  return event;
}

}  // namespace

TEST_CASE("play_again: a server's take is the same again", "[trace]") {
  const tests::Folder folder;
  for (const char* pace : {"manual", "real", "x100"}) {
    INFO(pace);
    const sim::RecordedTake take = recorded_take(folder, pace);
    const harness::Replayed replayed = harness::play_again(take, {});
    if (replayed.difference && replayed.difference->recorded) {
      UNSCOPED_INFO(sim::to_json(*replayed.difference->recorded));
    }
    if (replayed.difference && replayed.difference->replayed) {
      UNSCOPED_INFO(sim::to_json(*replayed.difference->replayed));
    }
    CHECK_FALSE(replayed.difference);
    CHECK(replayed.digest == take.info.at("digest"));
  }
}

TEST_CASE("play_again: a receive whose client left is left again", "[trace]") {
  const tests::Folder folder;
  auto options = tests::manual_options();
  options.journal_path = folder.path("take.sqlite");
  {
    tests::Served served(options);
    const json queue = json::parse(served.sqs("CreateQueue", {{"QueueName", "q"}}).body);
    const std::string body =
        json{{"QueueUrl", queue.at("QueueUrl")}, {"WaitTimeSeconds", 20}}.dump();
    sim::http::Client other("127.0.0.1", served.port());
    // Half-closes after the request, which counts as gone.
    other.raw(
        "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AmazonSQS.ReceiveMessage\r\n"
        "Content-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body);
    served.sqs("SendMessage", {{"QueueUrl", queue.at("QueueUrl")}, {"MessageBody", "b"}});
  }
  const sim::RecordedTake take = sim::JournalFile::read(folder.path("take.sqlite"));
  const auto is_gone = [](const sim::Event& e) { return e.kind == "input.gone"; };
  CHECK(std::count_if(take.events.begin(), take.events.end(), is_gone) == 1);
  CHECK_FALSE(harness::play_again(take, {}).difference);
}

TEST_CASE("play_again: a take whose store failed is refused", "[trace]") {
  const tests::Folder folder;
  sim::RecordedTake take = recorded_take(folder, "manual");
  sim::Event undone = take.events.back();
  undone.sequence = take.events.size() + 1;
  undone.kind = "store.undone";
  undone.data = R"({"since":1,"reason":"database or disk is full"})";
  take.events.push_back(undone);
  CHECK_THROWS_WITH(harness::play_again(take, {}), Contains("could not keep"));
}

TEST_CASE("play_again: a take that was changed differs where it was changed", "[trace]") {
  const tests::Folder folder;
  sim::RecordedTake take = recorded_take(folder, "manual");
  const auto call = std::find_if(take.events.begin(), take.events.end(), [](const sim::Event& e) {
    return e.subject == "sqs.SendMessage" && e.kind == "api.call";
  });
  REQUIRE(call != take.events.end());
  call->data = "{}";
  const auto difference = harness::play_again(take, {}).difference;
  REQUIRE(difference);
  CHECK(difference->sequence == call->sequence);
  CHECK(difference->replayed->data != "{}");
}

TEST_CASE("play_again: what cannot be played again is said", "[trace]") {
  const tests::Folder folder;
  sim::RecordedTake take = recorded_take(folder, "manual");
  take.info["began"] = "with data";
  CHECK_THROWS_WITH(harness::play_again(take, {}), Contains("began with data from before"));
  take.info.clear();
  CHECK_THROWS_WITH(harness::play_again(take, {}), Contains("its recording did not end"));
  take.events.clear();
  CHECK_THROWS_WITH(harness::play_again(take, {}), Contains("holds no events"));
}

TEST_CASE("first_difference: of behaviour, ids that were drawn do not count", "[trace]") {
  const auto id = [](const char* number) {
    return R"({"id":"8d3f1c2a-97b1-4f0e-9a64-00000000000)" + std::string(number) + "\"}";
  };
  const std::vector<sim::Event> recorded{event(1, id("1")), event(2, id("2")), event(3, id("1"))};
  const std::deque<sim::Event> alike{event(1, id("5")), event(2, id("6")), event(3, id("5"))};
  const std::deque<sim::Event> other{event(1, id("5")), event(2, id("6")), event(3, id("6"))};
  CHECK(harness::first_difference(recorded, alike)->sequence == 1);
  CHECK_FALSE(harness::first_difference(recorded, alike, harness::CompareBy::kBehaviour));
  CHECK(harness::first_difference(recorded, other, harness::CompareBy::kBehaviour)->sequence == 3);
}

TEST_CASE("first_difference: changed, missing and further events", "[trace]") {
  const std::vector<sim::Event> recorded{event(1, "{}"), event(2, "{}")};
  const auto find = [&](std::deque<sim::Event> replayed) {
    return harness::first_difference(recorded, replayed);
  };
  CHECK_FALSE(find({event(1, "{}"), event(2, "{}")}));
  CHECK(find({event(1, "{}"), event(2, "{\"x\":1}")})->sequence == 2);
  const auto missing = find({event(1, "{}")});
  REQUIRE(missing);
  CHECK(missing->recorded);
  CHECK_FALSE(missing->replayed);
  const auto further = find({event(1, "{}"), event(2, "{}"), event(3, "{}")});
  REQUIRE(further);
  CHECK(further->sequence == 3);
  CHECK_FALSE(further->recorded);
}
