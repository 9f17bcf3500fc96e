#include "fakes/ses/operations/list_configuration_sets_v2.h"

#include "fakes/aws/name_token.h"
#include "fakes/ses/errors.h"

namespace ses {
namespace {

constexpr std::int32_t kMaxSize = 1000;

}  // namespace

const aws::Structure& ListConfigurationSetsV2Request::shape() {
  using S = ListConfigurationSetsV2Request;
  static const aws::Structure kShape =
      aws::Structure("ListConfigurationSetsRequest")
          .field<&S::next_token>("NextToken")
          .field<&S::page_size>("PageSize", aws::range(1, kMaxSize))
          .refused("Filter");
  return kShape;
}

const aws::Structure& ListConfigurationSetsV2Response::shape() {
  using S = ListConfigurationSetsV2Response;
  static const aws::Structure kShape = aws::Structure("ListConfigurationSetsResponse")
                                           .field<&S::configuration_sets>("ConfigurationSets")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListConfigurationSetsV2Response list_configuration_sets_v2(
    SesV2& ses, const aws::Call& call, const ListConfigurationSetsV2Request& request) {
  std::string after;
  in_words_of_v2([&] { after = parse_name_token(request.next_token); });
  const auto limit = static_cast<std::size_t>(request.page_size.value_or(kMaxSize));
  ListConfigurationSetsV2Response response;
  response.configuration_sets =
      ses.v1().configuration_sets().list(call.caller.account, call.caller.region, after, limit + 1);
  if (response.configuration_sets.size() > limit) {
    response.configuration_sets.pop_back();
    response.next_token = aws::name_token(response.configuration_sets.back());
  }
  return response;
}

}  // namespace ses
