// Keeps a World's mailbox in its store, so that mail that was accepted outlives the program.
#pragma once

#include "fakes/mail/mailbox.h"
#include "sim/store/database.h"

namespace mail {

class MailboxStore {
 public:
  // Fills `mailbox` with what the store has, then stores whatever is added, in the turn in which it
  // is added, and removes what the mailbox forgets. What a turn that is not kept did to the mailbox
  // is undone there, too. Both must outlive this, which must live as long as mail is added.
  // REQUIRES: `mailbox` is empty, and nobody listens to it yet.
  MailboxStore(sim::Database& store, Mailbox& mailbox);
  MailboxStore(const MailboxStore&) = delete;
  MailboxStore& operator=(const MailboxStore&) = delete;

 private:
  void fill();
  void keep(const Entry& entry);
  void forget(const Entry& entry);

  sim::Database& store_;
  Mailbox& mailbox_;
};

}  // namespace mail
