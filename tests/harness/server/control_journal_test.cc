#include "tests/harness/server/served.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

struct WithQueues : tests::Served {
  WithQueues() {
    for (const char* name : {"a", "b", "c"}) sqs("CreateQueue", {{"QueueName", name}});
  }
};

}  // namespace

TEST_CASE("GET journal: by kind, actor and subject, exactly or by how they begin", "[server]") {
  WithQueues served;
  CHECK(served.get("/_backlot/journal?kind=api.call").at("events").size() == 3);
  CHECK(served.get("/_backlot/journal?kind=api.*").at("events").size() == 6);
  CHECK(served.get("/_backlot/journal?kind=api").at("events").empty());
  CHECK(served.get("/_backlot/journal?actor=client").at("events").size() == 3);
  CHECK(served.get("/_backlot/journal?subject=sqs.Create*&kind=api.reply").at("events").size() ==
        3);
  const json event = served.get("/_backlot/journal?kind=api.call").at("events")[1];
  CHECK(event.at("data").at("input").at("QueueName") == "b");
}

TEST_CASE("GET journal: page by page", "[server]") {
  WithQueues served;
  std::vector<std::string> names;
  std::uint64_t since = 0;
  for (bool more = true; more;) {
    const json page =
        served.get("/_backlot/journal?kind=api.call&limit=1&since=" + std::to_string(since));
    for (const json& event : page.at("events")) {
      names.push_back(event.at("data").at("input").at("QueueName"));
    }
    since = page.at("last");
    more = page.at("more");
  }
  CHECK(names == std::vector<std::string>{"a", "b", "c"});
  CHECK(served.get("/_backlot/journal").at("digest").get<std::string>().size() == 64);
}

TEST_CASE("GET journal: numbers that are none are 400", "[server]") {
  tests::Served served;
  for (const char* query : {"since=x", "since=-1", "limit=", "limit=10001"}) {
    INFO(query);
    const auto answer = served.call("GET", std::string("/_backlot/journal?") + query);
    CHECK(answer.status == 400);
    CHECK_THAT(answer.body, Contains("expected a whole number from 0 to"));
  }
}

TEST_CASE("GET journal: a server keeps the last events, as many as its options allow", "[server]") {
  auto options = tests::manual_options();
  options.keep_events = {.count = 0, .bytes = 100'000};
  tests::Served served(options);
  const json queue = json::parse(served.sqs("CreateQueue", {{"QueueName", "q"}}).body);
  for (int i = 0; i < 50; ++i) {
    served.sqs("SendMessage",
               {{"QueueUrl", queue.at("QueueUrl")}, {"MessageBody", std::string(10'000, 'x')}});
  }
  const json page = served.get("/_backlot/journal?limit=10000");
  CHECK(page.at("count").get<int>() > 100);
  CHECK(page.at("events").size() < 40);
  CHECK(page.at("events").back().at("sequence") == page.at("count"));
  std::size_t bytes = 0;
  for (const json& event : page.at("events")) bytes += event.at("data").dump().size();
  CHECK(bytes <= 100'000);
}
