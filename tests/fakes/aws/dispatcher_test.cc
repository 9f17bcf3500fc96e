#include "fakes/aws/dispatcher.h"

#include <stdexcept>

#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

struct DispatcherFixture : tests::Stage {
  tests::Toys toys{environment};
  std::string seen;

  DispatcherFixture() { dispatcher.add(toys); }

  std::shared_ptr<aws::PendingCall> wait_for_toy(std::int32_t seconds) {
    auto request = std::make_shared<tests::AwaitToyRequest>();
    request->seconds = seconds;
    return dispatcher.start(
        toys, *toys.model().find("AwaitToy"), caller(),
        [&] {
          return aws::Dispatcher::DecodedInput{request, {}};
        },
        [this](const aws::Outcome& outcome) { note(outcome); });
  }
  void note(const aws::Outcome& outcome) {
    seen += outcome.error != nullptr
                ? outcome.error->code()
                : static_cast<const tests::ToyResponse*>(outcome.response)->toy_url;
    seen += ' ';
  }
};

struct UnknownRequest {
  using Response = tests::ToyResponse;
  static constexpr std::string_view kService = "nothing";
  static constexpr std::string_view kOperation = "CreateToy";
};

struct UnknownOperation {
  using Response = tests::ToyResponse;
  static constexpr std::string_view kService = "toy";
  static constexpr std::string_view kOperation = "Break";
};

}  // namespace

TEST_CASE_METHOD(DispatcherFixture, "Dispatcher: finds its services", "[aws][dispatch]") {
  CHECK(dispatcher.find("toy") == &toys);
  CHECK(dispatcher.find("nothing") == nullptr);
  CHECK(toys.model().find("CreateToy") != nullptr);
  CHECK(toys.model().find("createToy") == nullptr);
  CHECK_THROWS_AS(client.now(UnknownRequest{}), std::logic_error);
  CHECK_THROWS_AS(client.now(UnknownOperation{}), std::logic_error);
}

TEST_CASE_METHOD(DispatcherFixture, "Dispatcher: a deferred operation is not for now()",
                 "[aws][dispatch]") {
  tests::AwaitToyRequest request;
  request.seconds = 1;
  CHECK_THROWS_AS(client.now(request), std::logic_error);
}

TEST_CASE_METHOD(DispatcherFixture, "Dispatcher: request ids are UUIDs, and no two alike",
                 "[aws][dispatch]") {
  const std::string id = dispatcher.new_request_id();
  CHECK(id.size() == 36);
  CHECK(id != dispatcher.new_request_id());
}

TEST_CASE_METHOD(DispatcherFixture, "Dispatcher: a call opens the turn's transaction",
                 "[aws][dispatch]") {
  CHECK_FALSE(store.in_transaction());
  json("ToyStore.CreateToy", R"({"ToyName":"B"})");
  CHECK_FALSE(store.in_transaction());
  json("ToyStore.CreateToy", R"({"ToyName":"bear"})");
  CHECK(store.in_transaction());
}

TEST_CASE_METHOD(DispatcherFixture, "Dispatcher: what a call causes knows its cause",
                 "[aws][dispatch]") {
  const std::uint64_t before = journal.cause();
  wait_for_toy(5);
  CHECK(journal.cause() == before);
  pass(5s);
  const auto& events = journal.events();
  REQUIRE(events.size() == 2);
  CHECK(events[0].actor == "test");
  CHECK(events[1].actor == "toy");
  CHECK(events[1].kind == "api.reply");
  CHECK(events[1].cause == events[0].sequence);
  CHECK(events[1].time == events[0].time + 5s);
}

TEST_CASE_METHOD(DispatcherFixture, "Dispatcher: the journal has what was asked, valid or not",
                 "[aws][dispatch]") {
  json("ToyStore.CreateToy", R"({"ToyName":"Bad","Picture":"AAEC"})");
  json("ToyStore.CreateToy", "no JSON");
  const auto& events = journal.events();
  REQUIRE(events.size() == 4);
  CHECK_THAT(events[0].data, Contains(R"("input":{"ToyName":"Bad","Picture":"AAEC"})"));
  CHECK_THAT(events[1].data, Contains(R"("code":"ValidationException")"));
  CHECK_THAT(events[2].data, Contains(R"("input":null)"));
  CHECK_THAT(events[3].data, Contains(R"("code":"SerializationException")"));
}

TEST_CASE_METHOD(DispatcherFixture, "Pending: answered once, whatever comes after",
                 "[aws][dispatch]") {
  const auto pending = wait_for_toy(5);
  CHECK(pending->open());
  pass(5s);
  CHECK(seen == "late ");
  CHECK_FALSE(pending->open());
  const aws::Reply<tests::ToyResponse> reply{pending};
  reply.send({});
  reply.fail(aws::Error("Late", 400, "too late"));
  pending->abandon();
  CHECK(seen == "late ");
  CHECK(toys.abandoned == 0);
  CHECK(journal.events().size() == 2);
}

TEST_CASE_METHOD(DispatcherFixture, "Pending: an abandoned call answers nobody",
                 "[aws][dispatch]") {
  const auto pending = wait_for_toy(5);
  pending->abandon();
  pending->abandon();
  CHECK(toys.abandoned == 1);
  CHECK_FALSE(pending->open());
  pass(10s);
  CHECK(seen.empty());
  CHECK(journal.events().size() == 1);
}

TEST_CASE_METHOD(DispatcherFixture, "Pending: a late failure is an error event",
                 "[aws][dispatch]") {
  const auto pending = wait_for_toy(5);
  aws::Reply<tests::ToyResponse>{pending}.fail(aws::Error("ToyLost", 400, "lost"));
  CHECK(seen == "ToyLost ");
  CHECK(journal.events().back().kind == "api.error");
}

TEST_CASE_METHOD(DispatcherFixture, "Pending: on_abandoned after the answer is forgotten",
                 "[aws][dispatch]") {
  const auto pending = wait_for_toy(0);
  pass(1s);
  const auto token = std::make_shared<int>(1);
  pending->on_abandoned([token] {});
  CHECK(token.use_count() == 1);
}

TEST_CASE_METHOD(DispatcherFixture, "record_refused: names what was asked", "[aws][dispatch]") {
  dispatcher.record_refused(caller(), "toy.Break", aws::Error("InvalidAction", 400, "no such"));
  REQUIRE(journal.events().size() == 1);
  const sim::Event& event = journal.events().front();
  CHECK(event.kind == "api.refused");
  CHECK(event.subject == "toy.Break");
  CHECK(event.actor == "test");
  CHECK(event.data == R"({"error":{"code":"InvalidAction","status":400,"message":"no such"}})");
}
