#include "fakes/ecs/tags/tags.h"

#include <algorithm>
#include <set>

#include "fakes/aws/tag_text.h"
#include "fakes/ecs/errors.h"

namespace ecs {
namespace {

constexpr std::size_t kMostTags = 50;

[[noreturn]] void too_many() {
  throw invalid_parameter("The resource cannot have more than " + std::to_string(kMostTags) +
                          " tags.");
}

}  // namespace

void check_tags(const std::vector<Tag>& tags) {
  std::set<std::string> keys;
  for (const Tag& tag : tags) {
    if (tag.key.empty() || tag.key.size() > 128) {
      throw invalid_parameter("Tag keys must have between 1 and 128 characters.");
    }
    if (tag.value.size() > 256) {
      throw invalid_parameter("Tag values can have up to 256 characters.");
    }
    if (!aws::is_tag_text(tag.key) || !aws::is_tag_text(tag.value)) {
      throw invalid_parameter(
          "Some tag keys and/or values contain invalid characters. Valid characters are UTF-8 "
          "letters, spaces, numbers and _ . / = + - : @.");
    }
    if (tag.key.starts_with("aws:")) {
      throw invalid_parameter("aws: prefixed tag key names are not allowed for external use.");
    }
    if (!keys.insert(tag.key).second) {
      throw invalid_parameter("Duplicate tag keys are not allowed: " + tag.key);
    }
  }
  if (tags.size() > kMostTags) too_many();
}

void merge_tags(std::vector<Tag>& tags, const std::vector<Tag>& more) {
  std::vector<Tag> merged = tags;
  for (const Tag& tag : more) {
    const auto found = std::find_if(merged.begin(), merged.end(),
                                    [&](const Tag& other) { return other.key == tag.key; });
    if (found == merged.end()) {
      merged.push_back(tag);
    } else {
      found->value = tag.value;
    }
  }
  if (merged.size() > kMostTags) too_many();
  tags = std::move(merged);
}

}  // namespace ecs
