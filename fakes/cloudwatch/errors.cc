#include "fakes/cloudwatch/errors.h"

namespace cloudwatch {

aws::Error validation_error(std::string message) {
  return aws::Error("ValidationError", 400, std::move(message));
}

aws::Error invalid_parameter_value(std::string message) {
  return aws::Error("InvalidParameterValueException", 400, std::move(message))
      .with_query_code("InvalidParameterValue");
}

aws::Error missing_parameter(std::string message) {
  return aws::Error("MissingRequiredParameterException", 400, std::move(message))
      .with_query_code("MissingParameter");
}

aws::Error invalid_parameter_combination(std::string message) {
  return aws::Error("InvalidParameterCombinationException", 400, std::move(message))
      .with_query_code("InvalidParameterCombination");
}

aws::Error resource_not_found(std::string message) {
  return aws::Error("ResourceNotFound", 404, std::move(message));
}

aws::Error tagged_resource_not_found(std::string_view arn) {
  return aws::Error("ResourceNotFoundException", 404,
                    "Resource " + std::string(arn) + " does not exist");
}

aws::Error invalid_next_token() {
  return aws::Error("InvalidNextToken", 400, "Invalid next token");
}

aws::Error invalid_request(const aws::Operation&, const std::vector<aws::Violation>& violations) {
  return validation_error(aws::describe(violations));
}

}  // namespace cloudwatch
