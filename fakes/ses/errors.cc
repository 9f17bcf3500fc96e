#include "fakes/ses/errors.h"

#include <cctype>

#include "fakes/aws/struck_error.h"

namespace ses {
namespace {

aws::Error named(const char* code, const char* query_code, std::string_view sentence,
                 std::string_view name) {
  return aws::Error(code, 400, std::string(sentence) + std::string(name))
      .with_query_code(query_code);
}

struct RenamedError {
  std::string_view in_v1;
  const char* in_v2;
  int status;
};

constexpr RenamedError kRenamed[] = {
    {"InvalidParameterValue", "BadRequestException", 400},
    {"InvalidTemplateException", "BadRequestException", 400},
    {"InvalidRenderingParameterException", "BadRequestException", 400},
    {"MissingRenderingAttributeException", "BadRequestException", 400},
    {"ConfigurationSetDoesNotExistException", "NotFoundException", 404},
    {"ConfigurationSetAlreadyExistsException", "AlreadyExistsException", 400},
    {"TemplateDoesNotExistException", "NotFoundException", 404},
    {"EventDestinationAlreadyExistsException", "AlreadyExistsException", 400},
    {"EventDestinationDoesNotExistException", "NotFoundException", 404},
    {"Throttling", "TooManyRequestsException", 429},
};

constexpr const char* kQuotaText = "Daily message quota exceeded.";

// The error by its name of version 2, if it has another one there.
aws::Error in_v2(const aws::Error& error) {
  for (const RenamedError& renamed : kRenamed) {
    if (error.code() == renamed.in_v1) return {renamed.in_v2, renamed.status, error.message()};
  }
  return error;
}

}  // namespace

aws::Error not_verified(std::string_view region, const std::vector<std::string>& identities) {
  std::string message =
      "Email address is not verified. The following identities failed the check in region ";
  for (const char c : region) {
    message += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  std::string separator = ": ";
  for (const std::string& identity : identities) {
    message += separator + identity;
    separator = ", ";
  }
  return aws::Error("MessageRejected", 400, message);
}

aws::Error invalid_parameter_value(std::string message) {
  return aws::Error("InvalidParameterValue", 400, std::move(message));
}

aws::Error configuration_set_not_found(std::string_view name) {
  return aws::Error("ConfigurationSetDoesNotExistException", 400,
                    "Configuration set <" + std::string(name) + "> does not exist.")
      .with_query_code("ConfigurationSetDoesNotExist");
}

aws::Error configuration_set_exists(std::string_view name) {
  return aws::Error("ConfigurationSetAlreadyExistsException", 400,
                    "Configuration set <" + std::string(name) + "> already exists.")
      .with_query_code("ConfigurationSetAlreadyExists");
}

aws::Error event_destination_exists(std::string_view name) {
  return named("EventDestinationAlreadyExistsException", "EventDestinationAlreadyExists",
               "Event destination already exists: ", name);
}

aws::Error event_destination_not_found(std::string_view name) {
  return named("EventDestinationDoesNotExistException", "EventDestinationDoesNotExist",
               "Event destination does not exist: ", name);
}

aws::Error sending_rate_exceeded() {
  return aws::Error("Throttling", 400, "Maximum sending rate exceeded.");
}

aws::Error daily_quota_exceeded() { return aws::Error("Throttling", 400, kQuotaText); }

bool is_throttling(const aws::Error& error) { return error.code() == "Throttling"; }

bool is_daily_quota(const aws::Error& error) {
  return is_throttling(error) && error.message() == kQuotaText;
}

aws::Error template_not_found(std::string_view name) {
  return aws::Error("TemplateDoesNotExistException", 400,
                    "Template " + std::string(name) + " does not exist.")
      .with_query_code("TemplateDoesNotExist");
}

aws::Error template_exists(std::string_view name) {
  return aws::Error("AlreadyExistsException", 400,
                    "Template " + std::string(name) + " already exists.")
      .with_query_code("AlreadyExists");
}

aws::Error invalid_template(std::string message) {
  return aws::Error("InvalidTemplateException", 400, std::move(message))
      .with_query_code("InvalidTemplate");
}

aws::Error missing_rendering_attribute(std::string_view attribute) {
  return aws::Error(
             "MissingRenderingAttributeException", 400,
             "Attribute '" + std::string(attribute) + "' is not present in the rendering data.")
      .with_query_code("MissingRenderingAttribute");
}

aws::Error invalid_rendering_parameter(std::string message) {
  return aws::Error("InvalidRenderingParameterException", 400, std::move(message))
      .with_query_code("InvalidRenderingParameter");
}

aws::Error rule_set_exists(std::string_view name) {
  return named("AlreadyExistsException", "AlreadyExists", "Rule set already exists: ", name);
}

aws::Error rule_set_not_found(std::string_view name) {
  return named("RuleSetDoesNotExistException", "RuleSetDoesNotExist",
               "Rule set does not exist: ", name);
}

aws::Error rule_set_is_active(std::string_view name) {
  return named("CannotDeleteException", "CannotDelete", "Cannot delete active rule set: ", name);
}

aws::Error rule_exists(std::string_view name) {
  return named("AlreadyExistsException", "AlreadyExists", "Rule already exists: ", name);
}

aws::Error rule_not_found(std::string_view name) {
  return named("RuleDoesNotExistException", "RuleDoesNotExist", "Rule does not exist: ", name);
}

aws::Error invalid_sns_topic(std::string_view arn) {
  return named("InvalidSnsTopicException", "InvalidSnsTopic",
               "Could not publish to SNS topic: ", arn);
}

aws::Error bad_request(std::string message) {
  return aws::Error("BadRequestException", 400, std::move(message));
}

aws::Error bad_request_without_message() { return bad_request({}).without_message(); }

aws::Error identity_not_found(std::string_view identity) {
  return aws::Error("NotFoundException", 404,
                    "Email identity " + std::string(identity) + " does not exist.");
}

aws::Error identity_exists(std::string_view identity) {
  return aws::Error("AlreadyExistsException", 400,
                    "Email identity " + std::string(identity) + " already exist.");
}

void in_words_of_v2(const std::function<void()>& f) {
  try {
    f();
  } catch (const aws::StruckError& error) {
    throw aws::StruckError(in_v2(error), error.event());
  } catch (const aws::Error& error) {
    throw in_v2(error);
  }
}

aws::Error invalid_request(const aws::Operation&, const std::vector<aws::Violation>& violations) {
  return aws::Error("ValidationError", 400, aws::describe(violations));
}

aws::Error invalid_request_v2(const aws::Operation&,
                              const std::vector<aws::Violation>& violations) {
  return bad_request(aws::describe(violations));
}

}  // namespace ses
