#include "fakes/aws/principal.h"

#include "fakes/aws/environment.h"

namespace aws {

bool is_root(const Caller& caller) {
  return caller.access_key.empty() || caller.access_key == caller.account;
}

std::string principal_arn(const Caller& caller) {
  return arn("iam", "", caller.account, is_root(caller) ? "root" : "user/backlot");
}

}  // namespace aws
