#include "fakes/ses/operations/list_templates.h"

#include <algorithm>

#include "fakes/aws/name_token.h"

namespace ses {
namespace {

constexpr std::int32_t kDefaultTemplates = 10;
constexpr std::int32_t kMaxTemplates = 100;

}  // namespace

const aws::Structure& TemplateMetadata::shape() {
  using S = TemplateMetadata;
  static const aws::Structure kShape = aws::Structure("TemplateMetadata")
                                           .field<&S::name>("Name")
                                           .field<&S::created_timestamp>("CreatedTimestamp");
  return kShape;
}

const aws::Structure& ListTemplatesRequest::shape() {
  using S = ListTemplatesRequest;
  static const aws::Structure kShape = aws::Structure("ListTemplatesRequest")
                                           .field<&S::next_token>("NextToken")
                                           .field<&S::max_items>("MaxItems", aws::range(1));
  return kShape;
}

const aws::Structure& ListTemplatesResponse::shape() {
  using S = ListTemplatesResponse;
  static const aws::Structure kShape = aws::Structure("ListTemplatesResponse")
                                           .field<&S::templates_metadata>("TemplatesMetadata")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListTemplatesResponse list_templates(Ses& ses, const aws::Call& call,
                                     const ListTemplatesRequest& request) {
  const auto limit = static_cast<std::size_t>(
      std::min(request.max_items.value_or(kDefaultTemplates), kMaxTemplates));
  ListTemplatesResponse response;
  for (const EmailTemplate& each :
       ses.templates().list(call.caller.account, call.caller.region,
                            parse_name_token(request.next_token), limit + 1)) {
    if (response.templates_metadata.size() == limit) {
      response.next_token = aws::name_token(response.templates_metadata.back().name);
      break;
    }
    response.templates_metadata.push_back({each.name, each.created});
  }
  return response;
}

}  // namespace ses
