#include "fakes/ses/operations/send_templated_email.h"

#include "fakes/ses/sending/message_tags.h"
#include "fakes/ses/templates/email_template.h"
#include "fakes/ses/templates/templated_mail.h"

namespace ses {

const aws::Structure& SendTemplatedEmailRequest::shape() {
  using S = SendTemplatedEmailRequest;
  static const aws::Structure kShape =
      aws::Structure("SendTemplatedEmailRequest")
          .required<&S::source>("Source")
          .required<&S::destination>("Destination")
          .field<&S::reply_to_addresses>("ReplyToAddresses")
          .field<&S::return_path>("ReturnPath")
          .field<&S::tags>("Tags")
          .field<&S::configuration_set_name>("ConfigurationSetName")
          .required<&S::template_name>("Template")
          .required<&S::template_data>("TemplateData", template_data_limits())
          .refused("SourceArn")
          .refused("ReturnPathArn")
          .refused("TemplateArn");
  return kShape;
}

const aws::Structure& SendTemplatedEmailResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("SendTemplatedEmailResponse")
          .required<&SendTemplatedEmailResponse::message_id>("MessageId");
  return kShape;
}

SendTemplatedEmailResponse send_templated_email(Ses& ses, const aws::Call& call,
                                                const SendTemplatedEmailRequest& request) {
  const aws::Caller& caller = call.caller;
  check_tags(request.tags);
  ses.configuration_sets().check(caller.account, caller.region, request.configuration_set_name);
  const EmailTemplate found =
      ses.templates().require(caller.account, caller.region, request.template_name);
  TemplatedMail mail;
  mail.source = request.source;
  mail.destination = request.destination;
  mail.reply_to = request.reply_to_addresses;
  mail.return_path = request.return_path.value_or("");
  mail.template_name = found.name;
  mail.parts = found.parts;
  mail.data = request.template_data;
  mail.configuration_set = request.configuration_set_name.value_or("");
  mail.tags = request.tags;
  return {send_templated(ses, caller, mail)};
}

}  // namespace ses
