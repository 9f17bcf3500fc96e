#include "fakes/ses/operations/list_email_templates.h"

#include "fakes/aws/name_token.h"
#include "fakes/ses/errors.h"

namespace ses {
namespace {

constexpr std::int32_t kDefaultTemplatesV2 = 10;

}  // namespace

const aws::Structure& EmailTemplateMetadata::shape() {
  using S = EmailTemplateMetadata;
  static const aws::Structure kShape = aws::Structure("EmailTemplateMetadata")
                                           .field<&S::template_name>("TemplateName")
                                           .field<&S::created_timestamp>("CreatedTimestamp");
  return kShape;
}

const aws::Structure& ListEmailTemplatesRequest::shape() {
  using S = ListEmailTemplatesRequest;
  static const aws::Structure kShape = aws::Structure("ListEmailTemplatesRequest")
                                           .field<&S::next_token>("NextToken")
                                           .field<&S::page_size>("PageSize", aws::range(1, 100));
  return kShape;
}

const aws::Structure& ListEmailTemplatesResponse::shape() {
  using S = ListEmailTemplatesResponse;
  static const aws::Structure kShape = aws::Structure("ListEmailTemplatesResponse")
                                           .field<&S::templates_metadata>("TemplatesMetadata")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListEmailTemplatesResponse list_email_templates(SesV2& ses, const aws::Call& call,
                                                const ListEmailTemplatesRequest& request) {
  std::string after;
  in_words_of_v2([&] { after = parse_name_token(request.next_token); });
  const auto limit = static_cast<std::size_t>(request.page_size.value_or(kDefaultTemplatesV2));
  ListEmailTemplatesResponse response;
  for (const EmailTemplate& each :
       ses.v1().templates().list(call.caller.account, call.caller.region, after, limit + 1)) {
    if (response.templates_metadata.size() == limit) {
      response.next_token = aws::name_token(response.templates_metadata.back().template_name);
      break;
    }
    response.templates_metadata.push_back({each.name, each.created});
  }
  return response;
}

}  // namespace ses
