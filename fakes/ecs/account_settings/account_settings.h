// The account settings: what was set for whom, and what holds.
//
// A setting holds for a user or role as it was set for that one, else as it was set for the root
// user, which is the account's default, else as AWS has it for new accounts. `containerInsights` is
// what new clusters have; the others are kept, and change nothing here.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "fakes/ecs/account_settings/setting.h"
#include "fakes/ecs/names.h"
#include "fakes/ecs/records.h"

namespace ecs {

// REQUIRES, of all: `name` is one of setting_names().
class AccountSettings {
 public:
  explicit AccountSettings(Records& records) : records_(records) {}

  // Throws InvalidParameterException for what check_setting() does not take, and for what only the
  // root user may set.
  Setting put(const Scope& scope, const std::string& principal, const std::string& name,
              const std::string& value);
  // From now on the setting holds for this principal as for those it was not set for.
  void remove(const Scope& scope, const std::string& principal, const std::string& name);

  // What was set for this principal, or nothing.
  std::optional<Setting> own(const Scope& scope, const std::string& principal,
                             const std::string& name) const;
  // What holds for it, and whose setting that is.
  Setting effective(const Scope& scope, const std::string& principal,
                    const std::string& name) const;

  // Reads them from the store again.
  void load();

 private:
  using Key = std::tuple<Scope, std::string, std::string>;  // with the principal and the name

  Records& records_;
  std::map<Key, std::string> values_;
};

// The ARN of the account's root user.
std::string root_of(const Scope& scope);
// The ARN of who calls, as GetCallerIdentity has it.
std::string principal_of(const aws::Call& call);
// The one that a request names, else the caller. Throws InvalidParameterException for what is no
// user, role or root user of the account.
std::string principal_of(const aws::Call& call, const std::string& asked);

}  // namespace ecs
