#include "harness/explain/summary.h"

#include <algorithm>
#include <chrono>

#include "fakes/aws/events.h"
#include "fakes/ecs/events.h"
#include "harness/explain/things.h"
#include "harness/story/scenario_events.h"

namespace harness {
namespace {

using namespace std::chrono_literals;
using Kind = Highlight::Kind;

constexpr sim::Duration kLongWait = 1min;
constexpr std::size_t kMostGroups = 2000;
// What programs write where something went wrong.
constexpr std::string_view kComplaints[] = {"ERROR", "FATAL", "\"level\":\"error\"", "Traceback",
                                            "UnhandledPromiseRejection"};

void count(std::vector<QueueUser>& users, std::string_view actor, const sim::Event& event) {
  auto user = std::ranges::find(users, actor, &QueueUser::actor);
  if (user == users.end()) {
    const bool fits = users.size() < QueueSummary::kMostUsers;
    if (fits) {
      users.push_back({std::string(actor), 0, event.time, event.time, event.sequence, 0});
      user = users.end() - 1;
    } else {
      user = users.end() - 1;
      user->actor.clear();
    }
  }
  ++user->count;
  user->last = event.time;
  user->last_event = event.sequence;
}

// Half as many points, of each two the deeper one.
void thin_out(std::vector<QueueDepth>& curve) {
  std::vector<QueueDepth> kept{curve.front()};
  for (std::size_t i = 1; i < curve.size(); i += 2) {
    const bool has_two = i + 1 < curve.size();
    const bool second = has_two && curve[i + 1].all() >= curve[i].all();
    kept.push_back(second ? curve[i + 1] : curve[i]);
  }
  curve = std::move(kept);
}

template <class T>
std::string json_of(const T& value) {
  sim::JsonWriter json;
  sim::FieldForm<T>::write(json, value);
  return json.take();
}

template <class T>
T from_json(std::string_view text) {
  sim::JsonReader::Store store;
  sim::JsonReader json{text, store};
  T value = sim::FieldForm<T>::read(json);
  json.end();
  return value;
}

}  // namespace

bool complains(std::string_view line) {
  return std::ranges::any_of(kComplaints, [&](std::string_view word) {
    return line.find(word) != std::string_view::npos;
  });
}

void Summaries::see(const sim::Event& event) {
  if (event.kind.starts_with("sqs.")) return see_sqs(event);
  if (event.kind == ecs::TaskChanged::kKind) return see_task(event);
  see_other(event);
}

void Summaries::see_sqs(const sim::Event& event) {
  if (const auto* sent = event.as<sqs::MessageSent>()) {
    enter(event.subject, sent->queue, 0, event);
    QueueSummary& queue = at(sent->queue).told;
    ++queue.sent;
    count(queue.senders, sent->from, event);
  } else if (const auto* received = event.as<sqs::MessageReceived>()) {
    see_received(event, *received);
  } else if (const auto* shown = event.as<sqs::MessageShown>()) {
    if (shown->receives > 0 && shown->reason == "visibility timeout") {
      ++at(shown->queue).told.timed_out;
    }
    set_in_flight(event.subject, false, event);
  } else if (const auto* hidden = event.as<sqs::MessageHidden>()) {
    set_in_flight(event.subject, hidden->seconds > 0, event);
  } else if (event.kind == sqs::MessageDeleted::kKind) {
    if (Queue* queue = leave(event.subject, event)) ++queue->told.deleted;
  } else if (event.kind == sqs::MessageExpired::kKind) {
    if (Queue* queue = leave(event.subject, event)) ++queue->told.expired;
  } else if (const auto* moved = event.as<sqs::MessageMoved>()) {
    see_moved(event, *moved);
  } else if (const auto* purged = event.as<sqs::QueuePurged>()) {
    see_purged(event, *purged);
  }
}

void Summaries::see_received(const sim::Event& event, const sqs::MessageReceived& received) {
  Queue& queue = at(received.queue);
  ++queue.told.received;
  count(queue.told.receivers, received.receiver, event);
  const auto place = places_.find(event.subject);
  if (received.receives == 1 && place != places_.end()) {
    const sim::Duration waited = event.time - place->second.since;
    if (waited >= kLongWait) {
      Highlight& mark = this->mark(Kind::kLongWait, queue.told.name, event);
      if (waited.count() > mark.most) {
        mark.most = waited.count();
        mark.event = event.sequence;
        mark.subject = event.subject;
      }
    }
  }
  if (received.receives > 1) {
    Highlight& mark = this->mark(Kind::kReceivedAgain, queue.told.name, event);
    if (received.receives > 2) --mark.count;  // the message is counted already
    if (received.receives > mark.most) {
      mark.most = received.receives;
      mark.event = event.sequence;
      mark.subject = event.subject;
    }
  }
  if (place != places_.end()) {
    const auto message = queue.messages.find({place->second.since, event.subject});
    if (message != queue.messages.end()) message->second.receives = received.receives;
  }
  set_in_flight(event.subject, received.hidden_s > 0, event);
}

void Summaries::see_moved(const sim::Event& event, const sqs::MessageMoved& moved) {
  leave(event.subject, event);
  ++at(moved.queue).told.moved_out;
  ++at(moved.to).told.moved_in;
  const bool is_new = !moved.new_id.empty();
  enter(is_new ? std::string(moved.new_id) : event.subject, moved.to, is_new ? 0 : moved.receives,
        event);
  if (!is_new) mark(Kind::kDeadLetter, std::string(moved.to), event);
}

void Summaries::see_purged(const sim::Event& event, const sqs::QueuePurged& purged) {
  Queue& queue = at(purged.queue);
  queue.told.purged += static_cast<std::uint64_t>(purged.messages);
  for (const auto& [key, message] : queue.messages) places_.erase(message.id);
  const bool was_empty = queue.messages.empty();
  queue.messages.clear();
  queue.told.now = {};
  if (!was_empty) change(queue, event);
}

void Summaries::see_task(const sim::Event& event) {
  const auto* task = event.as<ecs::TaskChanged>();
  if (task->status != "STOPPED") return;
  const bool failed_to_start = task->code == "TaskFailedToStart";
  const bool exited = task->code == "EssentialContainerExited" && task->exit_code.value_or(0) != 0;
  if (failed_to_start || exited) mark(Kind::kBadEnd, std::string(task->family), event);
}

void Summaries::see_other(const sim::Event& event) {
  if (const auto* error = event.as<aws::ApiError>()) {
    mark(Kind::kError, event.subject + " " + std::string(error->error.code), event);
  } else if (event.kind == aws::ApiRefused::kKind) {
    mark(Kind::kRefused, event.subject, event);
  } else if (event.kind == ExpectationFailed::kKind || event.kind == TakeFailed::kKind) {
    mark(Kind::kFailure, "", event);
  } else if (const auto* printed = event.as<ecs::LinePrinted>()) {
    if (!complains(printed->line)) return;
    const std::string_view id = printed->container_id;
    mark(Kind::kComplaint, std::string(id.empty() ? printed->container : id), event);
  }
}

Summaries::Queue& Summaries::at(std::string_view name) {
  auto found = queues_.find(name);
  if (found == queues_.end()) {
    found = queues_.emplace(std::string(name), Queue{}).first;
    found->second.told.name = name;
  }
  return found->second;
}

void Summaries::enter(const std::string& id, std::string_view name, std::int64_t receives,
                      const sim::Event& event) {
  leave(id, event);
  Queue& queue = at(name);
  places_[id] = {&queue, event.time};
  queue.messages[{event.time, id}] = {id, event.time, receives, false, event.sequence};
  ++queue.told.now.waiting;
  change(queue, event);
}

Summaries::Queue* Summaries::leave(const std::string& id, const sim::Event& event) {
  const auto place = places_.find(id);
  if (place == places_.end()) return nullptr;
  Queue& queue = *place->second.queue;
  const auto message = queue.messages.find({place->second.since, id});
  --(message->second.in_flight ? queue.told.now.in_flight : queue.told.now.waiting);
  queue.messages.erase(message);
  places_.erase(place);
  change(queue, event);
  return &queue;
}

void Summaries::set_in_flight(const std::string& id, bool in_flight, const sim::Event& event) {
  const auto place = places_.find(id);
  if (place == places_.end()) return;
  Queue& queue = *place->second.queue;
  QueuedMessage& message = queue.messages.at({place->second.since, id});
  if (message.in_flight == in_flight) return;
  message.in_flight = in_flight;
  QueueDepth& depth = queue.told.now;
  --(in_flight ? depth.waiting : depth.in_flight);
  ++(in_flight ? depth.in_flight : depth.waiting);
  change(queue, event);
}

void Summaries::change(Queue& queue, const sim::Event& event) {
  QueueSummary& told = queue.told;
  told.now.time = event.time;
  told.now.event = event.sequence;
  if (told.now.all() == 0) ++told.emptied;
  if (told.now.all() > told.most.all()) told.most = told.now;
  std::vector<QueueDepth>& curve = told.curve;
  if (!curve.empty() && curve.back().time == event.time) curve.pop_back();
  curve.push_back(told.now);
  if (curve.size() > 2 * QueueSummary::kMostPoints) thin_out(curve);
}

Highlight& Summaries::mark(Highlight::Kind kind, std::string group, const sim::Event& event) {
  const std::pair<int, std::string> key{static_cast<int>(kind), std::move(group)};
  auto found = marks_.find(key);
  if (found == marks_.end()) {
    // The groups of a take are few; where they are not, the later ones count as one.
    const auto place = marks_.size() < kMostGroups ? key : std::pair{key.first, std::string{}};
    found = marks_.try_emplace(place).first;
    if (found->second.count == 0) {
      found->second = {kind, place.second, 0, event.sequence, event.subject, 0};
    }
  }
  ++found->second.count;
  return found->second;
}

QueueSummary Summaries::told(const Queue& queue) const {
  QueueSummary summary = queue.told;
  for (const auto& [key, message] : queue.messages) {
    if (summary.oldest.size() == QueueSummary::kMostMessages) break;
    summary.oldest.push_back(message);
  }
  while (summary.curve.size() > QueueSummary::kMostPoints) thin_out(summary.curve);
  return summary;
}

std::vector<QueueSummary> Summaries::queues() const {
  std::vector<QueueSummary> all;
  for (const auto& [name, queue] : queues_) all.push_back(told(queue));
  return all;
}

std::optional<QueueSummary> Summaries::queue(const std::string& name) const {
  const auto found = queues_.find(name);
  if (found == queues_.end()) return std::nullopt;
  return told(found->second);
}

Highlights Summaries::highlights() const {
  Highlights all;
  for (const auto& [key, mark] : marks_) all.push_back(mark);
  std::ranges::stable_sort(all, [](const Highlight& a, const Highlight& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    if (a.count != b.count) return a.count > b.count;
    return a.event < b.event;
  });
  return all;
}

std::string to_json(const QueueSummary& queue) { return json_of(queue); }
std::string to_json(const Highlights& highlights) { return json_of(highlights); }
QueueSummary queue_from_json(std::string_view json) { return from_json<QueueSummary>(json); }
Highlights highlights_from_json(std::string_view json) { return from_json<Highlights>(json); }

}  // namespace harness
