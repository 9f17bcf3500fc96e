#include "harness/story/sometimes_watch.h"

#include <vector>

#include "tests/support/catch.h"

using namespace harness;

namespace {

struct Happened {
  const char* kind;
  const char* subject;
  const char* actor = "somebody";
  std::uint64_t cause = 0;
};

bool reached(const Sometimes& sometimes, const std::vector<Happened>& events) {
  SometimesWatch watch(sometimes);
  std::uint64_t sequence = 0;
  for (const Happened& one : events) {
    sim::Event event;
    event.sequence = ++sequence;
    event.kind = one.kind;
    event.subject = one.subject;
    event.actor = one.actor;
    event.cause = one.cause;
    event.data = R"({"queue":"jobs"})";
    watch.see(event);
  }
  return watch.is_reached();
}

Sometimes sometimes(decltype(Sometimes::what) what) { return {"it", "a.yaml:1", std::move(what)}; }

EventPattern of(const char* kind) {
  EventPattern pattern;
  pattern.kind = kind;
  return pattern;
}

// A run of work, by its subject.
SpanPattern work(Bond by = Bond::kSubject) { return {of("begun"), of("ended"), by}; }

}  // namespace

TEST_CASE("Sometimes, an event: its kind, actor, subject and data", "[story][sometimes]") {
  SometimesEvent what{of("sqs.moved")};
  CHECK(reached(sometimes(what), {{"sqs.sent", "1"}, {"sqs.moved", "1"}}));
  CHECK_FALSE(reached(sometimes(what), {{"sqs.sent", "1"}}));
  what.event.subject = "order-*";
  CHECK(reached(sometimes(what), {{"sqs.moved", "order-7"}}));
  CHECK_FALSE(reached(sometimes(what), {{"sqs.moved", "bill-7"}}));
  what.event.actor = "web";
  CHECK_FALSE(reached(sometimes(what), {{"sqs.moved", "order-7"}}));
  what.event.actor = "*";
  what.event.contains = "\"jobs\"";
  CHECK(reached(sometimes(what), {{"sqs.moved", "order-7"}}));
  what.event.contains = "\"bills\"";
  CHECK_FALSE(reached(sometimes(what), {{"sqs.moved", "order-7"}}));
}

TEST_CASE("Sometimes, an event: so often in one take", "[story][sometimes]") {
  const Sometimes twice = sometimes(SometimesEvent{of("x"), 2});
  CHECK_FALSE(reached(twice, {{"x", "1"}, {"y", "1"}}));
  CHECK(reached(twice, {{"x", "1"}, {"y", "1"}, {"x", "2"}}));
}

TEST_CASE("Sometimes, an overlap: one begins before the other has ended", "[story][sometimes]") {
  const Sometimes any = sometimes(SometimesOverlap{work(), {of("stop"), of("stopped")}});
  CHECK(reached(any, {{"begun", "1"}, {"stop", "t"}}));
  CHECK(reached(any, {{"stop", "t"}, {"begun", "1"}}));
  CHECK_FALSE(reached(any, {{"begun", "1"}, {"ended", "1"}, {"stop", "t"}}));
  // Another one has ended.
  CHECK(reached(any, {{"begun", "1"}, {"ended", "2"}, {"stop", "t"}}));
}

TEST_CASE("Sometimes, an overlap: of the same, or of others", "[story][sometimes]") {
  using Whose = SometimesOverlap::Whose;
  const Sometimes others = sometimes(SometimesOverlap{work(), work(), Whose::kOther, Bond::kActor});
  CHECK(reached(others, {{"begun", "1", "ann"}, {"begun", "2", "bob"}}));
  CHECK_FALSE(reached(others, {{"begun", "1", "ann"}, {"begun", "2", "ann"}}));
  const Sometimes same = sometimes(SometimesOverlap{work(), work(), Whose::kSame, Bond::kActor});
  CHECK(reached(same, {{"begun", "1", "ann"}, {"begun", "2", "ann"}}));
  CHECK_FALSE(reached(same, {{"begun", "1", "ann"}, {"begun", "2", "bob"}}));
  // Nothing overlaps itself.
  CHECK_FALSE(reached(same, {{"begun", "1", "ann"}}));
}

TEST_CASE("Sometimes, a span: it ends by subject, by actor or by its cause", "[story][sometimes]") {
  const SpanPattern stop{of("stop"), of("stopped")};
  const Sometimes by_cause = sometimes(SometimesOverlap{work(Bond::kCause), stop});
  CHECK_FALSE(reached(by_cause, {{"begun", "1"}, {"ended", "x", "a", 1}, {"stop", "t"}}));
  CHECK(reached(by_cause, {{"begun", "1"}, {"ended", "1", "a", 7}, {"stop", "t"}}));
  const Sometimes by_actor = sometimes(SometimesOverlap{work(Bond::kActor), stop});
  CHECK_FALSE(reached(by_actor, {{"begun", "1", "ann"}, {"ended", "x", "ann"}, {"stop", "t"}}));
  CHECK(reached(by_actor, {{"begun", "1", "ann"}, {"ended", "1", "bob"}, {"stop", "t"}}));
  const Sometimes by_any = sometimes(SometimesOverlap{work(Bond::kNone), stop});
  CHECK_FALSE(reached(by_any, {{"begun", "1", "ann"}, {"ended", "2", "bob"}, {"stop", "t"}}));
}

TEST_CASE("Sometimes, an overlap: spans that end alike may be of several", "[story][sometimes]") {
  using Whose = SometimesOverlap::Whose;
  const SpanPattern stop{of("stop"), of("stopped")};
  const Sometimes same =
      sometimes(SometimesOverlap{work(Bond::kNone), stop, Whose::kSame, Bond::kSubject});
  CHECK(reached(same, {{"begun", "A"}, {"begun", "B"}, {"stop", "A"}}));
  CHECK(reached(same, {{"begun", "A"}, {"begun", "B"}, {"stop", "B"}}));
  CHECK_FALSE(reached(same, {{"begun", "A"}, {"begun", "B"}, {"stop", "C"}}));
  CHECK_FALSE(reached(same, {{"begun", "A"}, {"begun", "B"}, {"ended", "C"}, {"stop", "A"}}));
  const Sometimes others =
      sometimes(SometimesOverlap{work(Bond::kNone), stop, Whose::kOther, Bond::kSubject});
  CHECK(reached(others, {{"begun", "A"}, {"begun", "B"}, {"stop", "B"}}));
  CHECK_FALSE(reached(others, {{"begun", "B"}, {"begun", "B"}, {"stop", "B"}}));
}

TEST_CASE("Sometimes, between: after one and before the other", "[story][sometimes]") {
  const Sometimes any = sometimes(SometimesBetween{of("a"), of("b"), of("c")});
  CHECK(reached(any, {{"a", "1"}, {"b", "2"}, {"c", "3"}}));
  CHECK_FALSE(reached(any, {{"b", "1"}, {"a", "1"}, {"c", "1"}}));
  CHECK_FALSE(reached(any, {{"a", "1"}, {"c", "1"}, {"b", "1"}, {"c", "1"}}));
  CHECK_FALSE(reached(any, {{"a", "1"}, {"b", "1"}}));
}

TEST_CASE("Sometimes, between: of the same subject", "[story][sometimes]") {
  const Sometimes same = sometimes(
      SometimesBetween{of("sqs.received"), of("sqs.received"), of("sqs.deleted"), Bond::kSubject});
  CHECK(reached(same, {{"sqs.received", "1"}, {"sqs.received", "1"}, {"sqs.deleted", "1"}}));
  CHECK_FALSE(reached(same, {{"sqs.received", "1"}, {"sqs.received", "2"}, {"sqs.deleted", "1"}}));
  CHECK_FALSE(reached(same, {{"sqs.received", "1"}, {"sqs.deleted", "1"}}));
}
