#include "fakes/logs/errors.h"

namespace logs {

aws::Error group_not_found() {
  return aws::Error("ResourceNotFoundException", 400, "The specified log group does not exist.");
}

aws::Error stream_not_found() {
  return aws::Error("ResourceNotFoundException", 400, "The specified log stream does not exist.");
}

aws::Error group_exists() {
  return aws::Error("ResourceAlreadyExistsException", 400,
                    "The specified log group already exists");
}

aws::Error stream_exists() {
  return aws::Error("ResourceAlreadyExistsException", 400,
                    "The specified log stream already exists");
}

aws::Error invalid_parameter(std::string message) {
  return aws::Error("InvalidParameterException", 400, std::move(message));
}

aws::Error invalid_request(const aws::Operation&, const std::vector<aws::Violation>& violations) {
  return invalid_parameter(aws::describe(violations));
}

}  // namespace logs
