#include "fakes/ses/operations/test_render_email_template.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {

const aws::Structure& TestRenderEmailTemplateRequest::shape() {
  using S = TestRenderEmailTemplateRequest;
  static const aws::Structure kShape =
      aws::Structure("TestRenderEmailTemplateRequest")
          .required<&S::template_name>("TemplateName", aws::length(1))
          .required<&S::template_data>("TemplateData", template_data_limits());
  return kShape;
}

const aws::Structure& TestRenderEmailTemplateResponse::shape() {
  using S = TestRenderEmailTemplateResponse;
  static const aws::Structure kShape = aws::Structure("TestRenderEmailTemplateResponse")
                                           .required<&S::rendered_template>("RenderedTemplate");
  return kShape;
}

TestRenderEmailTemplateResponse test_render_email_template(
    SesV2& ses, const aws::Call& call, const TestRenderEmailTemplateRequest& request) {
  TestRenderEmailTemplateResponse response;
  in_words_of_v2([&] {
    const EmailTemplate found = ses.v1().templates().require(
        call.caller.account, call.caller.region, request.template_name);
    response.rendered_template =
        render_preview(found.parts, request.template_data, ses.v1().environment().now());
  });
  return response;
}

}  // namespace ses
