// The email templates, by name.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListEmailTemplates.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_EmailTemplateMetadata.html
struct EmailTemplateMetadata {
  std::string template_name;
  sim::Time created_timestamp;
  static const aws::Structure& shape();
};

struct ListEmailTemplatesResponse {
  std::vector<EmailTemplateMetadata> templates_metadata;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListEmailTemplatesRequest {
  using Response = ListEmailTemplatesResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "ListEmailTemplates";
  std::optional<std::string> next_token;
  std::optional<std::int32_t> page_size;
  static const aws::Structure& shape();
};

// Returns ten unless more are asked for. Errors: BadRequestException for an unknown NextToken.
ListEmailTemplatesResponse list_email_templates(SesV2& ses, const aws::Call& call,
                                                const ListEmailTemplatesRequest& request);

}  // namespace ses
