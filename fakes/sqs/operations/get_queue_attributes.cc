#include "fakes/sqs/operations/get_queue_attributes.h"

#include "fakes/sqs/shapes.h"
#include "fakes/sqs/sqs.h"

namespace sqs {

const aws::Structure& GetQueueAttributesRequest::shape() {
  using S = GetQueueAttributesRequest;
  static const aws::Structure kShape = aws::Structure("GetQueueAttributesRequest")
                                           .required<&S::queue_url>("QueueUrl")
                                           .field<&S::attribute_names>("AttributeNames")
                                           .query(list_form("AttributeName"));
  return kShape;
}

const aws::Structure& GetQueueAttributesResponse::shape() {
  using S = GetQueueAttributesResponse;
  static const aws::Structure kShape = aws::Structure("GetQueueAttributesResult")
                                           .field<&S::attributes>("Attributes")
                                           .query(attribute_form());
  return kShape;
}

GetQueueAttributesResponse get_queue_attributes(Sqs& sqs, const aws::Call& call,
                                                const GetQueueAttributesRequest& request) {
  const Queue& queue = sqs.queue_of(call, request.queue_url);
  Attributes attributes = answer_attributes(queue, request.attribute_names);
  if (!call.caller.is_harness) sqs.told_counts().let_lag(queue, attributes);
  return {std::move(attributes)};
}

}  // namespace sqs
