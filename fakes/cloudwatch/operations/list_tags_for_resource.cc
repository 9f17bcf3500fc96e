#include "fakes/cloudwatch/operations/list_tags_for_resource.h"

#include "fakes/cloudwatch/errors.h"

namespace cloudwatch {

const aws::Structure& ListTagsForResourceRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("ListTagsForResourceInput")
          .required<&ListTagsForResourceRequest::resource_arn>("ResourceARN", aws::length(1, 1024));
  return kShape;
}

const aws::Structure& ListTagsForResourceResponse::shape() {
  static const aws::Structure kShape = aws::Structure("ListTagsForResourceOutput")
                                           .field<&ListTagsForResourceResponse::tags>("Tags")
                                           .always();
  return kShape;
}

ListTagsForResourceResponse list_tags_for_resource(CloudWatch& cloudwatch, const aws::Call&,
                                                   const ListTagsForResourceRequest& request) {
  for (const auto& [key, watched] : cloudwatch.alarms().all()) {
    if (watched.alarm.alarm_arn != request.resource_arn) continue;
    ListTagsForResourceResponse response;
    for (const auto& [name, value] : watched.tags) response.tags.push_back({name, value});
    return response;
  }
  throw tagged_resource_not_found(request.resource_arn);
}

}  // namespace cloudwatch
