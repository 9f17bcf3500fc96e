#include "fakes/ses/ses_v2.h"

#include "fakes/ses/create_email_identity.h"
#include "fakes/ses/delete_email_identity.h"
#include "fakes/ses/errors.h"
#include "fakes/ses/get_account.h"
#include "fakes/ses/get_email_identity.h"
#include "fakes/ses/list_email_identities.h"
#include "fakes/ses/send_email_v2.h"

namespace ses {
namespace {

constexpr const char* kIdentities = "/v2/email/identities";
constexpr const char* kListIdentities = "/v2/email/list-identities";
constexpr const char* kIdentity = "/v2/email/identities/{EmailIdentity}";

constexpr aws::Operation kOperations[] = {
    aws::operation<create_email_identity>("CreateEmailIdentity").rest("POST", kIdentities),
    aws::operation<delete_email_identity>("DeleteEmailIdentity").rest("DELETE", kIdentity),
    aws::operation<get_account>("GetAccount").rest("GET", "/v2/email/account"),
    aws::operation<get_email_identity>("GetEmailIdentity").rest("GET", kIdentity),
    aws::operation<list_email_identities>("ListEmailIdentities").rest("GET", kIdentities),
    // The same as the SDKs of 2026 ask for it.
    aws::operation<list_email_identities>("ListEmailIdentities").rest("POST", kListIdentities),
    aws::operation<send_email_v2>("SendEmail").rest("POST", "/v2/email/outbound-emails"),
};

constexpr aws::ServiceModel kModel = {
    .id = "sesv2",
    .signing_name = "ses",
    .rest_json = true,
    .operations = kOperations,
    .invalid = invalid_request_v2,
};

}  // namespace

const aws::ServiceModel& SesV2::model() const { return kModel; }

}  // namespace ses
