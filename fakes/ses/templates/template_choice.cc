#include "fakes/ses/templates/template_choice.h"

#include "fakes/aws/decode.h"
#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& TemplateChoice::shape() {
  using S = TemplateChoice;
  static const aws::Structure kShape =
      aws::Structure("Template")
          .field<&S::template_name>("TemplateName", aws::length(1))
          .field<&S::template_content>("TemplateContent")
          .field<&S::template_data>("TemplateData", template_data_limits())
          .field<&S::headers>("Headers", header_count_limits())
          .refused("TemplateArn")
          .refused("Attachments");
  return kShape;
}

ChosenTemplate choose(Ses& ses, const aws::Caller& caller, const TemplateChoice& choice) {
  const std::string name = choice.template_name.value_or("");
  if (name.empty() != choice.template_content.has_value()) {
    throw invalid_parameter_value(
        "Exactly one of TemplateName and TemplateContent must be specified.");
  }
  if (!name.empty()) {
    return {name, ses.templates().require(caller.account, caller.region, name).parts};
  }
  const TemplateParts parts = choice.template_content->parts();
  check_template_parts(parts);
  if (!has_values_only(parts)) {
    throw aws::not_modelled("more than '{{name}}' in the member 'TemplateContent'");
  }
  return {"", parts};
}

}  // namespace ses
