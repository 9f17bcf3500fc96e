#include "fakes/mail/mailbox.h"

#include <algorithm>
#include <map>
#include <utility>

namespace mail {
namespace {

template <class Matches>
std::vector<const Entry*> select(const std::deque<Entry>& entries, Matches matches) {
  std::vector<const Entry*> found;
  for (const Entry& entry : entries) {
    if (matches(entry)) found.push_back(&entry);
  }
  return found;
}

std::size_t bytes_of(const Entry& entry) {
  std::size_t bytes = sizeof(Entry) + sim::heap_bytes(entry.raw) +
                      sim::heap_bytes(entry.ses_message_id) +
                      sim::heap_bytes(entry.envelope.sender);
  for (const std::string& recipient : entry.envelope.recipients) {
    bytes += sizeof recipient + sim::heap_bytes(recipient);
  }
  return bytes;
}

// Which mails are of one thread. Each Message-ID belongs to a thread; a thread points to the thread
// that it was joined to, or to itself.
class Threads {
 public:
  void add(const Message& message) {
    const std::size_t own = joined_to_.size();
    joined_to_.push_back(own);
    join(message.message_id, own);
    join(message.in_reply_to, own);
    for (const std::string& id : message.references) join(id, own);
  }

  // True if the mail added as number `index` is in the thread of this Message-ID.
  bool has(std::size_t index, const std::string& id) const {
    const auto known = thread_of_id_.find(id);
    return known != thread_of_id_.end() && root(known->second) == root(index);
  }

 private:
  void join(const std::string& id, std::size_t own) {
    if (id.empty()) return;
    const auto [known, is_new] = thread_of_id_.try_emplace(id, own);
    if (!is_new) joined_to_[root(own)] = root(known->second);
  }

  std::size_t root(std::size_t thread) const {
    while (joined_to_[thread] != thread) thread = joined_to_[thread];
    return thread;
  }

  std::map<std::string, std::size_t> thread_of_id_;
  std::vector<std::size_t> joined_to_;
};

}  // namespace

const Message& Entry::message() const {
  if (!message_) message_ = parse(raw);
  return *message_;
}

const Entry& Mailbox::add(sim::Time time, Direction direction, Envelope envelope, std::string raw,
                          std::string ses_message_id) {
  Entry& entry = entries_.emplace_back();
  entry.id = ++last_id_;
  entry.time = time;
  entry.direction = direction;
  entry.envelope = std::move(envelope);
  entry.raw = std::move(raw);
  entry.ses_message_id = std::move(ses_message_id);
  bytes_ += bytes_of(entry);
  ++adding_;
  // By index, as a listener may add another listener.
  for (std::size_t i = 0; i < listeners_.size(); ++i) {
    const Listener listener = listeners_[i];
    listener(entry);
  }
  if (--adding_ == 0) forget_old();
  return entry;
}

void Mailbox::restore(Entry entry) {
  last_id_ = entry.id;
  bytes_ += bytes_of(entry);
  entries_.push_back(std::move(entry));
}

void Mailbox::forget_old() {
  while (keep_.is_exceeded_by(entries_.size(), bytes_)) {
    for (const Listener& listener : forget_listeners_) listener(entries_.front());
    bytes_ -= bytes_of(entries_.front());
    entries_.pop_front();
  }
}

const Entry* Mailbox::find(std::uint64_t id) const {
  const auto found = std::ranges::lower_bound(entries_, id, {}, &Entry::id);
  return found != entries_.end() && found->id == id ? &*found : nullptr;
}

const Entry* Mailbox::find_ses(std::string_view ses_message_id) const {
  if (ses_message_id.empty()) return nullptr;
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.ses_message_id == ses_message_id;
  });
  return found == entries_.end() ? nullptr : &*found;
}

std::vector<const Entry*> Mailbox::to(std::string_view recipient) const {
  return select(entries_, [&](const Entry& entry) {
    return std::any_of(
        entry.envelope.recipients.begin(), entry.envelope.recipients.end(),
        [&](const std::string& candidate) { return same_address(candidate, recipient); });
  });
}

std::vector<const Entry*> Mailbox::from(std::string_view sender) const {
  return select(entries_,
                [&](const Entry& entry) { return same_address(entry.envelope.sender, sender); });
}

std::vector<const Entry*> Mailbox::thread(const std::string& message_id) const {
  Threads threads;
  for (const Entry& entry : entries_) threads.add(entry.message());
  std::size_t index = 0;
  return select(entries_, [&](const Entry&) { return threads.has(index++, message_id); });
}

void Mailbox::clear() {
  entries_.clear();
  bytes_ = 0;
  last_id_ = 0;
}

}  // namespace mail
