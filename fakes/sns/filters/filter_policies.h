// Filter policies as they were read, so that none is read again for each publication.
#pragma once

#include <map>
#include <string>

#include "fakes/sns/filters/filter_policy.h"

namespace sns {

class FilterPolicies {
 public:
  // The policy of this text and scope, valid until the next call. REQUIRES: it is one.
  const FilterPolicy& of(const std::string& json, FilterScope scope);

 private:
  std::map<FilterScope, std::map<std::string, FilterPolicy>> by_text_;
};

}  // namespace sns
