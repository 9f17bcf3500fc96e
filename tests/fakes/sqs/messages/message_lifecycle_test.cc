#include "fakes/sqs/messages/message_lifecycle.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::SqsStage;

TEST_CASE("Many messages of one instant become visible at it, and too old, in several callbacks",
          "[sqs][messages]") {
  SqsStage on;
  const std::string url =
      on.make_queue("q", {{"DelaySeconds", "60"}, {"MessageRetentionPeriod", "600"}});
  for (int i = 0; i < 2500; ++i) on.send(url, "m");
  CHECK(on.counts(url) == "0/0/2500");
  const std::uint64_t before = on.scheduler.events_run();
  on.pass(60s);
  CHECK(on.counts(url) == "2500/0/0");
  CHECK(on.scheduler.events_run() - before == 3);
  CHECK(on.journal.events().back().time == sim::kDefaultStart + 60s);
  on.pass(540s);
  CHECK(on.counts(url) == "0/0/0");
  CHECK(on.events("sqs.expired").size() == 2500);
  CHECK(on.scheduler.events_run() - before == 6);
  CHECK(on.journal.events().back().time == sim::kDefaultStart + 600s);
}
