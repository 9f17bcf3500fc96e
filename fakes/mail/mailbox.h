// All mail of one World, in the order in which it went in or out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fakes/mail/message.h"
#include "sim/journal/retention_limit.h"
#include "sim/time/time.h"

namespace mail {

// Seen from the system under test: users' mail comes in, its answers go out.
enum class Direction { kIn, kOut };

struct Envelope {
  std::string sender;
  std::vector<std::string> recipients;
};

class Entry {
 public:
  std::uint64_t id = 0;  // 1, 2, 3, …
  sim::Time time;
  Direction direction = Direction::kIn;
  Envelope envelope;
  std::string raw;
  std::string ses_message_id;  // "" for mail that SES has given none

  // parse(raw), done once, when first asked for.
  const Message& message() const;

 private:
  mutable std::optional<Message> message_;
};

class Mailbox {
 public:
  using Listener = std::function<void(const Entry&)>;

  // Without a limit all mail is kept.
  explicit Mailbox(sim::RetentionLimit keep = {}) : keep_(keep) {}
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  // Keeps the mail, tells the listeners, and returns the entry. Then the oldest mails are
  // forgotten, if there are more than the limit allows. An entry stays where it is until it is
  // forgotten.
  const Entry& add(sim::Time time, Direction direction, Envelope envelope, std::string raw,
                   std::string ses_message_id = {});

  // Called after each add(), in the order in which they were set, for as long as the mailbox lives.
  // A listener may add mail; nothing is forgotten while listeners are told.
  void on_add(Listener listener) { listeners_.push_back(std::move(listener)); }
  // Called with each entry that was just forgotten for the limit's sake.
  void on_forget(Listener listener) { forget_listeners_.push_back(std::move(listener)); }
  // Keeps a mail of before under its own id, without telling anybody or forgetting any.
  // REQUIRES: its id is greater than all so far.
  void restore(Entry entry);

  const std::deque<Entry>& entries() const { return entries_; }
  // nullptr if there is none, or none any more.
  const Entry* find(std::uint64_t id) const;

  // The last mail was not added after all, and its id is free again. Nobody is told.
  void take_back_last();
  // A mail that was forgotten for the limit's sake is there again, before all others. Nobody is
  // told. REQUIRES: its id is less than those of the others.
  void put_back_first(Entry entry);

 private:
  void forget_old();

  sim::RetentionLimit keep_;
  std::deque<Entry> entries_;
  std::size_t bytes_ = 0;  // of all in entries_, without what they were parsed into
  std::uint64_t last_id_ = 0;
  int adding_ = 0;  // listeners may add more
  std::vector<Listener> listeners_;
  std::vector<Listener> forget_listeners_;
};

}  // namespace mail
