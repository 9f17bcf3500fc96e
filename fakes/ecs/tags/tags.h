// The rules of tags, for everything that has them.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html
#pragma once

#include <vector>

#include "fakes/ecs/common_shapes.h"

namespace ecs {

// Throws InvalidParameterException for keys or values AWS does not take, keys that are given
// twice, keys that begin with `aws:`, and more than 50 tags.
void check_tags(const std::vector<Tag>& tags);

// Adds to `tags` what is in `more`; a key that is there already gets the new value.
// Throws InvalidParameterException if there are more than 50 then.
void merge_tags(std::vector<Tag>& tags, const std::vector<Tag>& more);

}  // namespace ecs
