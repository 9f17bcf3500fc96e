#include "sim/journal/journal.h"

#include <vector>

#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace {

struct Fixture {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
};

std::string digest_of(const std::vector<sim::Event>& events) {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
  for (const sim::Event& event : events) {
    scheduler.run_until(scheduler.start() + event.time.time_since_epoch());
    const sim::CauseScope because{journal, event.cause};
    journal.record(event.actor, event.kind, event.subject, event.data);
  }
  return journal.digest();
}

sim::Event plain() {
  sim::Event event;
  event.actor = "hermes";
  event.kind = "mail";
  event.subject = "m1";
  event.data = R"({"a":1})";
  return event;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "Journal: an event has its number, time and cause", "[sim][journal]") {
  CHECK(journal.record("hermes", "mail.received", "m1", "{}") == 1);
  scheduler.run_until(scheduler.now() + 5s);
  {
    const sim::CauseScope because{journal, 1};
    CHECK(journal.record("sqs", "sqs.sent", "q", R"({"n":1})") == 2);
  }
  journal.record("sqs", "sqs.deleted", "q", "{}");
  REQUIRE(journal.events().size() == 3);
  const sim::Event& sent = journal.events()[1];
  CHECK(sent.sequence == 2);
  CHECK(sent.time == scheduler.start() + 5s);
  CHECK(sent.actor == "sqs");
  CHECK(sent.kind == "sqs.sent");
  CHECK(sent.subject == "q");
  CHECK(sent.data == R"({"n":1})");
  CHECK(sent.cause == 1);
  CHECK(journal.events()[0].cause == 0);
  CHECK(journal.events()[2].cause == 0);
}

TEST_CASE_METHOD(Fixture, "CauseScope: nests and gives back what was", "[sim][journal]") {
  {
    const sim::CauseScope outer{journal, 5};
    {
      const sim::CauseScope inner{journal, 6};
      CHECK(journal.cause() == 6);
    }
    CHECK(journal.cause() == 5);
  }
  CHECK(journal.cause() == 0);
}

TEST_CASE("digest: equal runs are equal, and it covers every event", "[sim][journal]") {
  const std::string empty = digest_of({});
  // SHA-256 of nothing.
  CHECK(empty == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const sim::Event event = plain();
  CHECK(digest_of({event, event}) == digest_of({event, event}));
  CHECK(digest_of({event}) != empty);
  CHECK(digest_of({event}) != digest_of({event, event}));
  sim::Event other = event;
  other.actor = "other";
  CHECK(digest_of({event, other}) != digest_of({other, event}));
}

TEST_CASE("digest: to ask for it on the way, and how long the texts are, changes nothing of it",
          "[sim][journal]") {
  sim::Scheduler scheduler;
  sim::Journal asked{scheduler};
  sim::Journal not_asked{scheduler};
  for (std::size_t i = 0; i < 40; ++i) {
    sim::Event event = plain();
    event.data = "\"" + std::string(i * i * 20, 'x') + "\"";
    for (sim::Journal* journal : {&asked, &not_asked}) {
      journal->record(event.actor, event.kind, event.subject, event.data);
    }
    if (i % 3 == 0) CHECK(asked.digest() == asked.digest());
  }
  CHECK(asked.digest() == not_asked.digest());
}

TEST_CASE("digest: each field counts", "[sim][journal]") {
  const std::string before = digest_of({plain()});
  const auto changed = [](auto change) {
    sim::Event event = plain();
    change(event);
    return digest_of({event});
  };
  CHECK(changed([](sim::Event& e) { e.time += 1ns; }) != before);
  CHECK(changed([](sim::Event& e) { e.actor += "x"; }) != before);
  CHECK(changed([](sim::Event& e) { e.kind += "x"; }) != before);
  CHECK(changed([](sim::Event& e) { e.subject += "x"; }) != before);
  CHECK(changed([](sim::Event& e) { e.data = R"({"a":2})"; }) != before);
  CHECK(changed([](sim::Event& e) { e.cause = 9; }) != before);
  // The same bytes, divided otherwise.
  const auto divided = [&](const char* actor, const char* kind) {
    return changed([&](sim::Event& e) {
      e.actor = actor;
      e.kind = kind;
    });
  };
  CHECK(divided("ab", "c") != divided("a", "bc"));
  CHECK(divided("a\tb", "c") != divided("a", "b\tc"));
}

TEST_CASE_METHOD(Fixture, "digest: asking for it changes nothing", "[sim][journal]") {
  journal.record("a", "b", "c", "{}");
  CHECK(journal.digest() == journal.digest());
  journal.record("a", "b", "c", "{}");
  sim::Scheduler other_scheduler;
  sim::Journal other{other_scheduler};
  other.record("a", "b", "c", "{}");
  other.record("a", "b", "c", "{}");
  CHECK(journal.digest() == other.digest());
}

TEST_CASE_METHOD(Fixture, "keep_last: forgets old events, digests them all", "[sim][journal]") {
  sim::Journal all{scheduler};
  for (int i = 0; i < 5; ++i) {
    journal.record("a", "b", std::to_string(i), "{}");
    all.record("a", "b", std::to_string(i), "{}");
  }
  journal.keep_last({.count = 2});
  REQUIRE(journal.events().size() == 2);
  CHECK(journal.events().front().subject == "3");
  CHECK(journal.record("a", "b", "5", "{}") == 6);
  all.record("a", "b", "5", "{}");
  REQUIRE(journal.events().size() == 2);
  CHECK(journal.events().front().subject == "4");
  CHECK(journal.count() == 6);
  CHECK(journal.digest() == all.digest());
  journal.keep_last({});
  journal.record("a", "b", "6", "{}");
  CHECK(journal.events().size() == 3);
}

TEST_CASE_METHOD(Fixture, "keep_last: a limit in bytes holds, whatever the events' size",
                 "[sim][journal]") {
  journal.keep_last({.bytes = 1 << 20});
  const auto held = [&] {
    std::size_t bytes = 0;
    for (const sim::Event& event : journal.events()) bytes += event.data.size();
    return bytes;
  };
  for (int i = 0; i < 1000; ++i) journal.record("a", "b", "c", std::string(10'000, ' '));
  CHECK(held() > 900'000);
  CHECK(held() <= 1 << 20);
  // Small ones are not free either.
  for (int i = 0; i < 100'000; ++i) journal.record("a", "b", "c", "{}");
  CHECK(journal.events().size() > 1000);
  CHECK(journal.events().size() * sizeof(sim::Event) <= 1 << 20);
  // The newest is there even if it is too large.
  journal.record("a", "b", "c", std::string(2 << 20, ' '));
  CHECK(journal.events().size() == 1);
  journal.record("a", "b", "c", "{}");
  CHECK(journal.events().size() == 1);
  CHECK(journal.events().front().data == "{}");
}

TEST_CASE("RetentionLimit: a number or a size", "[sim][journal]") {
  using sim::RetentionLimit;
  CHECK(RetentionLimit::parse("100000") == RetentionLimit{.count = 100'000});
  CHECK(RetentionLimit::parse("512KiB") == RetentionLimit{.bytes = 512 << 10});
  CHECK(RetentionLimit::parse("64MiB") == RetentionLimit{.bytes = 64 << 20});
  CHECK(RetentionLimit::parse("2GiB") == RetentionLimit{.bytes = std::size_t{2} << 30});
  for (const char* bad : {"", "0", "0MiB", "-1", "MiB", "64M", "64MB", "64 MiB", "64MiBs", "1.5GiB",
                          "99999999999999999999", "9999999999GiB"}) {
    CAPTURE(bad);
    CHECK_THROWS_WITH(RetentionLimit::parse(bad), Catch::Matchers::Contains("expected a number"));
  }
}

TEST_CASE_METHOD(Fixture, "listen: every event from now on, in order", "[sim][journal]") {
  std::string seen;
  journal.record("a", "before", "", "{}");
  const int first = journal.listen([&](const sim::Event& event) { seen += "1" + event.kind; });
  journal.listen([&](const sim::Event& event) { seen += "2" + event.kind; });
  journal.record("a", "x", "", "{}");
  journal.unlisten(first);
  journal.record("a", "y", "", "{}");
  CHECK(seen == "1x2x2y");
  journal.unlisten(99);
}

TEST_CASE("to_json: one line of JSON", "[sim][journal]") {
  sim::Event event = plain();
  event.sequence = 7;
  event.cause = 3;
  event.time = sim::kDefaultStart + 250ms;
  event.subject = "a \"b\"\n";
  CHECK(sim::to_json(event) ==
        R"({"sequence":7,"time":"2026-01-05T09:00:00.250Z","actor":"hermes","kind":"mail",)"
        R"("subject":"a \"b\"\n","cause":3,"data":{"a":1}})");
  event.data.clear();
  CHECK_THAT(sim::to_json(event), Catch::Matchers::EndsWith(R"("data":{}})"));
}
