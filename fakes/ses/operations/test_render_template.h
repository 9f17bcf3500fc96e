// Shows the mail that a template and its data come to.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_TestRenderTemplate.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct TestRenderTemplateResponse {
  std::string rendered_template;
  static const aws::Structure& shape();
};

struct TestRenderTemplateRequest {
  using Response = TestRenderTemplateResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "TestRenderTemplate";
  std::string template_name;
  std::string template_data;
  static const aws::Structure& shape();
};

// Errors: TemplateDoesNotExist, InvalidRenderingParameter, MissingRenderingAttribute.
TestRenderTemplateResponse test_render_template(Ses& ses, const aws::Call& call,
                                                const TestRenderTemplateRequest& request);

}  // namespace ses
