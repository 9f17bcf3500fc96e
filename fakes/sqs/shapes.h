// Forms and shapes that many operations of SQS share.
#pragma once

#include "fakes/aws/empty_response.h"
#include "fakes/aws/structure.h"

namespace sqs {

using aws::EmptyResponse;

// `Attribute.1.Name`, `Attribute.1.Value`; `Tag.1.Key`, `Tag.1.Value`; `AttributeName.1`.
aws::QueryForm attribute_form();
aws::QueryForm tag_form();
aws::QueryForm list_form(std::string_view name);

}  // namespace sqs
