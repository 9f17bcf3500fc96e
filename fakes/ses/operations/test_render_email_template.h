// Shows the mail that a template and its data come to.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_TestRenderEmailTemplate.html
#pragma once

#include <string>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct TestRenderEmailTemplateResponse {
  std::string rendered_template;
  static const aws::Structure& shape();
};

struct TestRenderEmailTemplateRequest {
  using Response = TestRenderEmailTemplateResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "TestRenderEmailTemplate";
  std::string template_name;
  std::string template_data;
  static const aws::Structure& shape();
};

// Errors: NotFoundException; BadRequestException for data that is no JSON object or lacks an
// attribute.
TestRenderEmailTemplateResponse test_render_email_template(
    SesV2& ses, const aws::Call& call, const TestRenderEmailTemplateRequest& request);

}  // namespace ses
