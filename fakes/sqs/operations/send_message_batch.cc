#include "fakes/sqs/operations/send_message_batch.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {
namespace {

using Entry = SendMessageBatchRequestEntry;

// What a FIFO queue asks of every entry fails the whole batch, as InvalidParameterValue.
void check_fifo_batch(const Queue& queue, const SendMessageBatchRequest& request,
                      const aws::Call& call) {
  if (!queue.fifo) return;
  for (const Entry& entry : request.entries) {
    try {
      check_fifo_ids(queue, new_message_of(entry, call));
    } catch (const aws::Error& error) {
      throw invalid_parameter_value(error.message());
    }
  }
}

void check_total_size(const SendMessageBatchRequest& request) {
  std::int64_t bytes = 0;
  for (const Entry& entry : request.entries) {
    bytes +=
        static_cast<std::int64_t>(entry.message_body.size()) + bytes_of(entry.message_attributes);
  }
  if (bytes > kMaxMessageBytes) throw batch_request_too_long(bytes);
}

}  // namespace

const aws::Structure& SendMessageBatchRequestEntry::shape() {
  using S = SendMessageBatchRequestEntry;
  static const aws::Structure kShape =
      with_send_members<S>(aws::Structure("SendMessageBatchRequestEntry")
                               .required<&S::id>("Id")
                               .field<S, &S::message_body>("MessageBody"));
  return kShape;
}

const aws::Structure& SendMessageBatchResultEntry::shape() {
  using S = SendMessageBatchResultEntry;
  static const aws::Structure kShape =
      aws::Structure("SendMessageBatchResultEntry")
          .required<&S::id>("Id")
          .required<S, &S::message_id>("MessageId")
          .required<S, &S::md5_of_message_body>("MD5OfMessageBody")
          .field<S, &S::md5_of_message_attributes>("MD5OfMessageAttributes")
          .field<S, &S::md5_of_message_system_attributes>("MD5OfMessageSystemAttributes")
          .field<S, &S::sequence_number>("SequenceNumber");
  return kShape;
}

const aws::Structure& SendMessageBatchRequest::shape() {
  using S = SendMessageBatchRequest;
  static const aws::Structure kShape = aws::Structure("SendMessageBatchRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .required<&S::entries>("Entries")
                                           .query(list_form("SendMessageBatchRequestEntry"));
  return kShape;
}

const aws::Structure& SendMessageBatchResponse::shape() {
  using S = SendMessageBatchResponse;
  static const aws::Structure kShape = aws::Structure("SendMessageBatchResult")
                                           .field<&S::successful>("Successful")
                                           .query(list_form("SendMessageBatchResultEntry"))
                                           .field<&S::failed>("Failed")
                                           .query(list_form("BatchResultErrorEntry"));
  return kShape;
}

SendMessageBatchResponse send_message_batch(Sqs& sqs, const aws::Call& call,
                                            const SendMessageBatchRequest& request) {
  Queue& queue = sqs.queue_of(call, request.queue_url);
  check_batch(request.entries, "SendMessageBatchRequestEntry");
  check_fifo_batch(queue, request, call);
  check_total_size(request);
  SendMessageBatchResponse response;
  int index = 0;
  for (const Entry& entry : request.entries) {
    const std::string body_parameter =
        "SendMessageBatchRequestEntry." + std::to_string(++index) + ".MessageBody";
    try {
      NewMessage new_message = new_message_of(entry, call);
      new_message.body_parameter = body_parameter;
      let_entry_fail(sqs, call, queue);
      response.successful.push_back({send(sqs, queue, new_message), entry.id});
    } catch (const aws::Error& error) {
      response.failed.push_back(failed_entry(entry.id, error));
    }
  }
  return response;
}

}  // namespace sqs
