// Keeps a World's mailbox in its store, so that mail that was accepted outlives the program.
#pragma once

#include "fakes/mail/mailbox.h"
#include "sim/store/database.h"

namespace mail {

class Archive {
 public:
  // Fills `mailbox` with what the store has, then stores whatever is added, in the turn in which it
  // is added, and removes what the mailbox forgets. Both must outlive the archive, which must live
  // as long as mail is added. REQUIRES: `mailbox` is empty, and nobody listens to it yet.
  Archive(sim::Database& store, Mailbox& mailbox);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

 private:
  void fill(Mailbox& mailbox);
  void keep(const Entry& entry);
  void forget(const Entry& entry);

  sim::Database& store_;
};

}  // namespace mail
