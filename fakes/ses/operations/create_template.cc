#include "fakes/ses/operations/create_template.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/resource_name.h"

namespace ses {

const aws::Structure& CreateTemplateRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateTemplateRequest")
          .required<&CreateTemplateRequest::email_template>("Template");
  return kShape;
}

EmptyResponse create_template(Ses& ses, const aws::Call& call,
                              const CreateTemplateRequest& request) {
  const aws::Caller& caller = call.caller;
  EmailTemplate made{caller.account,
                     caller.region,
                     request.email_template.template_name,
                     ses.environment().now(),
                     request.email_template.parts(),
                     {}};
  check_resource_name(made.name, "template");
  check_template_parts(made.parts);
  if (ses.templates().find(made.account, made.region, made.name)) {
    throw template_exists(made.name);
  }
  ses.templates().put(made);
  return {};
}

}  // namespace ses
