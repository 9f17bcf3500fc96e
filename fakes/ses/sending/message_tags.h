// What the tags of a message may be.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html
#pragma once

#include <vector>

#include "fakes/ses/shapes.h"

namespace ses {

// Throws InvalidParameterValue. All names are looked at before the values.
void check_tags(const std::vector<MessageTag>& tags);

}  // namespace ses
