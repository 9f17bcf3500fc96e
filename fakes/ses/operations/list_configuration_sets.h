// The configuration sets, by name.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_ListConfigurationSets.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/operations/create_configuration_set.h"
#include "fakes/ses/ses.h"

namespace ses {

struct ListConfigurationSetsResponse {
  std::vector<ConfigurationSet> configuration_sets;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListConfigurationSetsRequest {
  using Response = ListConfigurationSetsResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "ListConfigurationSets";
  std::optional<std::string> next_token;
  std::optional<std::int32_t> max_items;
  static const aws::Structure& shape();
};

// Returns a thousand at most. Errors: InvalidParameterValue for an unknown NextToken.
ListConfigurationSetsResponse list_configuration_sets(Ses& ses, const aws::Call& call,
                                                      const ListConfigurationSetsRequest& request);

}  // namespace ses
