// Templates as both versions show them, and what makes a mail of one.
#pragma once

#include <optional>
#include <string>

#include "fakes/ses/shapes.h"
#include "fakes/ses/templates/templates.h"
#include "sim/time/time.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference/API_Template.html
struct Template {
  std::string template_name;
  std::optional<std::string> subject_part;
  std::optional<std::string> text_part;
  std::optional<std::string> html_part;
  static const aws::Structure& shape();

  TemplateParts parts() const { return {subject_part, text_part, html_part}; }
};

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_EmailTemplateContent.html
struct EmailTemplateContent {
  std::optional<std::string> subject;
  std::optional<std::string> text;
  std::optional<std::string> html;
  static const aws::Structure& shape();

  TemplateParts parts() const { return {subject, text, html}; }
};

// Of the data for a template: at most 262,144 characters.
aws::Constraints template_data_limits();

// Throws InvalidParameterValue for parts without a subject, InvalidTemplate for what is no
// Handlebars or too large, BacklotNotModelled for Handlebars that is not modelled.
void check_template_parts(const TemplateParts& parts);

// True if the parts have values to put in, `{{name}}`, and nothing else of Handlebars.
bool has_values_only(const TemplateParts& parts);

// What a template and its data come to, subject and bodies. Throws as check_template_parts();
// InvalidRenderingParameter for data that are no JSON object, MissingRenderingAttribute.
SimpleMessage render(const TemplateParts& parts, const std::string& data);

// The mail as TestRenderTemplate shows it: subject and bodies, from nobody to nobody.
std::string render_preview(const TemplateParts& parts, const std::string& data, sim::Time now);

// True for text that is a JSON object, and for one that has no members.
bool is_json_object(const std::string& text);
bool is_empty_json_object(const std::string& text);

}  // namespace ses
