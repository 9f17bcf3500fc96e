// The email templates, by name.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_ListTemplates.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference/API_TemplateMetadata.html
struct TemplateMetadata {
  std::string name;
  sim::Time created_timestamp;
  static const aws::Structure& shape();
};

struct ListTemplatesResponse {
  std::vector<TemplateMetadata> templates_metadata;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListTemplatesRequest {
  using Response = ListTemplatesResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "ListTemplates";
  std::optional<std::string> next_token;
  std::optional<std::int32_t> max_items;
  static const aws::Structure& shape();
};

// Returns ten unless more are asked for, and a hundred at most. Errors: InvalidParameterValue for
// an unknown NextToken.
ListTemplatesResponse list_templates(Ses& ses, const aws::Call& call,
                                     const ListTemplatesRequest& request);

}  // namespace ses
