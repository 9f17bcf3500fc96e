#include "fakes/mail/mailbox.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using mail::Direction;
using mail::Entry;
using mail::Mailbox;

namespace {

std::string raw(const std::string& id) {
  mail::Message message;
  message.from = {{"", "jane@example.com"}};
  message.subject = id;
  message.message_id = id;
  return mail::compose(message);
}

std::vector<std::uint64_t> ids(const Mailbox& box) {
  std::vector<std::uint64_t> result;
  for (const Entry& entry : box.entries()) result.push_back(entry.id);
  return result;
}

using Ids = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("Mailbox: keeps each mail as it came, in order", "[mail][mailbox]") {
  Mailbox box;
  const Entry& in =
      box.add(sim::kDefaultStart, Direction::kIn, {"jane@example.com", {"edit@x.org"}}, raw("a@x"));
  const Entry& out =
      box.add(sim::kDefaultStart + 1min, Direction::kOut,
              {"hermes@x.org", {"Jane@Example.com", "bob@x.org"}}, raw("b@x"), "ses-1");
  CHECK(in.id == 1);
  CHECK(in.direction == Direction::kIn);
  CHECK(in.message().subject == "a@x");
  CHECK(in.raw == raw("a@x"));
  CHECK(in.ses_message_id.empty());
  CHECK(out.id == 2);
  CHECK(out.time == sim::kDefaultStart + 1min);
  CHECK(box.entries().size() == 2);
  CHECK(box.find(2) == &out);
  CHECK(box.find(0) == nullptr);
  CHECK(box.find(3) == nullptr);
}

TEST_CASE("Mailbox: a listener may add mail of its own", "[mail][mailbox]") {
  Mailbox box;
  box.on_add([&](const Entry& entry) {
    if (entry.direction == Direction::kOut) return;
    box.add(entry.time, Direction::kOut, {"b@x", {"a@x"}}, raw("answer@x"));
  });
  const Entry& first = box.add(sim::kDefaultStart, Direction::kIn, {"a@x", {"b@x"}}, raw("a@x"));
  CHECK(first.message().message_id == "a@x");
  CHECK(ids(box) == Ids{1, 2});
}

TEST_CASE("Mailbox: beyond its limit the oldest mail goes, and ids go on", "[mail][mailbox]") {
  Mailbox box({.count = 2});
  Ids forgotten;
  box.on_forget([&](const Entry& entry) { forgotten.push_back(entry.id); });
  for (const char* id : {"a@x", "b@x", "c@x", "d@x"}) {
    box.add(sim::kDefaultStart, Direction::kIn, {"jane@x.test", {"edit@x.test"}}, raw(id));
  }
  CHECK(forgotten == Ids{1, 2});
  CHECK(ids(box) == Ids{3, 4});
  CHECK(box.find(2) == nullptr);
  REQUIRE(box.find(4) != nullptr);
  CHECK(box.find(4)->message().message_id == "d@x");
  CHECK(box.find(5) == nullptr);
  CHECK(box.add(sim::kDefaultStart, Direction::kIn, {}, raw("e@x")).id == 5);
}

TEST_CASE("Mailbox: what was added and forgotten last can be undone", "[mail][mailbox]") {
  Mailbox box({.count = 2});
  std::optional<Entry> forgotten;
  box.on_forget([&](const Entry& entry) { forgotten = entry; });
  for (const char* id : {"a@x", "b@x", "c@x"}) {
    box.add(sim::kDefaultStart, Direction::kIn, {"jane@x.test", {"edit@x.test"}}, raw(id));
  }
  box.put_back_first(*forgotten);
  CHECK(ids(box) == Ids{1, 2, 3});
  box.take_back_last();
  CHECK(ids(box) == Ids{1, 2});
  CHECK(box.add(sim::kDefaultStart, Direction::kIn, {}, raw("d@x")).id == 3);
  CHECK(forgotten->id == 1);
}

TEST_CASE("Mailbox: a limit in bytes holds whatever the mails' size, but for the newest",
          "[mail][mailbox]") {
  Mailbox box({.bytes = 100'000});
  for (int i = 0; i < 1000; ++i) {
    box.add(sim::kDefaultStart, Direction::kOut, {}, std::string(10'000, 'x'));
  }
  CHECK(box.entries().size() == 9);
  box.add(sim::kDefaultStart, Direction::kOut, {}, std::string(200'000, 'x'));
  CHECK(box.entries().size() == 1);
}

TEST_CASE("Mailbox: nothing is forgotten while a listener has it", "[mail][mailbox]") {
  Mailbox box({.count = 1});
  std::string seen;
  box.on_add([&](const Entry& entry) {
    if (entry.id == 1) box.add(sim::kDefaultStart, Direction::kOut, {}, "answer");
    seen += entry.raw + " ";
  });
  box.add(sim::kDefaultStart, Direction::kIn, {}, "question");
  CHECK(seen == "answer question ");
  CHECK(box.entries().size() == 1);
}
