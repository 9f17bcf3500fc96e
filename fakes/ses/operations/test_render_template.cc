#include "fakes/ses/operations/test_render_template.h"

#include "fakes/ses/templates/email_template.h"

namespace ses {

const aws::Structure& TestRenderTemplateRequest::shape() {
  using S = TestRenderTemplateRequest;
  static const aws::Structure kShape =
      aws::Structure("TestRenderTemplateRequest")
          .required<&S::template_name>("TemplateName")
          .required<&S::template_data>("TemplateData", template_data_limits());
  return kShape;
}

const aws::Structure& TestRenderTemplateResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("TestRenderTemplateResponse")
          .field<&TestRenderTemplateResponse::rendered_template>("RenderedTemplate");
  return kShape;
}

TestRenderTemplateResponse test_render_template(Ses& ses, const aws::Call& call,
                                                const TestRenderTemplateRequest& request) {
  const EmailTemplate found =
      ses.templates().require(call.caller.account, call.caller.region, request.template_name);
  return {render_preview(found.parts, request.template_data, ses.environment().now())};
}

}  // namespace ses
