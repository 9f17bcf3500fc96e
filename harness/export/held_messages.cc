#include "harness/export/held_messages.h"

#include "fakes/sqs/events.h"

namespace exporting {

std::optional<Holding> HeldMessages::end(const Key& key) {
  const auto found = held_.find(key);
  if (found == held_.end()) return std::nullopt;
  Holding ended = std::move(found->second);
  held_.erase(found);
  auto& own = by_actor_[ended.receiver];
  own.erase(key);
  if (own.empty()) by_actor_.erase(ended.receiver);
  return ended;
}

std::vector<Holding> HeldMessages::end_all_of(std::string_view queue) {
  std::vector<Key> keys;
  for (auto at = held_.lower_bound(Key{std::string(queue), ""});
       at != held_.end() && at->first.first == queue; ++at) {
    keys.push_back(at->first);
  }
  std::vector<Holding> ended;
  for (const Key& key : keys) ended.push_back(*end(key));
  return ended;
}

std::vector<Holding> HeldMessages::see(const sim::Event& event) {
  if (const auto* purged = event.as<sqs::QueuePurged>()) return end_all_of(purged->queue);
  const auto* received = event.as<sqs::MessageReceived>();
  std::string_view queue;
  if (received != nullptr) queue = received->queue;
  if (const auto* deleted = event.as<sqs::MessageDeleted>()) queue = deleted->queue;
  if (const auto* shown = event.as<sqs::MessageShown>()) queue = shown->queue;
  if (const auto* moved = event.as<sqs::MessageMoved>()) queue = moved->queue;
  if (const auto* expired = event.as<sqs::MessageExpired>()) queue = expired->queue;
  if (queue.empty()) return {};
  const Key key{std::string(queue), event.subject};
  std::vector<Holding> ended;
  if (auto one = end(key)) ended.push_back(std::move(*one));
  if (received != nullptr && received->hidden_s > 0) {
    const auto [at, is_new] = held_.emplace(
        key, Holding{event.sequence, event.cause, event.subject, std::string(queue),
                     std::string(received->receiver), received->receives, event.time});
    by_actor_[at->second.receiver].emplace(key, &at->second);
  }
  return ended;
}

const Holding* HeldMessages::only_one_of(const std::string& actor) const {
  const auto found = by_actor_.find(actor);
  const bool is_one = found != by_actor_.end() && found->second.size() == 1;
  return is_one ? found->second.begin()->second : nullptr;
}

std::vector<Holding> HeldMessages::all() const {
  std::vector<Holding> all;
  for (const auto& [key, one] : held_) all.push_back(one);
  return all;
}

}  // namespace exporting
