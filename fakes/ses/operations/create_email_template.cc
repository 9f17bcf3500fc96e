#include "fakes/ses/operations/create_email_template.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/resource_name.h"

namespace ses {

const aws::Structure& CreateEmailTemplateRequest::shape() {
  using S = CreateEmailTemplateRequest;
  static const aws::Structure kShape =
      aws::Structure("CreateEmailTemplateRequest")
          .required<&S::template_name>("TemplateName", aws::length(1))
          .required<&S::template_content>("TemplateContent")
          .field<&S::tags>("Tags");
  return kShape;
}

EmptyResponse create_email_template(SesV2& ses, const aws::Call& call,
                                    const CreateEmailTemplateRequest& request) {
  const aws::Caller& caller = call.caller;
  Ses& v1 = ses.v1();
  EmailTemplate made{caller.account,
                     caller.region,
                     request.template_name,
                     v1.environment().now(),
                     request.template_content.parts(),
                     {}};
  in_words_of_v2([&] {
    check_resource_name(made.name, "template");
    check_template_parts(made.parts);
  });
  if (v1.templates().find(made.account, made.region, made.name)) throw template_exists(made.name);
  for (const Tag& tag : request.tags) made.tags[tag.key] = tag.value;
  v1.templates().put(made);
  return {};
}

}  // namespace ses
