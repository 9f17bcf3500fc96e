#include "fakes/sqs/operations/get_queue_url.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& GetQueueUrlRequest::shape() {
  using S = GetQueueUrlRequest;
  static const aws::Structure kShape =
      aws::Structure("GetQueueUrlRequest")
          .required<&S::queue_name>("QueueName")
          .field<&S::queue_owner_aws_account_id>("QueueOwnerAWSAccountId");
  return kShape;
}

const aws::Structure& GetQueueUrlResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetQueueUrlResult").required<&GetQueueUrlResponse::queue_url>("QueueUrl");
  return kShape;
}

GetQueueUrlResponse get_queue_url(Sqs& sqs, const aws::Call& call,
                                  const GetQueueUrlRequest& request) {
  if (request.queue_name.empty()) {
    throw invalid_parameter_value(
        "Value for parameter QueueName is invalid. Reason: Must specify a queue name.");
  }
  const std::string& account = request.queue_owner_aws_account_id.empty()
                                   ? call.caller.account
                                   : request.queue_owner_aws_account_id;
  const std::string path = "/" + account + "/" + request.queue_name;
  return {sqs.queue_of(call, path).url(call.caller.endpoint)};
}

}  // namespace sqs
