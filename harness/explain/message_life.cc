#include "harness/explain/message_life.h"

#include <chrono>

#include "harness/explain/things.h"

namespace harness {

MessageLife::MessageLife(const Telling& telling, std::string id) : id_(std::move(id)) {
  // Of a message that was received hundreds of times, how it began and how it ended matter.
  events_ = telling.events.of_subject(id_, {.limit = kMostEvents / 2});
  if (!events_.empty()) {
    const std::uint64_t last = events_.back().sequence;
    const Span ending{.after = last, .limit = kMostEvents / 2 + 1, .last = true};
    for (sim::Event& event : telling.events.of_subject(id_, ending)) {
      events_.push_back(std::move(event));
    }
    if (events_.size() > kMostEvents) {
      is_cut_ = true;
      events_.erase(events_.begin() + kMostEvents / 2);
    }
  }
  // A message that a move task made was not sent.
  const auto became = telling.events.about("became " + id_, {.limit = 1});
  if (!became.empty()) {
    see_arrival(became.front(), became.front().as<sqs::MessageMoved>()->to);
  }
  for (const sim::Event& event : events_) see(event);
  see_purge(telling);
}

void MessageLife::see_arrival(const sim::Event& event, std::string_view queue) {
  at_ = {};
  at_.state = State::kWaiting;
  at_.queue = queue;
  at_.since = event.time;
  at_.retained_from = event.time;
  at_.event = event.sequence;
}

void MessageLife::see(const sim::Event& event) {
  if (const auto* sent = event.as<sqs::MessageSent>()) {
    see_arrival(event, sent->queue);
    if (sent->delay_s.value_or(0) > 0) {
      at_.state = State::kDelayed;
      at_.until = event.time + std::chrono::seconds{*sent->delay_s};
    }
  } else if (const auto* received = event.as<sqs::MessageReceived>()) {
    at_.queue = received->queue;
    at_.receives = received->receives;
    at_.receiver = received->receiver;
    end_receive(event);
    receives_.push_back({at_.receiver, at_.queue, received->receives, event, std::nullopt});
    hide(event, received->hidden_s);
  } else if (const auto* hidden = event.as<sqs::MessageHidden>()) {
    hide(event, hidden->seconds);
  } else if (event.kind == sqs::MessageShown::kKind) {
    end_receive(event);
    set(State::kWaiting, event);
  } else if (const auto* deleted = event.as<sqs::MessageDeleted>()) {
    end_receive(event);
    set(State::kDeleted, event);
    at_.queue = deleted->queue;
    at_.receiver = deleted->by;
    at_.receives = deleted->receives;
  } else if (const auto* expired = event.as<sqs::MessageExpired>()) {
    end_receive(event);
    set(State::kExpired, event);
    at_.queue = expired->queue;
  } else if (const auto* moved = event.as<sqs::MessageMoved>()) {
    see_moved(event, *moved);
  }
}

void MessageLife::see_moved(const sim::Event& event, const sqs::MessageMoved& moved) {
  end_receive(event);
  if (!moved.new_id.empty()) {
    set(State::kMoved, event);
    at_.became = moved.new_id;
    at_.queue = moved.to;
    return;
  }
  set(State::kWaiting, event);
  at_.dead_letter_source = moved.queue;
  at_.buried = event.sequence;
  // In a FIFO queue's dead-letter queue the period begins anew, elsewhere it goes on (Amazon SQS
  // Developer Guide, "Using dead-letter queues in Amazon SQS").
  if (moved.to.ends_with(".fifo")) at_.retained_from = event.time;
  at_.queue = moved.to;
  at_.receives = moved.receives;
}

void MessageLife::set(State state, const sim::Event& event) {
  at_.state = state;
  at_.since = event.time;
  at_.event = event.sequence;
  at_.until.reset();
}

void MessageLife::hide(const sim::Event& event, std::int64_t seconds) {
  set(seconds > 0 ? State::kInFlight : State::kWaiting, event);
  if (seconds > 0) at_.until = event.time + std::chrono::seconds{seconds};
}

void MessageLife::end_receive(const sim::Event& event) {
  if (!receives_.empty() && !receives_.back().end) receives_.back().end = event;
}

// A purge is an event of the queue.
void MessageLife::see_purge(const Telling& telling) {
  const bool is_there =
      at_.state == State::kWaiting || at_.state == State::kDelayed || at_.state == State::kInFlight;
  if (!is_there) return;
  const std::uint64_t after = events_.empty() ? at_.event : events_.back().sequence;
  for (const sim::Event& event : telling.events.about("queue " + at_.queue, {.after = after})) {
    const auto* purged = event.as<sqs::QueuePurged>();
    if (purged == nullptr || purged->queue != at_.queue) continue;
    purge_ = event;
    end_receive(event);
    set(State::kPurged, event);
    return;
  }
}

}  // namespace harness
