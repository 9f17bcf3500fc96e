// CloudTrail's names of operations, and those of scenarios.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace incident {

// CloudTrail's services as the calls of a scenario name them.
struct TrailService {
  std::string_view trail;
  std::string_view scenario;
};
constexpr std::array<TrailService, 7> kTrailServices = {{{"sqs", "sqs"},
                                                         {"ecs", "ecs"},
                                                         {"sns", "sns"},
                                                         {"ses", "ses"},
                                                         {"dynamodb", "dynamodb"},
                                                         {"logs", "logs"},
                                                         {"monitoring", "cloudwatch"}}};

// `dynamodb.PutItem` of `dynamodb:PutItem`; "" of what no service of Backlot has.
inline std::string operation_of_trail(std::string_view trail) {
  const std::size_t colon = trail.find(':');
  for (const TrailService& service : kTrailServices) {
    if (service.trail != trail.substr(0, colon)) continue;
    return std::string(service.scenario) + "." + std::string(trail.substr(colon + 1));
  }
  return {};
}

}  // namespace incident
