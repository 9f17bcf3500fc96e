#include "fakes/ses/templates/email_template.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/decode.h"
#include "fakes/aws/read_json.h"
#include "fakes/mail/message.h"
#include "fakes/ses/errors.h"
#include "fakes/ses/handlebars/template.h"
#include "fakes/ses/sending/date.h"
#include "fakes/ses/sending/raw_mail.h"

namespace ses {
namespace {

// https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-api.html
constexpr std::size_t kMaxTemplateBytes = 512000;

// The parsed template. Errors of the parser are thrown as SES's errors.
handlebars::Template compile(const std::string& text) {
  try {
    return handlebars::Template(text);
  } catch (const handlebars::TemplateError& error) {
    throw invalid_template(std::string("The template could not be read: ") + error.what());
  } catch (const handlebars::NotSupported& error) {
    throw aws::not_modelled(std::string(error.what()) + " in a template");
  }
}

std::string rendered(const std::string& text, const nlohmann::ordered_json& data) {
  const handlebars::Template compiled = compile(text);
  try {
    return compiled.render(data);
  } catch (const handlebars::MissingAttribute& error) {
    throw missing_rendering_attribute(error.name());
  } catch (const handlebars::NotSupported& error) {
    throw aws::not_modelled(std::string(error.what()) + " in a template");
  }
}

// The template data, in the order in which it is written, which #each keeps.
nlohmann::ordered_json template_data_of(const std::string& text) {
  if (!is_json_object(text)) {
    throw invalid_rendering_parameter("Template rendering data is invalid.");
  }
  return nlohmann::ordered_json::parse(text);
}

}  // namespace

const aws::Structure& Template::shape() {
  using S = Template;
  static const aws::Structure kShape = aws::Structure("Template")
                                           .required<&S::template_name>("TemplateName")
                                           .field<&S::subject_part>("SubjectPart")
                                           .field<&S::text_part>("TextPart")
                                           .field<&S::html_part>("HtmlPart");
  return kShape;
}

const aws::Structure& EmailTemplateContent::shape() {
  using S = EmailTemplateContent;
  static const aws::Structure kShape = aws::Structure("EmailTemplateContent")
                                           .field<&S::subject>("Subject")
                                           .field<&S::text>("Text")
                                           .field<&S::html>("Html");
  return kShape;
}

aws::Constraints template_data_limits() { return aws::length({}, 262144); }

void check_template_parts(const TemplateParts& parts) {
  if (parts.subject.value_or("").empty()) {
    throw invalid_parameter_value("The subject must be specified.");
  }
  std::size_t bytes = 0;
  for (const auto* part : {&parts.subject, &parts.text, &parts.html}) {
    if (!*part) continue;
    bytes += (*part)->size();
    compile(**part);
  }
  if (bytes > kMaxTemplateBytes) throw invalid_template("The template is larger than 500 KB.");
}

bool has_values_only(const TemplateParts& parts) {
  for (const auto* part : {&parts.subject, &parts.text, &parts.html}) {
    if (*part && !compile(**part).has_values_only()) return false;
  }
  return true;
}

SimpleMessage render(const TemplateParts& parts, const std::string& data) {
  const nlohmann::ordered_json values = template_data_of(data);
  SimpleMessage message;
  message.subject.data = rendered(parts.subject.value_or(""), values);
  if (parts.text) message.body.text = Content{rendered(*parts.text, values), {}};
  if (parts.html) message.body.html = Content{rendered(*parts.html, values), {}};
  return message;
}

std::string render_preview(const TemplateParts& parts, const std::string& data, sim::Time now) {
  const SimpleMessage simple = render(parts, data);
  mail::Message message;
  message.subject = simple.subject.data;
  if (simple.body.text) message.text = simple.body.text->data;
  if (simple.body.html) message.html = simple.body.html->data;
  RawMail raw = read_raw(mail::compose(message));
  raw.remove("Message-ID");
  raw.prepend("Date", mail_date(now));
  return raw.text();
}

bool is_json_object(const std::string& text) { return aws::read_json(text).is_object(); }

bool is_empty_json_object(const std::string& text) {
  const nlohmann::json json = aws::read_json(text);
  return json.is_object() && json.empty();
}

}  // namespace ses
