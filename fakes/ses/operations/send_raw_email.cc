#include "fakes/ses/operations/send_raw_email.h"

#include "fakes/ses/sending/message_tags.h"
#include "fakes/ses/sending/outgoing_from_raw.h"

namespace ses {

const aws::Structure& SendRawEmailRequest::shape() {
  using S = SendRawEmailRequest;
  static const aws::Structure kShape =
      aws::Structure("SendRawEmailRequest")
          .field<&S::source>("Source")
          .field<&S::destinations>("Destinations")
          .required<&S::raw_message>("RawMessage")
          .field<&S::tags>("Tags")
          .field<&S::configuration_set_name>("ConfigurationSetName")
          .refused("FromArn")
          .refused("SourceArn")
          .refused("ReturnPathArn");
  return kShape;
}

const aws::Structure& SendRawEmailResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("SendRawEmailResponse")
          .required<&SendRawEmailResponse::message_id>("MessageId");
  return kShape;
}

SendRawEmailResponse send_raw_email(Ses& ses, const aws::Call& call,
                                    const SendRawEmailRequest& request) {
  check_tags(request.tags);
  ses.configuration_sets().check(call.caller.account, call.caller.region,
                                 request.configuration_set_name);
  OutgoingMail outgoing =
      outgoing_from_raw(request.raw_message.data.bytes, request.source, request.destinations);
  outgoing.configuration_set = request.configuration_set_name.value_or("");
  outgoing.tags = request.tags;
  return {send(ses, call.caller, outgoing)};
}

}  // namespace ses
