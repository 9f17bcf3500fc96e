#include "fakes/mail/mailbox_store.h"

#include <cstdint>
#include <string>
#include <utility>

namespace mail {
namespace {

constexpr int kVersion = 1;
constexpr const char* kSchema = R"sql(
CREATE TABLE mail (
  id INTEGER PRIMARY KEY,
  time_ns INTEGER NOT NULL,
  is_out INTEGER NOT NULL,
  sender TEXT NOT NULL,
  raw BLOB NOT NULL,
  ses_message_id TEXT NOT NULL
);
CREATE TABLE mail_recipient (
  mail INTEGER NOT NULL,
  number INTEGER NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (mail, number)
) WITHOUT ROWID;
)sql";

std::vector<std::string> recipients_of(sim::Database& store, std::int64_t mail) {
  sim::Statement& select =
      store.prepare("SELECT address FROM mail_recipient WHERE mail = ? ORDER BY number");
  select.bind(mail);
  std::vector<std::string> recipients;
  while (select.step()) recipients.emplace_back(select.text(0));
  return recipients;
}

}  // namespace

MailboxStore::MailboxStore(sim::Database& store, Mailbox& mailbox)
    : store_(store), mailbox_(mailbox) {
  store_.ensure_schema("mail", kVersion, kSchema);
  fill();
  mailbox.on_add([this](const Entry& entry) { keep(entry); });
  mailbox.on_forget([this](const Entry& entry) { forget(entry); });
}

void MailboxStore::fill() {
  sim::Statement& select = store_.prepare(
      "SELECT id, time_ns, is_out, sender, raw, ses_message_id FROM mail ORDER BY id");
  select.bind();
  while (select.step()) {
    Entry entry;
    entry.id = static_cast<std::uint64_t>(select.integer(0));
    entry.time = sim::Time{sim::Duration{select.integer(1)}};
    entry.direction = select.integer(2) != 0 ? Direction::kOut : Direction::kIn;
    entry.envelope = {std::string(select.text(3)), recipients_of(store_, select.integer(0))};
    entry.raw = select.blob(4);
    entry.ses_message_id = select.text(5);
    mailbox_.restore(std::move(entry));
  }
}

void MailboxStore::forget(const Entry& entry) {
  store_.undo_with([this, entry] { mailbox_.put_back_first(entry); });
  store_.begin();
  store_.prepare("DELETE FROM mail WHERE id = ?").bind(entry.id).run();
  store_.prepare("DELETE FROM mail_recipient WHERE mail = ?").bind(entry.id).run();
}

void MailboxStore::keep(const Entry& entry) {
  store_.undo_with([this] { mailbox_.take_back_last(); });
  store_.begin();
  store_.prepare("INSERT INTO mail VALUES (?, ?, ?, ?, ?, ?)")
      .bind(entry.id, std::int64_t{entry.time.time_since_epoch().count()},
            entry.direction == Direction::kOut, entry.envelope.sender, sim::BlobView{entry.raw},
            entry.ses_message_id)
      .run();
  sim::Statement& insert = store_.prepare("INSERT INTO mail_recipient VALUES (?, ?, ?)");
  int number = 0;
  for (const std::string& address : entry.envelope.recipients) {
    insert.bind(entry.id, ++number, address).run();
  }
}

}  // namespace mail
