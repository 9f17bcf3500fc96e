#include "harness/export/waiting_messages.h"

#include <algorithm>
#include <utility>

#include "fakes/sqs/dead_letters/redrive_policy.h"
#include "fakes/sqs/events.h"
#include "fakes/sqs/operations/create_queue.h"
#include "fakes/sqs/operations/delete_queue.h"
#include "fakes/sqs/operations/set_queue_attributes.h"
#include "harness/export/answered_calls.h"
#include "harness/export/ids.h"
#include "harness/story/text.h"

namespace exporting {
namespace {

void see_policy(const std::map<std::string, std::string>& attributes, TakeQueues& queues) {
  const auto policy = attributes.find("RedrivePolicy");
  if (policy == attributes.end() || policy->second.empty()) return;
  const std::string target = sqs::parse_redrive_policy(policy->second).dead_letter_target_arn;
  queues.dead_letters.emplace(harness::last_part(target));
}

void see_call(const AnsweredCall& call, TakeQueues& queues) {
  if (call.reply == nullptr || call.service != "sqs") return;
  if (call.operation == "CreateQueue") {
    const auto made = call.request.input.as<sqs::CreateQueueRequest>();
    queues.names.insert(made->queue_name);
    see_policy(made->attributes, queues);
  } else if (call.operation == "SetQueueAttributes") {
    see_policy(call.request.input.as<sqs::SetQueueAttributesRequest>()->attributes, queues);
  } else if (call.operation == "DeleteQueue") {
    const auto gone = call.request.input.as<sqs::DeleteQueueRequest>();
    queues.names.erase(std::string(harness::last_part(gone->queue_url)));
  }
}

class Waiting {
 public:
  explicit Waiting(const std::set<std::string>& queues) : queues_(queues) {}

  void see(const sim::Event& event) {
    if (const auto* sent = event.as<sqs::MessageSent>()) {
      enter(event.subject, sent->queue);
    } else if (const auto* copied = event.as<sqs::MessageCopied>()) {
      copy(event.subject, copied->queue);
    } else if (const auto* moved = event.as<sqs::MessageMoved>()) {
      move(event.subject, *moved);
    } else if (const auto* deleted = event.as<sqs::MessageDeleted>()) {
      leave(event.subject, deleted->queue);
    } else if (const auto* expired = event.as<sqs::MessageExpired>()) {
      leave(event.subject, expired->queue);
    } else if (const auto* purged = event.as<sqs::QueuePurged>()) {
      purge(purged->queue);
    }
  }

  std::vector<WaitingMessage> take() {
    std::vector<std::pair<std::uint64_t, WaitingMessage>> ordered;
    for (auto& [key, one] : present_) {
      const auto origin = origins_.find(key.second);
      ordered.emplace_back(one.order,
                           WaitingMessage{key.second, key.first, one.copies,
                                          origin == origins_.end() ? key.second : origin->second});
    }
    std::ranges::sort(ordered, {}, [](const auto& pair) { return pair.first; });
    std::vector<WaitingMessage> messages;
    for (auto& [order, message] : ordered) messages.push_back(std::move(message));
    return messages;
  }

 private:
  using Key = std::pair<std::string, std::string>;  // queue, id
  struct Present {
    std::uint64_t order = 0;
    int copies = 1;
  };

  void enter(const std::string& id, std::string_view queue) {
    const std::string name(queue);
    if (queues_.contains(name)) present_.insert_or_assign(Key{name, id}, Present{++order_});
  }
  void copy(const std::string& id, std::string_view queue) {
    const auto found = present_.find(Key{std::string(queue), id});
    if (found != present_.end()) ++found->second.copies;
  }
  void leave(const std::string& id, std::string_view queue) {
    const auto found = present_.find(Key{std::string(queue), id});
    if (found != present_.end() && --found->second.copies == 0) present_.erase(found);
    if (!origins_.empty()) origins_.erase(id);
  }
  void move(const std::string& id, const sqs::MessageMoved& moved) {
    const auto known = origins_.find(id);
    const std::string origin = known == origins_.end() ? id : known->second;
    const std::string after = moved.new_id.empty() ? id : std::string(moved.new_id);
    leave(id, moved.queue);
    if (after != id || origin != id) origins_[after] = origin;
    const auto there = present_.find(Key{std::string(moved.to), after});
    there == present_.end() ? enter(after, moved.to) : copy(after, moved.to);
  }
  void purge(std::string_view queue) {
    const std::string name(queue);
    auto at = present_.lower_bound(Key{name, ""});
    while (at != present_.end() && at->first.first == name) at = present_.erase(at);
  }

  const std::set<std::string>& queues_;
  std::uint64_t order_ = 0;
  std::map<Key, Present> present_;
  std::map<std::string, std::string> origins_;  // of messages that move tasks have made
};

}  // namespace

TakeQueues queues_of(TakeEvents& events) {
  TakeQueues queues;
  AnsweredCalls calls;
  events.each_of({aws::ApiCall::kKind, aws::ApiReply::kKind, aws::ApiError::kKind},
                 [&](const sim::Event& event) {
                   const bool is_of_sqs = event.subject.starts_with("sqs.");
                   if (!is_of_sqs) return;
                   calls.see(event, [&](const AnsweredCall& call) { see_call(call, queues); });
                 });
  std::erase_if(queues.dead_letters,
                [&](const std::string& name) { return !queues.names.contains(name); });
  return queues;
}

std::vector<WaitingMessage> waiting_in(TakeEvents& events, const std::set<std::string>& queues) {
  Waiting waiting(queues);
  events.each_of({sqs::MessageSent::kKind, sqs::MessageCopied::kKind, sqs::MessageMoved::kKind,
                  sqs::MessageDeleted::kKind, sqs::MessageExpired::kKind, sqs::QueuePurged::kKind},
                 [&](const sim::Event& event) { waiting.see(event); });
  return waiting.take();
}

}  // namespace exporting
