#include "fakes/ses/operations/delete_template.h"

namespace ses {

const aws::Structure& DeleteTemplateRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteTemplateRequest")
          .required<&DeleteTemplateRequest::template_name>("TemplateName");
  return kShape;
}

EmptyResponse delete_template(Ses& ses, const aws::Call& call,
                              const DeleteTemplateRequest& request) {
  ses.templates().remove(call.caller.account, call.caller.region, request.template_name);
  return {};
}

}  // namespace ses
