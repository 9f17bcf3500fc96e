#include "fakes/ses/operations/create_configuration_set_v2.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& CreateConfigurationSetV2Request::shape() {
  using S = CreateConfigurationSetV2Request;
  static const aws::Structure kShape =
      aws::Structure("CreateConfigurationSetRequest")
          .required<&S::configuration_set_name>("ConfigurationSetName")
          .field<&S::tags>("Tags")
          .refused("TrackingOptions")
          .refused("DeliveryOptions")
          .refused("ReputationOptions")
          .refused("SendingOptions")
          .refused("SuppressionOptions")
          .refused("VdmOptions")
          .refused("ArchivingOptions")
          .refused("MessageSecurityOptions");
  return kShape;
}

EmptyResponse create_configuration_set_v2(SesV2& ses, const aws::Call& call,
                                          const CreateConfigurationSetV2Request& request) {
  ConfigurationSetRow row{
      call.caller.account, call.caller.region, request.configuration_set_name, {}};
  for (const Tag& tag : request.tags) row.tags[tag.key] = tag.value;
  in_words_of_v2([&] { ses.v1().configuration_sets().create(row); });
  return {};
}

}  // namespace ses
