#include "fakes/sns/errors.h"

namespace sns {
namespace {

aws::Error bad_request(const std::string& query_code, std::string message) {
  return aws::Error(query_code + "Exception", 400, std::move(message)).with_query_code(query_code);
}

}  // namespace

aws::Error topic_not_found() {
  return aws::Error("NotFoundException", 404, "Topic does not exist").with_query_code("NotFound");
}

aws::Error subscription_not_found() {
  return aws::Error("NotFoundException", 404, "Subscription does not exist")
      .with_query_code("NotFound");
}

aws::Error resource_not_found() {
  return aws::Error("ResourceNotFoundException", 404, "Resource does not exist")
      .with_query_code("ResourceNotFound");
}

aws::Error tag_limit_exceeded() {
  return bad_request("TagLimitExceeded",
                     "Could not complete request: tag quota of per resource exceeded");
}

aws::Error invalid_parameter(std::string_view detail) {
  return bad_request("InvalidParameter", "Invalid parameter: " + std::string(detail));
}

aws::Error invalid_attribute_value(std::string message) {
  return aws::Error("InvalidParameterValueException", 400, std::move(message))
      .with_query_code("ParameterValueInvalid");
}

aws::Error deduplication_on_standard_topic() {
  return invalid_parameter(
      "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that "
      "is not valid for this topic type");
}

aws::Error empty_batch() {
  return bad_request("EmptyBatchRequest", "The batch request doesn't contain any entries.");
}

aws::Error too_many_entries() {
  return bad_request("TooManyEntriesInBatchRequest",
                     "The batch request contains more entries than permissible.");
}

aws::Error batch_too_long() {
  return bad_request("BatchRequestTooLong",
                     "The length of all the messages put together is more than the limit.");
}

aws::Error batch_ids_not_distinct() {
  return bad_request("BatchEntryIdsNotDistinct",
                     "Two or more batch entries in the request have the same Id.");
}

aws::Error invalid_batch_entry_id() {
  return bad_request("InvalidBatchEntryId",
                     "The Id of a batch entry in a batch request doesn't abide by the "
                     "specification.");
}

aws::Error invalid_request(const aws::Operation&, const std::vector<aws::Violation>& violations) {
  // The ARN that a call is about is looked for before the shape is checked.
  for (const aws::Violation& violation : violations) {
    const bool is_of_the_call = violation.path.find('.') == std::string::npos;
    if (violation.kind == aws::Violation::Kind::kMissing && is_of_the_call &&
        violation.member.ends_with("Arn")) {
      return invalid_parameter(violation.member + " Reason: no value for required parameter");
    }
  }
  return aws::Error("ValidationException", 400, aws::describe(violations))
      .with_query_code("ValidationError");
}

}  // namespace sns
