#include "harness/story/queue_history.h"

#include <algorithm>

namespace harness {

using State = MessageStory::State;

void QueueHistory::see(const sim::Event& event) {
  if (!event.kind.starts_with("sqs.")) return;
  const std::string& id = event.subject;
  if (const auto* sent = event.as<sqs::MessageSent>()) {
    enter(id, std::string(sent->queue), event.time);
  } else if (const auto* received = event.as<sqs::MessageReceived>()) {
    messages_[id].received.push_back(event.time);
    move(id, received->hidden_s > 0 ? State::kInFlight : State::kVisible, event.time);
  } else if (event.kind == sqs::MessageShown::kKind) {
    move(id, State::kVisible, event.time);
  } else if (event.kind == sqs::MessageHidden::kKind) {
    move(id, State::kInFlight, event.time);
  } else if (event.kind == sqs::MessageCopied::kKind) {
    ++messages_[id].copies;
  } else if (event.kind == sqs::MessageDeleted::kKind) {
    messages_[id].deleted = event.time;
    // While there is another copy, the message is still in its queue.
    const bool is_last = messages_[id].copies == 0;
    if (!is_last) --messages_[id].copies;
    move(id, is_last ? State::kGone : State::kVisible, event.time);
  } else if (event.kind == sqs::MessageExpired::kKind) {
    move(id, State::kGone, event.time);
  } else if (const auto* moved = event.as<sqs::MessageMoved>()) {
    move(id, State::kGone, event.time);
    // A message move task gives the message a new id; a redrive policy keeps the old one.
    enter(moved->new_id.empty() ? id : std::string(moved->new_id), std::string(moved->to),
          event.time);
  } else if (const auto* purged = event.as<sqs::QueuePurged>()) {
    see_purged(event, *purged);
  }
}

void QueueHistory::see_purged(const sim::Event& event, const sqs::QueuePurged& purge) {
  const std::string queue(purge.queue);
  purged_[queue] += static_cast<int>(purge.messages);
  std::vector<std::string> gone;
  for (const auto& [sent, id] : depths_[queue].present) gone.push_back(id);
  for (const std::string& id : gone) move(id, State::kGone, event.time);
}

void QueueHistory::enter(const std::string& id, const std::string& queue, sim::Time now) {
  MessageStory& message = messages_[id];
  message.queue = queue;
  message.sent = now;
  message.state = State::kVisible;
  Depth& depth = depths_[queue];
  ++depth.visible;
  depth.present.emplace(now, id);
  sample(queue, now);
}

void QueueHistory::move(const std::string& id, State state, sim::Time now) {
  MessageStory& message = messages_[id];
  if (message.queue.empty() || message.state == State::kGone || message.state == state) return;
  Depth& depth = depths_[message.queue];
  (message.state == State::kVisible ? depth.visible : depth.in_flight) -= 1;
  if (state == State::kVisible) ++depth.visible;
  if (state == State::kInFlight) ++depth.in_flight;
  if (state == State::kGone) depth.present.erase({message.sent, id});
  message.state = state;
  sample(message.queue, now);
}

void QueueHistory::sample(const std::string& queue, sim::Time now) {
  const Depth& depth = depths_[queue];
  std::vector<QueueSample>& samples = samples_[queue];
  if (samples.empty() || samples.back().time != now) samples.push_back({now, 0, 0, {}});
  QueueSample& last = samples.back();
  last.visible = depth.visible;
  last.in_flight = depth.in_flight;
  last.most = std::max(last.most, depth.visible + depth.in_flight);
  last.oldest = depth.present.empty() ? sim::Duration{} : now - depth.present.begin()->first;
}

const MessageStory* QueueHistory::find(const std::string& message_id) const {
  const auto found = messages_.find(message_id);
  return found == messages_.end() || found->second.queue.empty() ? nullptr : &found->second;
}

std::vector<std::string> QueueHistory::present(const std::string& prefix) const {
  std::vector<std::string> ids;
  for (auto depth = depths_.lower_bound(prefix); depth != depths_.end(); ++depth) {
    if (!depth->first.starts_with(prefix)) break;
    for (const auto& [sent, id] : depth->second.present) ids.push_back(id);
  }
  return ids;
}

}  // namespace harness
