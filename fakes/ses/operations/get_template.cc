#include "fakes/ses/operations/get_template.h"

namespace ses {

const aws::Structure& GetTemplateRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetTemplateRequest")
          .required<&GetTemplateRequest::template_name>("TemplateName");
  return kShape;
}

const aws::Structure& GetTemplateResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetTemplateResponse").field<&GetTemplateResponse::email_template>("Template");
  return kShape;
}

GetTemplateResponse get_template(Ses& ses, const aws::Call& call,
                                 const GetTemplateRequest& request) {
  const EmailTemplate found =
      ses.templates().require(call.caller.account, call.caller.region, request.template_name);
  return {{found.name, found.parts.subject, found.parts.text, found.parts.html}};
}

}  // namespace ses
