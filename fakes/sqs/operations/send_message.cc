#include "fakes/sqs/operations/send_message.h"

#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& SendMessageRequest::shape() {
  using S = SendMessageRequest;
  static const aws::Structure kShape =
      with_send_members<S>(aws::Structure("SendMessageRequest")
                               .required<&S::queue_url>("QueueUrl")
                               .required<S, &S::message_body>("MessageBody"));
  return kShape;
}

const aws::Structure& SendMessageResponse::shape() {
  using S = SendMessageResponse;
  static const aws::Structure kShape =
      aws::Structure("SendMessageResult")
          .field<S, &S::md5_of_message_body>("MD5OfMessageBody")
          .field<S, &S::md5_of_message_attributes>("MD5OfMessageAttributes")
          .field<S, &S::md5_of_message_system_attributes>("MD5OfMessageSystemAttributes")
          .field<S, &S::message_id>("MessageId")
          .field<S, &S::sequence_number>("SequenceNumber");
  return kShape;
}

SendMessageResponse send_message(Sqs& sqs, const aws::Call& call,
                                 const SendMessageRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  return {send(sqs, queue, new_message_of(request, call))};
}

}  // namespace sqs
