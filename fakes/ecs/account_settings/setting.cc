#include "fakes/ecs/account_settings/setting.h"

#include <algorithm>
#include <array>
#include <utility>

#include "fakes/ecs/errors.h"

namespace ecs {
namespace {

struct KnownSetting {
  std::string_view name;
  std::string_view initial;                  // of a new account
  std::array<std::string_view, 3> settable;  // "" is none
};

constexpr std::string_view kGuardDuty = "guardDutyActivate";
constexpr std::string_view kTagging = "tagResourceAuthorization";

constexpr KnownSetting kKnown[] = {
    {"awsvpcTrunking", "disabled", {"enabled", "disabled"}},
    {"containerInsights", "disabled", {"enhanced", "enabled", "disabled"}},
    {"containerInstanceLongArnFormat", "enabled", {"enabled"}},
    {"defaultLogDriverMode", "non-blocking", {"blocking", "non-blocking"}},
    {"dualStackIPv6", "enabled", {"enabled", "disabled"}},
    {"fargateEventWindows", "disabled", {"enabled", "disabled"}},
    {"fargateFIPSMode", "disabled", {"enabled", "disabled"}},
    {kRetirementWait, "7", {"0", "7", "14"}},
    {kGuardDuty, "off", {}},
    {"serviceLongArnFormat", "enabled", {"enabled"}},
    {kTagging, "on", {"on"}},
    {"taskLongArnFormat", "enabled", {"enabled"}},
};

const KnownSetting& known(const std::string& name) {
  return *std::find_if(std::begin(kKnown), std::end(kKnown),
                       [&](const KnownSetting& each) { return each.name == name; });
}

}  // namespace

const aws::Structure& Setting::shape() {
  static const aws::Structure kShape = aws::Structure("Setting")
                                           .field<&Setting::name>("name")
                                           .field<&Setting::value>("value")
                                           .field<&Setting::principal_arn>("principalArn")
                                           .field<&Setting::type>("type");
  return kShape;
}

const std::vector<std::string>& setting_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const KnownSetting& setting : kKnown) names.emplace_back(setting.name);
    return names;
  }();
  return kNames;
}

aws::Constraints setting_name_values() {
  std::vector<std::string_view> names;
  for (const KnownSetting& setting : kKnown) names.push_back(setting.name);
  return aws::one_of(std::move(names));
}

Setting initial_setting(const std::string& name) {
  const std::string type = name == kGuardDuty ? "aws_managed" : "user";
  return {name, std::string(known(name).initial), "", type};
}

void check_setting(const std::string& name, const std::string& value) {
  if (name == kGuardDuty) {
    throw invalid_parameter("guardDutyActivate is read-only: Amazon GuardDuty sets it.");
  }
  if (name.ends_with("LongArnFormat") && value == "disabled") throw long_arns_are_permanent();
  if (name == kTagging && value == "off") {
    throw invalid_parameter("You can no longer disable tagResourceAuthorization");
  }
  const auto& settable = known(name).settable;
  if (value.empty() || std::find(settable.begin(), settable.end(), value) == settable.end()) {
    throw invalid_setting_value();
  }
}

}  // namespace ecs
