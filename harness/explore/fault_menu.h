// The faults that a strategy may choose from.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fakes/aws/faults.h"

namespace harness {

struct FaultMenu {
  std::string name;  // as it was asked for: `bad day`
  // One a kind, with a chance, for all resources.
  std::vector<aws::FaultRule> rules;
  bool is_by_name = false;  // the kinds were asked for by their names
};

// `calm`, `normal day` or `bad day`, whose chances are in docs/faults.md, or a list of kinds with
// the chances of a bad day: `sqs.duplicate,aws.throttled`. A dash may stand for the space of a day.
// std::invalid_argument if the text is none of these.
FaultMenu fault_menu(const std::string& text);

// What is left of the menu without these kinds; all of it if its kinds were asked for by name.
FaultMenu without(FaultMenu menu, const std::map<std::string, std::string>& kinds);

// Those of the rules whose kinds are on the menu.
std::vector<aws::FaultRule> limited_to_menu(std::vector<aws::FaultRule> rules,
                                            const FaultMenu& menu);

}  // namespace harness
