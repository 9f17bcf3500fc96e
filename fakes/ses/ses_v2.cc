#include "fakes/ses/ses_v2.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/operations/create_configuration_set_event_destination.h"
#include "fakes/ses/operations/create_configuration_set_v2.h"
#include "fakes/ses/operations/create_email_identity.h"
#include "fakes/ses/operations/create_email_template.h"
#include "fakes/ses/operations/delete_configuration_set_event_destination.h"
#include "fakes/ses/operations/delete_configuration_set_v2.h"
#include "fakes/ses/operations/delete_email_identity.h"
#include "fakes/ses/operations/delete_email_template.h"
#include "fakes/ses/operations/get_account.h"
#include "fakes/ses/operations/get_configuration_set.h"
#include "fakes/ses/operations/get_configuration_set_event_destinations.h"
#include "fakes/ses/operations/get_email_identity.h"
#include "fakes/ses/operations/get_email_template.h"
#include "fakes/ses/operations/list_configuration_sets_v2.h"
#include "fakes/ses/operations/list_email_identities.h"
#include "fakes/ses/operations/list_email_templates.h"
#include "fakes/ses/operations/send_bulk_email.h"
#include "fakes/ses/operations/send_email_v2.h"
#include "fakes/ses/operations/test_render_email_template.h"
#include "fakes/ses/operations/update_email_template.h"

namespace ses {
namespace {

constexpr const char* kConfigurationSets = "/v2/email/configuration-sets";
constexpr const char* kConfigurationSet = "/v2/email/configuration-sets/{ConfigurationSetName}";
constexpr const char* kEventDestinations =
    "/v2/email/configuration-sets/{ConfigurationSetName}/event-destinations";
constexpr const char* kEventDestination =
    "/v2/email/configuration-sets/{ConfigurationSetName}/event-destinations/"
    "{EventDestinationName}";
constexpr const char* kListConfigurationSets = "/v2/email/list-configuration-sets";
constexpr const char* kIdentities = "/v2/email/identities";
constexpr const char* kListIdentities = "/v2/email/list-identities";
constexpr const char* kIdentity = "/v2/email/identities/{EmailIdentity}";
constexpr const char* kTemplates = "/v2/email/templates";
constexpr const char* kTemplate = "/v2/email/templates/{TemplateName}";
constexpr const char* kRender = "/v2/email/templates/{TemplateName}/render";

constexpr aws::Operation kOperationsV2[] = {
    aws::operation<create_configuration_set_v2>("CreateConfigurationSet")
        .rest("POST", kConfigurationSets),
    aws::operation<create_configuration_set_event_destination>(
        "CreateConfigurationSetEventDestination")
        .rest("POST", kEventDestinations),
    aws::operation<create_email_identity>("CreateEmailIdentity").rest("POST", kIdentities),
    aws::operation<create_email_template>("CreateEmailTemplate").rest("POST", kTemplates),
    aws::operation<delete_configuration_set_v2>("DeleteConfigurationSet")
        .rest("DELETE", kConfigurationSet),
    aws::operation<delete_configuration_set_event_destination>(
        "DeleteConfigurationSetEventDestination")
        .rest("DELETE", kEventDestination),
    aws::operation<delete_email_identity>("DeleteEmailIdentity").rest("DELETE", kIdentity),
    aws::operation<delete_email_template>("DeleteEmailTemplate").rest("DELETE", kTemplate),
    aws::operation<get_account>("GetAccount").rest("GET", "/v2/email/account"),
    aws::operation<get_configuration_set>("GetConfigurationSet").rest("GET", kConfigurationSet),
    aws::operation<get_configuration_set_event_destinations>("GetConfigurationSetEventDestinations")
        .rest("GET", kEventDestinations),
    aws::operation<get_email_identity>("GetEmailIdentity").rest("GET", kIdentity),
    aws::operation<get_email_template>("GetEmailTemplate").rest("GET", kTemplate),
    aws::operation<list_configuration_sets_v2>("ListConfigurationSets")
        .rest("GET", kConfigurationSets),
    // SDKs since 2026 send some of the operations by POST to another path.
    aws::operation<list_configuration_sets_v2>("ListConfigurationSets")
        .rest("POST", kListConfigurationSets),
    aws::operation<list_email_identities>("ListEmailIdentities").rest("GET", kIdentities),
    aws::operation<list_email_identities>("ListEmailIdentities").rest("POST", kListIdentities),
    aws::operation<list_email_templates>("ListEmailTemplates").rest("GET", kTemplates),
    aws::operation<send_bulk_email>("SendBulkEmail").rest("POST", "/v2/email/outbound-bulk-emails"),
    aws::operation<send_email_v2>("SendEmail").rest("POST", "/v2/email/outbound-emails"),
    aws::operation<test_render_email_template>("TestRenderEmailTemplate").rest("POST", kRender),
    aws::operation<update_email_template>("UpdateEmailTemplate").rest("PUT", kTemplate),
};

constexpr aws::ServiceModel kModelV2 = {
    .id = "sesv2",
    .signing_name = "ses",
    .rest_json = true,
    .throttling_error = "TooManyRequestsException",
    .throttling_status = 429,
    .throttling_text = "Too Many Requests",
    .operations = kOperationsV2,
    .limits = {.body_bytes = aws::kMostBodyBytes},
    .invalid = invalid_request_v2,
};

}  // namespace

const aws::ServiceModel& SesV2::api() { return kModelV2; }

}  // namespace ses
