#include "fakes/sqs/operations/send_message.h"

#include "fakes/sqs/messages/send.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& SendMessageRequest::shape() {
  using S = SendMessageRequest;
  static const aws::Structure kShape =
      aws::Structure("SendMessageRequest")
          .required<&S::queue_url>("QueueUrl")
          .required<&S::message_body>("MessageBody")
          .field<&S::delay_seconds>("DelaySeconds")
          .field<&S::message_attributes>("MessageAttributes")
          .query(message_attribute_form("MessageAttribute"))
          .field<&S::message_system_attributes>("MessageSystemAttributes")
          .query(message_attribute_form("MessageSystemAttribute"))
          .field<&S::message_deduplication_id>("MessageDeduplicationId")
          .field<&S::message_group_id>("MessageGroupId");
  return kShape;
}

const aws::Structure& SendMessageResponse::shape() {
  using S = SendMessageResponse;
  static const aws::Structure kShape =
      aws::Structure("SendMessageResult")
          .field<&S::md5_of_message_body>("MD5OfMessageBody")
          .field<&S::md5_of_message_attributes>("MD5OfMessageAttributes")
          .field<&S::md5_of_message_system_attributes>("MD5OfMessageSystemAttributes")
          .field<&S::message_id>("MessageId")
          .field<&S::sequence_number>("SequenceNumber");
  return kShape;
}

SendMessageResponse send_message(Sqs& sqs, const aws::Call& call,
                                 const SendMessageRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  Draft draft{request.message_body, request.message_attributes, request.message_system_attributes};
  draft.delay_seconds = request.delay_seconds;
  draft.deduplication_id = request.message_deduplication_id;
  draft.group_id = request.message_group_id;
  draft.sender_id = call.caller.account;
  draft.from = call.caller.actor;
  Sent sent = send(sqs, queue, draft);
  return {std::move(sent.body_md5), std::move(sent.attributes_md5),
          std::move(sent.system_attributes_md5), std::move(sent.message_id),
          std::move(sent.sequence_number)};
}

}  // namespace sqs
