#include "fakes/ecs/account_settings/account_settings.h"

#include <utility>

#include "fakes/aws/environment.h"
#include "fakes/aws/principal.h"
#include "fakes/ecs/errors.h"

namespace ecs {
namespace {

// A setting as it is kept.
struct SettingRecord {
  std::string account;
  std::string region;
  std::string principal;
  std::string name;
  std::string value;

  static const aws::Structure& shape() {
    using S = SettingRecord;
    static const aws::Structure kShape = aws::Structure("SettingRecord")
                                             .field<&S::account>("account")
                                             .field<&S::region>("region")
                                             .field<&S::principal>("principal")
                                             .field<&S::name>("name")
                                             .field<&S::value>("value");
    return kShape;
  }
};

std::string record_key(const Scope& scope, const std::string& principal, const std::string& name) {
  return scope.region + " " + principal + " " + name;
}

bool is_principal(const std::string& text, const Scope& scope) {
  const auto arn = aws::parse_arn(text);
  return arn && arn->service == "iam" && arn->account == scope.account &&
         (arn->resource == "root" || arn->resource.starts_with("user/") ||
          arn->resource.starts_with("role/"));
}

}  // namespace

Setting AccountSettings::put(const Scope& scope, const std::string& principal,
                             const std::string& name, const std::string& value) {
  check_setting(name, value);
  if (name == kRetirementWait && principal != root_of(scope)) {
    throw invalid_parameter("You must use the root user to set fargateTaskRetirementWaitPeriod.");
  }
  values_[{scope, principal, name}] = value;
  const SettingRecord record{scope.account, scope.region, principal, name, value};
  records_.save(Kind::kAccountSetting, record_key(scope, principal, name), record);
  return *own(scope, principal, name);
}

void AccountSettings::remove(const Scope& scope, const std::string& principal,
                             const std::string& name) {
  if (values_.erase({scope, principal, name}) == 0) return;
  records_.remove(Kind::kAccountSetting, record_key(scope, principal, name));
}

std::optional<Setting> AccountSettings::own(const Scope& scope, const std::string& principal,
                                            const std::string& name) const {
  const auto found = values_.find({scope, principal, name});
  if (found == values_.end()) return std::nullopt;
  Setting setting = initial_setting(name);
  setting.value = found->second;
  setting.principal_arn = principal;
  return setting;
}

Setting AccountSettings::effective(const Scope& scope, const std::string& principal,
                                   const std::string& name) const {
  const std::string root = root_of(scope);
  for (const std::string& each : {principal, root}) {
    if (const auto setting = own(scope, each, name)) return *setting;
  }
  Setting setting = initial_setting(name);
  setting.principal_arn = root;
  return setting;
}

void AccountSettings::load() {
  values_.clear();
  records_.load<SettingRecord>(Kind::kAccountSetting, [this](SettingRecord record) {
    const Scope scope{record.account, record.region};
    values_[{scope, record.principal, record.name}] = std::move(record.value);
  });
}

std::string root_of(const Scope& scope) { return aws::arn("iam", "", scope.account, "root"); }

std::string principal_of(const aws::Call& call) { return aws::principal_arn(call.caller); }

std::string principal_of(const aws::Call& call, const std::string& asked) {
  if (asked.empty()) return principal_of(call);
  if (!is_principal(asked, scope_of(call))) throw invalid_parameter("Invalid principal ARN.");
  return asked;
}

}  // namespace ecs
