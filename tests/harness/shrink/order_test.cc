#include "harness/shrink/order.h"

#include "tests/support/catch.h"

using namespace harness::shrink;

namespace {

std::deque<sim::Event> journal(const std::string& letters) {
  std::deque<sim::Event> events;
  for (const char letter : letters) {
    sim::Event event;
    event.actor = "worker";
    event.kind = std::string("did.") + letter;
    event.subject = "8d3c6e1e-52f3-4a8d-9d55-0c1f1f9b1c0" + std::to_string(events.size() % 10);
    events.push_back(std::move(event));
  }
  return events;
}

std::string swapped(const std::string& failing, const std::string& passing) {
  const auto found = first_swapped(journal(failing), journal(passing));
  return found ? found->first.kind + " " + found->second.kind : "";
}

}  // namespace

TEST_CASE("order: the first two that come the other way", "[shrink][order]") {
  CHECK(swapped("abcdef", "abdcef") == "did.c did.d");
  CHECK(swapped("abcdef", "abcdef").empty());
}

TEST_CASE("order: what only one of them has is no order", "[shrink][order]") {
  CHECK(swapped("abxcd", "abcyd").empty());
  CHECK(swapped("", "abc").empty());
}

TEST_CASE("order: the same again is told apart by which one it is", "[shrink][order]") {
  CHECK(swapped("aabab", "aaabb") == "did.b did.a");
}
