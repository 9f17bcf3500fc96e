#include "fakes/ses/operations/send_email.h"

#include "fakes/ses/sending/message_tags.h"
#include "fakes/ses/sending/outgoing_mail.h"
#include "fakes/ses/sending/simple_message.h"

namespace ses {

const aws::Structure& SendEmailRequest::shape() {
  using S = SendEmailRequest;
  static const aws::Structure kShape =
      aws::Structure("SendEmailRequest")
          .required<&S::source>("Source")
          .required<&S::destination>("Destination")
          .required<&S::message>("Message")
          .field<&S::reply_to_addresses>("ReplyToAddresses")
          .field<&S::return_path>("ReturnPath")
          .field<&S::tags>("Tags")
          .field<&S::configuration_set_name>("ConfigurationSetName")
          .refused("SourceArn")
          .refused("ReturnPathArn");
  return kShape;
}

const aws::Structure& SendEmailResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("SendEmailResponse").required<&SendEmailResponse::message_id>("MessageId");
  return kShape;
}

SendEmailResponse send_email(Ses& ses, const aws::Call& call, const SendEmailRequest& request) {
  check_tags(request.tags);
  ses.configuration_sets().check(call.caller.account, call.caller.region,
                                 request.configuration_set_name);
  OutgoingMail outgoing;
  outgoing.source = request.source;
  outgoing.recipients = request.destination.all();
  outgoing.return_path = request.return_path.value_or("");
  outgoing.raw = compose(
      {request.source, request.destination, request.reply_to_addresses, request.message, {}});
  outgoing.configuration_set = request.configuration_set_name.value_or("");
  outgoing.tags = request.tags;
  return {send(ses, call.caller, outgoing)};
}

}  // namespace ses
