#include <cstdint>
#include <map>
#include <set>

#include "fakes/aws/events.h"
#include "fakes/ecs/events.h"
#include "fakes/sqs/events.h"
#include "fakes/sqs/operations/delete_message.h"
#include "fakes/sqs/operations/delete_message_batch.h"
#include "fakes/sqs/operations/receive_message.h"
#include "harness/story/invariant.h"
#include "harness/story/invariant_names.h"

namespace harness {
namespace {

class NoMessageLost : public Invariant {
 public:
  explicit NoMessageLost(const StoryObserver& observer) : observer_(observer) {}

  const char* name() const override { return kNoMessageLost; }
  const char* sentence() const override {
    return "a message never expires and is never purged, unless it is in a dead-letter queue";
  }

  void see(const sim::Event& event) override {
    if (const auto* purged = event.as<sqs::QueuePurged>()) return see_purged(event, *purged);
    if (event.kind != sqs::MessageExpired::kKind) return;
    const MessageStory* message = observer_.queues().find(event.subject);
    if (message == nullptr || is_for_dead_letters(message->queue)) return;
    violated(event.time, "message " + event.subject + " expired in " + message->queue,
             {event.subject});
  }

 private:
  void see_purged(const sim::Event& event, const sqs::QueuePurged& purged) {
    const std::string queue(purged.queue);
    if (purged.messages == 0 || is_for_dead_letters(queue)) return;
    violated(event.time,
             std::to_string(purged.messages) + " messages of " + queue + " were lost to " +
                 std::string(purged.reason),
             {queue});
  }

  bool is_for_dead_letters(const std::string& queue) const {
    return observer_.story().dead_letter_queues.contains(queue);
  }

  const StoryObserver& observer_;
};

class OneTaskAContainer : public Invariant {
 public:
  const char* name() const override { return kOneTaskAContainer; }
  const char* sentence() const override {
    return "there is never more than one task with the same CONTAINER_ID whose program may run";
  }

  void see(const sim::Event& event) override {
    const auto* changed = event.as<ecs::TaskChanged>();
    if (changed == nullptr || changed->container_id.empty()) return;
    const std::string container(changed->container_id);
    std::set<std::string>& tasks = tasks_[container];
    if (changed->status == "DEPROVISIONING" || changed->status == "STOPPED") {
      tasks.erase(event.subject);
      return;
    }
    const bool fresh = tasks.insert(event.subject).second;
    if (!fresh || tasks.size() < 2) return;
    std::string seen = container + " has " + std::to_string(tasks.size()) + " tasks:";
    for (const std::string& arn : tasks) seen += " " + arn.substr(arn.rfind('/') + 1);
    violated(event.time, seen, {tasks.begin(), tasks.end()});
  }

 private:
  std::map<std::string, std::set<std::string>> tasks_;  // by container
};

// A receiver deletes a message when it has done what the message asks for. If two receivers delete
// one message by different receipts, it was executed twice, whether SQS still had it or not.
class OneExecutionAMessage : public Invariant {
 public:
  const char* name() const override { return kOneExecutionAMessage; }
  const char* sentence() const override {
    return "a message that was received more than once is deleted by one of its receivers only";
  }

  void see(const sim::Event& event) override {
    if (const auto* call = event.as<aws::ApiCall>()) return see_call(event, *call);
    if (event.kind == sqs::MessageCopied::kKind) return void(copied_.insert(event.subject));
    if (event.kind == aws::ApiError::kKind) return void(deleting_.erase(event.cause));
    const auto* reply = event.as<aws::ApiReply>();
    if (reply == nullptr) return;
    if (event.subject == "sqs.ReceiveMessage") return see_received(*reply);
    const auto asked = deleting_.find(event.cause);
    if (asked == deleting_.end()) return;
    for (const std::string& handle : asked->second.handles) {
      see_deleted(event.time, handle, asked->second.by);
    }
    deleting_.erase(asked);
  }

 private:
  struct Deleting {
    std::string by;
    std::vector<std::string> handles;
  };
  struct Receipt {
    std::string handle;
    std::string by;
  };

  void see_call(const sim::Event& event, const aws::ApiCall& call) {
    Deleting deleting{event.actor, {}};
    if (event.subject == "sqs.DeleteMessage") {
      const auto input = call.input.as<sqs::DeleteMessageRequest>();
      if (input == nullptr) return;
      deleting.handles.push_back(input->receipt_handle);
    } else if (event.subject == "sqs.DeleteMessageBatch") {
      const auto input = call.input.as<sqs::DeleteMessageBatchRequest>();
      if (input == nullptr) return;
      for (const auto& entry : input->entries) deleting.handles.push_back(entry.receipt_handle);
    } else {
      return;
    }
    deleting_[event.sequence] = std::move(deleting);
  }

  void see_received(const aws::ApiReply& reply) {
    for (const auto& message : reply.output.as<sqs::ReceiveMessageResponse>()->messages) {
      messages_[message.receipt_handle] = message.message_id;
    }
  }

  void see_deleted(sim::Time now, const std::string& handle, const std::string& by) {
    const auto message = messages_.find(handle);
    if (message == messages_.end() || copied_.contains(message->second)) return;
    const auto [first, fresh] = deleted_.try_emplace(message->second, Receipt{handle, by});
    if (fresh || first->second.handle == handle) return;
    violated(now,
             "message " + message->second + " was deleted by " + first->second.by +
                 ", and by another receipt by " + by,
             {message->second, by, first->second.by});
  }

  std::map<std::uint64_t, Deleting> deleting_;   // unanswered calls, by their event's number
  std::map<std::string, std::string> messages_;  // message ids by receipt handle
  std::map<std::string, Receipt> deleted_;       // by message id: the first that deleted it
  // Messages of which there was another copy: whoever gets one deletes it, even if he does nothing.
  std::set<std::string> copied_;
};

}  // namespace

std::vector<std::unique_ptr<Invariant>> story_invariants(const StoryObserver& observer) {
  std::vector<std::unique_ptr<Invariant>> all;
  all.push_back(std::make_unique<NoMessageLost>(observer));
  all.push_back(std::make_unique<OneTaskAContainer>());
  all.push_back(std::make_unique<OneExecutionAMessage>());
  return all;
}

}  // namespace harness
