// The configuration sets, by name.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListConfigurationSets.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct ListConfigurationSetsV2Response {
  std::vector<std::string> configuration_sets;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListConfigurationSetsV2Request {
  using Response = ListConfigurationSetsV2Response;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "ListConfigurationSets";
  std::optional<std::string> next_token;
  std::optional<std::int32_t> page_size;
  static const aws::Structure& shape();
};

// Returns a thousand at most. Errors: BadRequestException for an unknown NextToken.
ListConfigurationSetsV2Response list_configuration_sets_v2(
    SesV2& ses, const aws::Call& call, const ListConfigurationSetsV2Request& request);

}  // namespace ses
