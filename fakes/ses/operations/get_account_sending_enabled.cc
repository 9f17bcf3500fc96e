#include "fakes/ses/operations/get_account_sending_enabled.h"

namespace ses {

const aws::Structure& GetAccountSendingEnabledRequest::shape() {
  static const aws::Structure kShape("GetAccountSendingEnabledRequest");
  return kShape;
}

const aws::Structure& GetAccountSendingEnabledResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetAccountSendingEnabledResponse")
          .field<&GetAccountSendingEnabledResponse::enabled>("Enabled");
  return kShape;
}

GetAccountSendingEnabledResponse get_account_sending_enabled(
    Ses&, const aws::Call&, const GetAccountSendingEnabledRequest&) {
  return {};
}

}  // namespace ses
