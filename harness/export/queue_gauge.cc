#include "harness/export/queue_gauge.h"

#include "fakes/sqs/events.h"

namespace exporting {
namespace {

// Takes one from the first that has some; false if none has.
bool take_one(std::int64_t& first, std::int64_t& second, std::int64_t& third) {
  for (std::int64_t* const count : {&first, &second, &third}) {
    if (*count == 0) continue;
    --*count;
    return true;
  }
  return false;
}

bool is_fifo_name(std::string_view queue) { return queue.ends_with(".fifo"); }

}  // namespace

std::optional<sim::Time> QueueGauge::Depth::oldest() const {
  if (by_age.empty()) return std::nullopt;
  return by_age.begin()->first;
}

const std::vector<std::string_view>& QueueGauge::kinds() {
  static const std::vector<std::string_view> kKinds = {
      sqs::MessageSent::kKind,  sqs::MessageReceived::kKind, sqs::MessageHidden::kKind,
      sqs::MessageShown::kKind, sqs::MessageCopied::kKind,   sqs::MessageDeleted::kKind,
      sqs::MessageMoved::kKind, sqs::MessageExpired::kKind,  sqs::QueuePurged::kKind};
  return kKinds;
}

void QueueGauge::made(std::string_view queue) { depths_.try_emplace(std::string(queue)); }

void QueueGauge::deleted(std::string_view queue) {
  purge(queue);
  if (const auto found = depths_.find(queue); found != depths_.end()) depths_.erase(found);
}

template <class Change>
void QueueGauge::change(std::string_view queue, const std::string& id, const Change& change) {
  const auto found = present_.find(Key{std::string(queue), id});
  if (found == present_.end()) return;
  Depth& depth = depths_[found->first.first];
  Present& one = found->second;
  const Present before = one;
  change(one);
  depth.visible += one.visible - before.visible;
  depth.in_flight += one.in_flight - before.in_flight;
  depth.delayed += one.delayed - before.delayed;
  if (one.all() > 0) return;
  depth.by_age.erase({one.sent, id});
  present_.erase(found);
}

void QueueGauge::enter(std::string_view queue, const std::string& id, sim::Time sent,
                       bool is_delayed) {
  const auto [at, is_new] = present_.try_emplace(Key{std::string(queue), id});
  if (is_new) {
    at->second.sent = sent;
    depths_[at->first.first].by_age.emplace(sent, id);
  }
  // Its first copy comes with this change: until then there is none.
  change(queue, id, [&](Present& one) { ++(is_delayed ? one.delayed : one.visible); });
}

std::optional<sim::Time> QueueGauge::leave(std::string_view queue, const std::string& id) {
  const auto found = present_.find(Key{std::string(queue), id});
  if (found == present_.end()) return std::nullopt;
  const sim::Time sent = found->second.sent;
  change(queue, id, [](Present& one) { take_one(one.in_flight, one.visible, one.delayed); });
  return sent;
}

void QueueGauge::purge(std::string_view queue) {
  auto at = present_.lower_bound(Key{std::string(queue), ""});
  while (at != present_.end() && at->first.first == queue) at = present_.erase(at);
  if (const auto found = depths_.find(queue); found != depths_.end()) found->second = {};
}

std::vector<std::string_view> QueueGauge::see(const sim::Event& event) {
  const std::string& id = event.subject;
  if (const auto* sent = event.as<sqs::MessageSent>()) {
    enter(sent->queue, id, event.time, sent->delay_s.value_or(0) > 0);
    return {sent->queue};
  }
  if (const auto* received = event.as<sqs::MessageReceived>()) {
    if (received->hidden_s > 0) {
      change(received->queue, id, [](Present& one) {
        if (take_one(one.visible, one.delayed, one.in_flight)) ++one.in_flight;
      });
    }
    return {received->queue};
  }
  if (const auto* hidden = event.as<sqs::MessageHidden>()) {
    change(hidden->queue, id, [](Present& one) {
      if (take_one(one.in_flight, one.visible, one.delayed)) ++one.in_flight;
    });
    return {hidden->queue};
  }
  if (const auto* shown = event.as<sqs::MessageShown>()) {
    change(shown->queue, id, [](Present& one) {
      if (take_one(one.in_flight, one.delayed, one.visible)) ++one.visible;
    });
    return {shown->queue};
  }
  if (const auto* copied = event.as<sqs::MessageCopied>()) {
    change(copied->queue, id, [](Present& one) { ++one.visible; });
    return {copied->queue};
  }
  if (const auto* moved = event.as<sqs::MessageMoved>()) {
    const auto sent = leave(moved->queue, id);
    const bool is_anew = !moved->new_id.empty() || is_fifo_name(moved->to) || !sent;
    enter(moved->to, moved->new_id.empty() ? id : std::string(moved->new_id),
          is_anew ? event.time : *sent, false);
    return {moved->queue, moved->to};
  }
  if (const auto* deleted = event.as<sqs::MessageDeleted>()) {
    leave(deleted->queue, id);
    return {deleted->queue};
  }
  if (const auto* expired = event.as<sqs::MessageExpired>()) {
    leave(expired->queue, id);
    return {expired->queue};
  }
  if (const auto* purged = event.as<sqs::QueuePurged>()) {
    purge(purged->queue);
    return {purged->queue};
  }
  return {};
}

}  // namespace exporting
