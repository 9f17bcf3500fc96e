// The errors of SES that a client may see, one factory a case.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/CommonErrors.html
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace ses {

// MessageRejected, 400: `Email address is not verified. The following identities failed the check
// in region US-WEST-2: a@b.test, c@d.test`
aws::Error not_verified(std::string_view region, const std::vector<std::string>& identities);
// InvalidParameterValue, 400, with `message` as it is.
aws::Error invalid_parameter_value(std::string message);
// ConfigurationSetDoesNotExist, 400.
aws::Error configuration_set_not_found(std::string_view name);
aws::Error configuration_set_exists(std::string_view name);

// EventDestinationAlreadyExists, EventDestinationDoesNotExist, 400.
aws::Error event_destination_exists(std::string_view name);
aws::Error event_destination_not_found(std::string_view name);

// Throttling, 400, in version 2 TooManyRequestsException, 429: `Maximum sending rate exceeded.`,
// `Daily message quota exceeded.`
// https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
aws::Error sending_rate_exceeded();
aws::Error daily_quota_exceeded();
bool is_throttling(const aws::Error& error);
// Whether it is daily_quota_exceeded().
bool is_daily_quota(const aws::Error& error);

aws::Error template_not_found(std::string_view name);
aws::Error template_exists(std::string_view name);
// InvalidTemplate, 400: the text is no template.
aws::Error invalid_template(std::string message);
// MissingRenderingAttribute, 400: `Attribute 'name' is not present in the rendering data.`
aws::Error missing_rendering_attribute(std::string_view attribute);
// InvalidRenderingParameter, 400: the data is no JSON object.
aws::Error invalid_rendering_parameter(std::string message);

aws::Error rule_set_exists(std::string_view name);
aws::Error rule_set_not_found(std::string_view name);
aws::Error rule_set_is_active(std::string_view name);
aws::Error rule_exists(std::string_view name);
aws::Error rule_not_found(std::string_view name);
aws::Error invalid_sns_topic(std::string_view arn);

// Version 2: BadRequestException 400, NotFoundException 404, AlreadyExistsException 400.
aws::Error bad_request(std::string message);
// BadRequestException, whose message is null: a simple mail without a sender.
aws::Error bad_request_without_message();
aws::Error identity_not_found(std::string_view identity);
aws::Error identity_exists(std::string_view identity);

// Runs `f`; errors that only version 1 has leave it by the names of version 2:
// InvalidParameterValue as BadRequestException, TemplateDoesNotExist as NotFoundException.
void in_words_of_v2(const std::function<void()>& f);

// Version 1: ValidationError. Version 2: BadRequestException.
aws::Error invalid_request(const aws::Operation& operation,
                           const std::vector<aws::Violation>& violations);
aws::Error invalid_request_v2(const aws::Operation& operation,
                              const std::vector<aws::Violation>& violations);

}  // namespace ses
