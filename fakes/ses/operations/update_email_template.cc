#include "fakes/ses/operations/update_email_template.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& UpdateEmailTemplateRequest::shape() {
  using S = UpdateEmailTemplateRequest;
  static const aws::Structure kShape =
      aws::Structure("UpdateEmailTemplateRequest")
          .required<&S::template_name>("TemplateName", aws::length(1))
          .required<&S::template_content>("TemplateContent");
  return kShape;
}

EmptyResponse update_email_template(SesV2& ses, const aws::Call& call,
                                    const UpdateEmailTemplateRequest& request) {
  in_words_of_v2([&] {
    EmailTemplate changed = ses.v1().templates().require(call.caller.account, call.caller.region,
                                                         request.template_name);
    changed.parts = request.template_content.parts();
    check_template_parts(changed.parts);
    ses.v1().templates().put(changed);
  });
  return {};
}

}  // namespace ses
