#include "fakes/ses/operations/update_template.h"

namespace ses {

const aws::Structure& UpdateTemplateRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("UpdateTemplateRequest")
          .required<&UpdateTemplateRequest::email_template>("Template");
  return kShape;
}

EmptyResponse update_template(Ses& ses, const aws::Call& call,
                              const UpdateTemplateRequest& request) {
  EmailTemplate changed = ses.templates().require(call.caller.account, call.caller.region,
                                                  request.email_template.template_name);
  changed.parts = request.email_template.parts();
  check_template_parts(changed.parts);
  ses.templates().put(changed);
  return {};
}

}  // namespace ses
