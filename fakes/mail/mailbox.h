// All mail of one World, in the order in which it went in or out.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fakes/mail/message.h"
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

  Mailbox() = default;
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  // Keeps the mail, tells the listeners, and returns the entry. It stays where it is until clear().
  const Entry& add(sim::Time time, Direction direction, Envelope envelope, std::string raw,
                   std::string ses_message_id = {});

  // Called after each add(), in the order in which they were set, for as long as the mailbox lives.
  // A listener may add mail, but not clear it.
  void on_add(Listener listener) { listeners_.push_back(std::move(listener)); }

  const std::deque<Entry>& entries() const { return entries_; }
  // nullptr if there is none.
  const Entry* find(std::uint64_t id) const;
  const Entry* find_ses(std::string_view ses_message_id) const;
  // Those whose envelope names this recipient, oldest first.
  std::vector<const Entry*> to(std::string_view recipient) const;
  std::vector<const Entry*> from(std::string_view sender) const;
  // Those that hang together with this Message-ID (without angle brackets) by Message-ID,
  // In-Reply-To or References, oldest first.
  std::vector<const Entry*> thread(const std::string& message_id) const;

  // Forgets all mail; ids begin at 1 again. Listeners stay.
  void clear();

 private:
  std::deque<Entry> entries_;
  std::vector<Listener> listeners_;
};

}  // namespace mail
