#include "fakes/mail/mailbox_store.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/folder.h"

using mail::Direction;
using mail::Mailbox;

TEST_CASE("MailboxStore: another mailbox on the same store has the same mail", "[mail][mailbox]") {
  const tests::Folder folder;
  const std::string bytes("Subject: a\r\n\r\n\0\xff", 16);
  {
    sim::Database store(folder.path("store.sqlite"));
    Mailbox box;
    const mail::MailboxStore kept(store, box);
    box.add(sim::kDefaultStart, Direction::kIn, {"jane@x.test", {"b@x.test", "a@x.test"}}, bytes);
    box.add(sim::from_unix_ms(1), Direction::kOut, {"", {}}, "", "0101-000000");
    store.commit();
  }
  sim::Database store(folder.path("store.sqlite"));
  Mailbox box;
  const mail::MailboxStore kept(store, box);
  REQUIRE(box.entries().size() == 2);
  const mail::Entry& first = box.entries()[0];
  CHECK(first.id == 1);
  CHECK(first.time == sim::kDefaultStart);
  CHECK(first.direction == Direction::kIn);
  CHECK(first.envelope.sender == "jane@x.test");
  CHECK(first.envelope.recipients == std::vector<std::string>{"b@x.test", "a@x.test"});
  CHECK(first.raw == bytes);
  CHECK(box.entries()[1].direction == Direction::kOut);
  CHECK(box.entries()[1].ses_message_id == "0101-000000");
  const mail::Entry& third =
      box.add(sim::kDefaultStart, Direction::kIn, {"jane@x.test", {}}, "Subject: b\r\n\r\n");
  CHECK(third.id == 3);
}

TEST_CASE("MailboxStore: mail of a turn that was not committed is gone", "[mail][mailbox]") {
  const tests::Folder folder;
  {
    sim::Database store(folder.path("store.sqlite"));
    Mailbox box;
    const mail::MailboxStore kept(store, box);
    box.add(sim::kDefaultStart, Direction::kIn, {"jane@x.test", {}}, "Subject: a\r\n\r\n");
  }
  sim::Database store(folder.path("store.sqlite"));
  Mailbox box;
  const mail::MailboxStore kept(store, box);
  CHECK(box.entries().empty());
}

TEST_CASE("MailboxStore: what the mailbox forgets is removed, and ids go on where they were",
          "[mail][mailbox]") {
  const tests::Folder folder;
  {
    sim::Database store(folder.path("store.sqlite"));
    Mailbox box({.count = 2});
    const mail::MailboxStore kept(store, box);
    for (int i = 0; i < 5; ++i) {
      box.add(sim::kDefaultStart, Direction::kIn, {"jane@x.test", {"b@x.test"}}, "S: a\r\n\r\n");
    }
    store.commit();
  }
  sim::Database store(folder.path("store.sqlite"));
  Mailbox box;
  const mail::MailboxStore kept(store, box);
  REQUIRE(box.entries().size() == 2);
  CHECK(box.entries().front().id == 4);
  CHECK(box.add(sim::kDefaultStart, Direction::kIn, {}, "").id == 6);
  sim::Statement& recipients = store.prepare("SELECT COUNT(*) FROM mail_recipient");
  recipients.bind();
  REQUIRE(recipients.step());
  CHECK(recipients.integer(0) == 2);
  recipients.reset();
}
