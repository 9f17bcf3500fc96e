#include "fakes/ses/operations/delete_email_template.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& DeleteEmailTemplateRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteEmailTemplateRequest")
          .required<&DeleteEmailTemplateRequest::template_name>("TemplateName", aws::length(1));
  return kShape;
}

EmptyResponse delete_email_template(SesV2& ses, const aws::Call& call,
                                    const DeleteEmailTemplateRequest& request) {
  in_words_of_v2([&] {
    if (!ses.v1().templates().remove(call.caller.account, call.caller.region,
                                     request.template_name)) {
      throw template_not_found(request.template_name);
    }
  });
  return {};
}

}  // namespace ses
