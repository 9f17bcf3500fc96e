#include "fakes/mail/mailbox.h"

#include <algorithm>
#include <utility>

namespace mail {
namespace {

std::size_t bytes_of(const Entry& entry) {
  std::size_t bytes = sizeof(Entry) + sim::heap_bytes(entry.raw) +
                      sim::heap_bytes(entry.ses_message_id) +
                      sim::heap_bytes(entry.envelope.sender);
  for (const std::string& recipient : entry.envelope.recipients) {
    bytes += sizeof recipient + sim::heap_bytes(recipient);
  }
  return bytes;
}

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
  try {
    for (std::size_t i = 0; i < listeners_.size(); ++i) {
      const Listener listener = listeners_[i];
      listener(entry);
    }
  } catch (...) {
    --adding_;
    throw;
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
    const Entry oldest = std::move(entries_.front());
    entries_.pop_front();
    bytes_ -= bytes_of(oldest);
    for (const Listener& listener : forget_listeners_) listener(oldest);
  }
}

const Entry* Mailbox::find(std::uint64_t id) const {
  const auto found = std::ranges::lower_bound(entries_, id, {}, &Entry::id);
  return found != entries_.end() && found->id == id ? &*found : nullptr;
}

void Mailbox::take_back_last() {
  last_id_ = entries_.back().id - 1;
  bytes_ -= bytes_of(entries_.back());
  entries_.pop_back();
}

void Mailbox::put_back_first(Entry entry) {
  bytes_ += bytes_of(entry);
  entries_.push_front(std::move(entry));
}

}  // namespace mail
