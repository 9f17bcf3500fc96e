// The properties of a message's body, as filter policies name them.
//
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "fakes/sns/filters/filter_condition.h"

namespace sns {

// What stands in `body` at a path of names with dots between them. A name may have dots of its own.
// Of an array, each element is looked at: its values are those of all of them, and it can lack the
// property if one of them does.
Property body_property(const nlohmann::json& body, std::string_view path);

}  // namespace sns
