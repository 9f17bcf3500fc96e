// A subscription's filter policy: which messages, by their attributes or their body, it wants.
//
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "fakes/sns/shapes.h"

namespace sns {

// What the names of a policy are: message attributes, or properties of a body that is a JSON
// object.
enum class FilterScope { kMessageAttributes, kMessageBody };

// Of the subscription attribute FilterPolicyScope; nothing for what is no scope.
std::optional<FilterScope> parse_filter_scope(std::string_view text);

class FilterPolicy {
 public:
  // Throws InvalidParameter for what is no filter policy of this scope, BacklotNotModelled for
  // matchers that are not done here. `about` is what the error's message begins with.
  FilterPolicy(const std::string& json, FilterScope scope, const std::string& about = {});
  ~FilterPolicy();

  // True if the message satisfies every name of the policy; of `$or`, those of one of its objects.
  // By attributes, a message without any satisfies the empty policy alone; by body, one whose body
  // is no JSON object satisfies none.
  bool accepts(const std::map<std::string, MessageAttributeValue>& attributes,
               const std::string& body) const;

 private:
  struct Compiled;

  FilterScope scope_;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace sns
