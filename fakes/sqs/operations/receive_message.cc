#include "fakes/sqs/operations/receive_message.h"

#include <algorithm>
#include <chrono>

#include "fakes/sqs/errors.h"
#include "fakes/sqs/faults.h"
#include "fakes/sqs/messages/receipt_handle.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"
#include "fakes/sqs/text.h"

namespace sqs {
namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kSystemAttributes[] = {"All",
                                                  "SenderId",
                                                  "SentTimestamp",
                                                  "ApproximateReceiveCount",
                                                  "ApproximateFirstReceiveTimestamp",
                                                  "SequenceNumber",
                                                  "MessageDeduplicationId",
                                                  "MessageGroupId",
                                                  "AWSTraceHeader",
                                                  "DeadLetterQueueSourceArn"};

// Names of queue attributes are accepted and select nothing: AWS's model has one type for both.
void check_names(const Names& names) {
  for (const std::string& name : names) {
    const bool is_known = std::find(std::begin(kSystemAttributes), std::end(kSystemAttributes),
                                    name) != std::end(kSystemAttributes);
    if (!is_known && !is_attribute_name(name)) throw unknown_attribute(name);
  }
}

std::map<std::string, std::string> system_attributes(const Queue& queue, const Message& message,
                                                     const Names& names) {
  std::map<std::string, std::string> attributes;
  if (names.empty()) return attributes;
  const bool all = std::find(names.begin(), names.end(), "All") != names.end();
  const auto put = [&](const char* name, std::string value) {
    if (value.empty()) return;
    if (all || std::find(names.begin(), names.end(), name) != names.end()) {
      attributes.emplace(name, std::move(value));
    }
  };
  put("SenderId", message.sender_id);
  put("SentTimestamp", std::to_string(sim::unix_ms(message.sent)));
  put("ApproximateReceiveCount", std::to_string(message.receives));
  put("ApproximateFirstReceiveTimestamp",
      std::to_string(sim::unix_ms(message.first_received.value())));
  put("MessageGroupId", message.group_id);
  put("AWSTraceHeader", message.trace_header);
  put("DeadLetterQueueSourceArn", message.source_arn);
  if (queue.fifo) {
    put("MessageDeduplicationId", message.deduplication_id);
    put("SequenceNumber", sequence_number(message.sequence));
  }
  return attributes;
}

ReceivedMessage answer(const Queue& queue, Message& message, const ReceiveMessageRequest& request) {
  ReceivedMessage received;
  received.receipt_handle = to_text({queue.id, message.sequence, message.receives});
  Names names = request.attribute_names;
  names.insert(names.end(), request.message_system_attribute_names.begin(),
               request.message_system_attribute_names.end());
  received.attributes = system_attributes(queue, message, names);
  if (!request.message_attribute_names.empty() && !message.attributes.empty()) {
    received.message_attributes =
        select(unpack(message.attributes), request.message_attribute_names);
    received.md5_of_message_attributes = md5_of(received.message_attributes);
  }
  received.message_id = std::move(message.id);
  received.md5_of_body = std::move(message.body_md5);
  received.body = std::move(message.body);
  return received;
}

sim::Duration visibility_of(const Queue& queue, const ReceiveMessageRequest& request) {
  if (!request.visibility_timeout) return queue.visibility_timeout;
  return std::chrono::seconds{*request.visibility_timeout};
}

// A standard queue ignores the id, as AWS was seen to do.
bool may_be_repeated(const Queue& queue, const ReceiveMessageRequest& request) {
  return queue.fifo && !request.receive_request_attempt_id.empty();
}

// The messages of the receive that this one repeats, whose visibility timeout begins anew; none if
// it repeats none, or one whose visibility timeout has ended.
std::vector<Message> receive_again(Sqs& sqs, Queue& queue, const ReceiveMessageRequest& request,
                                   std::string_view receiver) {
  const std::string& id = request.receive_request_attempt_id;
  const sim::Time now = sqs.environment().now();
  const auto attempt = sqs.receive_attempts().find(queue, id, now);
  if (!attempt) return {};
  std::vector<Message> messages;
  for (const ReceiveAttempts::DeliveredMessage& given : attempt->given) {
    if (given.due <= now) return {};
    auto message = sqs.messages().find_whole(given.sequence);
    if (!message || message->receives != given.receives || message->due != given.due) {
      throw receive_is_not_retryable(id);
    }
    messages.push_back(std::move(*message));
  }
  for (Message& message : messages) {
    sqs.lifecycle().change_visibility(queue, message, visibility_of(queue, request), receiver);
  }
  sqs.receive_attempts().remember(queue, id, attempt->at, messages);
  return messages;
}

ReceiveMessageResponse receive_now(Sqs& sqs, Queue& queue, const ReceiveMessageRequest& request,
                                   const aws::Caller& caller) {
  std::vector<Message> messages;
  if (may_be_repeated(queue, request)) messages = receive_again(sqs, queue, request, caller.actor);
  if (messages.empty()) {
    const std::int64_t room = sqs.options().max_in_flight - queue.in_flight;
    const std::int64_t limit =
        std::min<std::int64_t>(request.max_number_of_messages.value_or(1), room);
    messages = sqs.lifecycle().receive(queue, limit, visibility_of(queue, request),
                                       {caller.actor, !caller.is_harness});
    if (may_be_repeated(queue, request) && !messages.empty()) {
      sqs.receive_attempts().remember(queue, request.receive_request_attempt_id,
                                      sqs.environment().now(), messages);
    }
  }
  ReceiveMessageResponse response;
  for (Message& message : messages) response.messages.push_back(answer(queue, message, request));
  return response;
}

// Answers a poll that has waited; some time later, if that fault strikes.
void send(Sqs& sqs, const Queue& queue, const aws::Reply<ReceiveMessageResponse>& reply,
          ReceiveMessageResponse response) {
  aws::Environment& environment = sqs.environment();
  if (reply.call().caller.is_harness) return reply.send(std::move(response));
  const auto struck = aws::strike(environment, kLatePoll, queue.name);
  if (!struck) return reply.send(std::move(response));
  const auto answer = [reply, response = std::move(response)] { reply.send(response); };
  const sim::TimerId timer = environment.scheduler.after(struck->duration("by"), answer);
  // Then the messages are not in flight, and nobody may be given them.
  environment.store.undo_with([&sqs, reply, timer] {
    sqs.environment().scheduler.cancel(timer);
    reply.fail(aws::store_failure(&sqs.model(), sqs.environment().store.failure()));
  });
}

void wait_for_messages(Sqs& sqs, const Queue& queue, const ReceiveMessageRequest& request,
                       sim::Duration wait, const aws::Reply<ReceiveMessageResponse>& reply) {
  LongPolls::Poll poll;
  poll.who = reply.call().caller.actor;
  poll.what = "a message on " + queue.name;
  poll.attempt = [&sqs, reply, request, id = queue.id] {
    const sim::CauseScope because{sqs.environment().journal, reply.call().event};
    Queue* waited_for = sqs.queues().find_id(id);
    try {
      ReceiveMessageResponse response = receive_now(sqs, *waited_for, request, reply.call().caller);
      if (response.messages.empty()) return false;
      send(sqs, *waited_for, reply, std::move(response));
    } catch (const aws::Error& error) {
      reply.fail(error);
    } catch (const sim::StoreError& error) {
      // A receive that the store does not keep gives no message.
      reply.fail(aws::store_failure(&sqs.model(), error.what()));
      throw;
    }
    return true;
  };
  poll.give_up = [reply] { reply.send({}); };
  poll.fail = [reply](const aws::Error& error) { reply.fail(error); };
  const std::uint64_t number = sqs.long_polls().add(queue.id, wait, std::move(poll));
  reply.on_abandoned([&sqs, id = queue.id, number] { sqs.long_polls().forget(id, number); });
}

}  // namespace

const aws::Structure& ReceivedMessage::shape() {
  using S = ReceivedMessage;
  static const aws::Structure kShape =
      aws::Structure("Message")
          .required<&S::message_id>("MessageId")
          .required<&S::receipt_handle>("ReceiptHandle")
          .required<&S::md5_of_body>("MD5OfBody")
          .required<&S::body>("Body")
          .field<&S::attributes>("Attributes")
          .query(attribute_form())
          .field<&S::md5_of_message_attributes>("MD5OfMessageAttributes")
          .field<&S::message_attributes>("MessageAttributes")
          .query(message_attribute_form("MessageAttribute"));
  return kShape;
}

const aws::Structure& ReceiveMessageResponse::shape() {
  static const aws::Structure kShape = aws::Structure("ReceiveMessageResult")
                                           .field<&ReceiveMessageResponse::messages>("Messages")
                                           .query(list_form("Message"));
  return kShape;
}

const aws::Structure& ReceiveMessageRequest::shape() {
  using S = ReceiveMessageRequest;
  static const aws::Structure kShape =
      aws::Structure("ReceiveMessageRequest")
          .required<&S::queue_url>("QueueUrl")
          .field<&S::attribute_names>("AttributeNames")
          .query(list_form("AttributeName"))
          .field<&S::message_system_attribute_names>("MessageSystemAttributeNames")
          .query(list_form("MessageSystemAttributeName"))
          .field<&S::message_attribute_names>("MessageAttributeNames")
          .query(list_form("MessageAttributeName"))
          .field<&S::max_number_of_messages>("MaxNumberOfMessages",
                                             aws::range(1, kMaxMessagesPerReceive))
          .field<&S::visibility_timeout>("VisibilityTimeout",
                                         aws::range(0, kMaxVisibilityTimeoutSeconds))
          .field<&S::wait_time_seconds>("WaitTimeSeconds", aws::range(0, kMaxWaitTimeSeconds))
          .field<&S::receive_request_attempt_id>("ReceiveRequestAttemptId");
  return kShape;
}

void receive_message(Sqs& sqs, const ReceiveMessageRequest& request,
                     aws::Reply<ReceiveMessageResponse> reply) {
  Queue& queue = sqs.queue_of(reply.call(), request.queue_url);
  check_names(request.attribute_names);
  check_names(request.message_system_attribute_names);
  const std::string& attempt_id = request.receive_request_attempt_id;
  if (may_be_repeated(queue, request) && !is_fifo_id(attempt_id)) {
    throw invalid_fifo_id(attempt_id, "ReceiveRequestAttemptId");
  }
  const sim::Duration wait = request.wait_time_seconds
                                 ? std::chrono::seconds{*request.wait_time_seconds}
                                 : queue.receive_wait;
  // With long polling, and for FIFO queues, a full queue answers no messages instead.
  const bool is_full = queue.in_flight >= sqs.options().max_in_flight;
  if (is_full && wait == sim::Duration{0} && !queue.fifo) throw too_many_in_flight(queue.name);
  const bool may_miss = wait == sim::Duration{0} && !queue.fifo && queue.visible > 0 &&
                        !reply.call().caller.is_harness;
  if (may_miss && aws::strike(sqs.environment(), kEmptyReceive, queue.name)) return reply.send({});
  ReceiveMessageResponse response = receive_now(sqs, queue, request, reply.call().caller);
  if (!response.messages.empty() || wait == sim::Duration{0}) {
    return reply.send(std::move(response));
  }
  wait_for_messages(sqs, queue, request, wait, reply);
}

}  // namespace sqs
