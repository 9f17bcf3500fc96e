// An account setting, as the operations give it, and what each may be.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Setting.html
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/structure.h"

namespace ecs {

struct Setting {
  std::string name;
  std::string value;
  std::string principal_arn;
  std::string type;  // user, or aws_managed
  static const aws::Structure& shape();
};

// Every name there is, in order.
const std::vector<std::string>& setting_names();
aws::Constraints setting_name_values();

// REQUIRES, of both: `name` is one of setting_names().
// A setting of a new account.
Setting initial_setting(const std::string& name);
// Throws InvalidParameterException for a value the setting does not have, and for what nobody may
// change any more.
void check_setting(const std::string& name, const std::string& value);

// How long Fargate waits before it retires a task: the root user's to set.
inline constexpr const char* kRetirementWait = "fargateTaskRetirementWaitPeriod";

}  // namespace ecs
