// A subscription's filter policy: which messages, by their attributes, it wants.
//
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "fakes/sns/shapes.h"

namespace sns {

class FilterPolicy {
 public:
  // Throws InvalidParameter for what is no filter policy, BacklotNotModelled for `$or` and other
  // forms that are not done here. `about` is what the error's message begins with.
  explicit FilterPolicy(const std::string& json, const std::string& about = {});
  ~FilterPolicy();

  // True if the message's attributes satisfy every name of the policy. A message without attributes
  // satisfies the empty policy alone.
  bool accepts(const std::map<std::string, MessageAttributeValue>& attributes) const;

 private:
  std::unique_ptr<const nlohmann::json> policy_;
};

}  // namespace sns
