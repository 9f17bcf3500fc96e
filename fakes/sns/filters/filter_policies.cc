#include "fakes/sns/filters/filter_policies.h"

#include <cstddef>

namespace sns {
namespace {

// Those that no subscription has any more are forgotten with the others when there are more.
constexpr std::size_t kMostPolicies = 10'000;

}  // namespace

const FilterPolicy& FilterPolicies::of(const std::string& json, FilterScope scope) {
  auto& of_scope = by_text_[scope];
  const auto found = of_scope.find(json);
  if (found != of_scope.end()) return found->second;
  if (of_scope.size() >= kMostPolicies) of_scope.clear();
  return of_scope.try_emplace(json, json, scope).first->second;
}

}  // namespace sns
