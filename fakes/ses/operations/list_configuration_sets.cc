#include "fakes/ses/operations/list_configuration_sets.h"

#include "fakes/aws/name_token.h"

namespace ses {
namespace {

constexpr std::int32_t kMaxConfigurationSets = 1000;

}  // namespace

const aws::Structure& ListConfigurationSetsRequest::shape() {
  using S = ListConfigurationSetsRequest;
  static const aws::Structure kShape =
      aws::Structure("ListConfigurationSetsRequest")
          .field<&S::next_token>("NextToken")
          .field<&S::max_items>("MaxItems", aws::range(1, kMaxConfigurationSets));
  return kShape;
}

const aws::Structure& ListConfigurationSetsResponse::shape() {
  using S = ListConfigurationSetsResponse;
  static const aws::Structure kShape = aws::Structure("ListConfigurationSetsResponse")
                                           .field<&S::configuration_sets>("ConfigurationSets")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListConfigurationSetsResponse list_configuration_sets(Ses& ses, const aws::Call& call,
                                                      const ListConfigurationSetsRequest& request) {
  const auto limit = static_cast<std::size_t>(request.max_items.value_or(kMaxConfigurationSets));
  ListConfigurationSetsResponse response;
  for (const std::string& name :
       ses.configuration_sets().list(call.caller.account, call.caller.region,
                                     parse_name_token(request.next_token), limit + 1)) {
    if (response.configuration_sets.size() == limit) {
      response.next_token = aws::name_token(response.configuration_sets.back().name);
      break;
    }
    response.configuration_sets.push_back({name});
  }
  return response;
}

}  // namespace ses
