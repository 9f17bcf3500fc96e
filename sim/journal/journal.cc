#include "sim/journal/journal.h"

#include <algorithm>

#include "sim/journal/event_digest.h"
#include "sim/journal/json_writer.h"

namespace sim {
namespace {

// Holds what was published as an event's value while those who listen are told.
class Publishing {
 public:
  Publishing(const Event& event, const EventValue::Holder* published) : event_(event) {
    event_.value.hold(published);
  }
  ~Publishing() { event_.value.forget(); }
  Publishing(const Publishing&) = delete;
  Publishing& operator=(const Publishing&) = delete;

 private:
  const Event& event_;
};

std::size_t bytes_of(const Event& event) {
  return sizeof(Event) + heap_bytes(event.actor) + heap_bytes(event.kind) +
         heap_bytes(event.subject) + heap_bytes(event.data);
}

}  // namespace

struct Journal::Digest : EventDigest {};

Journal::Journal(const Scheduler& scheduler)
    : scheduler_(scheduler), digest_(std::make_unique<Digest>()) {}

Journal::~Journal() = default;

std::uint64_t Journal::append(std::string actor, std::string kind, std::string subject,
                              std::string data, const EventValue::Holder* published) {
  Event event{.sequence = next_++,
              .time = scheduler_.now(),
              .actor = std::move(actor),
              .kind = std::move(kind),
              .subject = std::move(subject),
              .cause = cause_,
              .data = std::move(data)};
  absorb(event);
  bytes_ += bytes_of(event);
  events_.push_back(std::move(event));
  forget_old();
  const Event& appended = events_.back();
  const Publishing publishing{appended, published};
  for (const auto& [number, listener] : listeners_) listener(appended);
  return appended.sequence;
}

void Journal::keep_last(RetentionLimit keep) {
  keep_ = keep;
  forget_old();
}

void Journal::forget_old() {
  while (keep_.is_exceeded_by(events_.size(), bytes_)) {
    bytes_ -= bytes_of(events_.front());
    events_.pop_front();
  }
}

void Journal::absorb(const Event& event) { digest_->add(event); }

std::string Journal::digest() const { return digest_->hex(); }

int Journal::listen(Listener listener) {
  listeners_.emplace_back(next_listener_, std::move(listener));
  return next_listener_++;
}

void Journal::unlisten(int number) {
  std::erase_if(listeners_, [number](const auto& entry) { return entry.first == number; });
}

std::string to_json(const Event& event) {
  JsonWriter json;
  json.begin_object();
  json.key("sequence").value(event.sequence);
  json.key("time").value(to_iso8601(event.time));
  json.key("actor").value(event.actor);
  json.key("kind").value(event.kind);
  json.key("subject").value(event.subject);
  json.key("cause").value(event.cause);
  json.key("data").raw(event.data.empty() ? "{}" : event.data);
  json.end_object();
  return json.take();
}

}  // namespace sim
