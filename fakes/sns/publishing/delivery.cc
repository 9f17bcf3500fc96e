#include "fakes/sns/publishing/delivery.h"

#include "fakes/aws/later.h"
#include "fakes/sns/attributes.h"
#include "fakes/sns/events.h"
#include "fakes/sns/faults.h"
#include "fakes/sns/publishing/envelope.h"

namespace sns {
namespace {

constexpr int kSignatureBytes = 256;

std::string last_part(const std::string& arn) { return arn.substr(arn.rfind(':') + 1); }

// What the queue gets, and whose it is.
struct Notification {
  Subscription subscription;
  std::string message_id;
  std::string body;
  std::map<std::string, aws::QueueSink::Attribute> attributes = {};
};

// Why a queue did not get it, as SNS says it in the attributes of dead letters and in the journal.
struct Refusal {
  std::string code;
  std::string message;
  std::string reason;
};

Notification notification_of(Sns& sns, const Topic& topic, Subscription subscription,
                             const Publication& publication, const std::string& message_id) {
  if (!subscription.is_raw()) {
    std::string body = envelope(publication, topic, subscription, message_id,
                                sns.environment().now(), sns.ids().base64(kSignatureBytes));
    return {std::move(subscription), message_id, std::move(body)};
  }
  std::string body = publication.message_for(subscription.protocol);
  Notification raw{std::move(subscription), message_id, std::move(body)};
  for (const auto& [name, value] : publication.attributes) {
    raw.attributes[name] = {value.data_type, value.string_value.value_or("")};
  }
  return raw;
}

// Nothing if the queue took it, else why not, for people.
std::optional<std::string> put(Sns& sns, const std::string& queue, const Notification& one) {
  aws::QueueSink* queues = sns.environment().queues;
  if (queues == nullptr) return "there is no SQS here";
  return queues->deliver(queue, one.body, one.attributes);
}

void record_failure(Sns& sns, const Notification& one, const std::string& dead_letters,
                    const std::string& reason) {
  const Subscription& to = one.subscription;
  sns.environment().journal.record(
      "sns", one.message_id, DeliveryFailed{to.topic, to.arn, to.endpoint, reason, dead_letters});
}

void give_up(Sns& sns, const Notification& one, const Refusal& why) {
  const std::string queue = dead_letter_queue(one.subscription.attributes);
  if (queue.empty()) return record_failure(sns, one, "", why.reason);
  Notification letter = one;
  letter.attributes["RequestID"] = {"String", sns.ids().uuid()};
  letter.attributes["ErrorCode"] = {"String", why.code};
  letter.attributes["ErrorMessage"] = {"String", why.message};
  const auto refusal = put(sns, queue, letter);
  if (!refusal) return record_failure(sns, one, queue, why.reason);
  record_failure(sns, one, "", why.reason + "; and the dead-letter queue: " + *refusal);
}

// What SNS makes of why a queue did not take it: SQS's own words, if it said any.
Refusal refusal_of(const std::string& reason) {
  const std::size_t code = reason.find(": ");
  const std::size_t text = code == reason.npos ? code : reason.find(": ", code + 2);
  if (text == reason.npos) {
    return {"AWS.SimpleQueueService.NonExistentQueue",
            "The specified queue does not exist or you do not have access to it.", reason};
  }
  return {reason.substr(code + 2, text - code - 2), reason.substr(text + 2), reason};
}

void hand_over(Sns& sns, const Notification& one) {
  const auto reason = put(sns, one.subscription.endpoint, one);
  if (reason) give_up(sns, one, refusal_of(*reason));
}

// `news inbox`
std::string resource_of(const Subscription& subscription) {
  return last_part(subscription.topic) + " " + last_part(subscription.endpoint);
}

std::string what_of(const Notification& one) {
  const Subscription& to = one.subscription;
  return "a message of " + last_part(to.topic) + " for " + last_part(to.endpoint);
}

// Whether a fault has it delivered otherwise than at once and once.
bool is_struck(Sns& sns, const std::string& resource, const Notification& one) {
  aws::Environment& environment = sns.environment();
  if (const auto struck = aws::strike(environment, kUndelivered, resource)) {
    const sim::CauseScope because{environment.journal, struck->event};
    const sim::Duration after = struck->duration("after");
    aws::later(environment, after, what_of(one), [&sns, one, after] {
      const bool was_tried = after > sim::Duration::zero();
      give_up(sns, one,
              was_tried ? Refusal{"InternalError", "Internal error", "the queue's service failed"}
                        : refusal_of("the queue refused it: AccessDenied: Access denied"));
    });
    return true;
  }
  if (const auto struck = aws::strike(environment, kLate, resource)) {
    const sim::CauseScope because{environment.journal, struck->event};
    aws::later(environment, struck->duration("by"), what_of(one),
               [&sns, one] { hand_over(sns, one); });
    return true;
  }
  const auto struck = aws::strike(environment, kDuplicate, resource);
  if (!struck) return false;
  hand_over(sns, one);
  const sim::CauseScope because{environment.journal, struck->event};
  aws::later(environment, struck->duration("by"), what_of(one),
             [&sns, one] { hand_over(sns, one); });
  return true;
}

}  // namespace

void deliver(Sns& sns, const Topic& topic, Subscription subscription,
             const Publication& publication, const std::string& message_id) {
  const Notification one =
      notification_of(sns, topic, std::move(subscription), publication, message_id);
  const bool may_be_struck = !sns.environment().faults.rules().empty();
  if (may_be_struck && is_struck(sns, resource_of(one.subscription), one)) return;
  hand_over(sns, one);
}

}  // namespace sns
