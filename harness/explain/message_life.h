// The life of one message, read from its events: where it is, and who received it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/sqs/events.h"
#include "harness/explain/telling.h"

namespace harness {

// Where a message is, as its events tell it so far.
struct Whereabouts {
  enum class State { kUnknown, kWaiting, kDelayed, kInFlight, kDeleted, kExpired, kPurged, kMoved };
  State state = State::kUnknown;
  std::string queue;
  std::string dead_letter_source;  // the queue that it was moved from for its receives; "" if none
  std::uint64_t buried = 0;        // the event of that
  std::string receiver;            // who has it, or deleted it
  std::int64_t receives = 0;
  sim::Time since{};
  sim::Time retained_from{};       // from when on its retention period counts
  std::optional<sim::Time> until;  // in flight, delayed
  std::string became;              // the message that a move task made of it
  std::uint64_t event = 0;         // that brought it there
};

// One receive, and what came of it.
struct Receive {
  std::string receiver;
  std::string queue;
  std::int64_t number = 0;
  sim::Event event;
  std::optional<sim::Event> end;  // deleted, visible again, moved, received again
};

class MessageLife {
 public:
  // Reads the message's events. REQUIRES: there is such a message.
  MessageLife(const Telling& telling, std::string id);

  const std::string& id() const { return id_; }
  // All that the message is the subject of, or, if there are more than kMostEvents, the first and
  // the last of them.
  const std::vector<sim::Event>& events() const { return events_; }
  bool is_cut() const { return is_cut_; }
  const std::vector<Receive>& receives() const { return receives_; }
  // Where it is at the end.
  const Whereabouts& at() const { return at_; }
  // The purge, or the deletion of its queue, by which it was lost.
  const std::optional<sim::Event>& purge() const { return purge_; }

  static constexpr std::size_t kMostEvents = 400;

 private:
  using State = Whereabouts::State;
  void see_arrival(const sim::Event& event, std::string_view queue);
  void see(const sim::Event& event);
  void see_moved(const sim::Event& event, const sqs::MessageMoved& moved);
  void set(State state, const sim::Event& event);
  void hide(const sim::Event& event, std::int64_t seconds);
  void end_receive(const sim::Event& event);
  void see_purge(const Telling& telling);

  std::string id_;
  std::vector<sim::Event> events_;
  bool is_cut_ = false;
  std::optional<sim::Event> purge_;
  std::vector<Receive> receives_;
  Whereabouts at_;
};

}  // namespace harness
