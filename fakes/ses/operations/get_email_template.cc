#include "fakes/ses/operations/get_email_template.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& GetEmailTemplateRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetEmailTemplateRequest")
          .required<&GetEmailTemplateRequest::template_name>("TemplateName", aws::length(1));
  return kShape;
}

const aws::Structure& GetEmailTemplateResponse::shape() {
  using S = GetEmailTemplateResponse;
  static const aws::Structure kShape = aws::Structure("GetEmailTemplateResponse")
                                           .required<&S::template_name>("TemplateName")
                                           .required<&S::template_content>("TemplateContent")
                                           .field<&S::tags>("Tags")
                                           .always();
  return kShape;
}

GetEmailTemplateResponse get_email_template(SesV2& ses, const aws::Call& call,
                                            const GetEmailTemplateRequest& request) {
  GetEmailTemplateResponse response;
  in_words_of_v2([&] {
    const EmailTemplate found = ses.v1().templates().require(
        call.caller.account, call.caller.region, request.template_name);
    response.template_name = found.name;
    response.template_content = {found.parts.subject, found.parts.text, found.parts.html};
    for (const auto& [key, value] : found.tags) response.tags.push_back({key, value});
  });
  return response;
}

}  // namespace ses
