#include "fakes/sqs/queues/tags.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"

namespace sqs {
namespace {

constexpr std::size_t kMaxKeyLength = 128;
constexpr std::size_t kMaxValueLength = 256;

void check_key(const std::string& key) {
  if (key.empty() || key.size() > kMaxKeyLength) {
    throw invalid_parameter_value("Tag keys must be between 1 and 128 characters in length.");
  }
}

}  // namespace

void check_tag_keys(const std::vector<std::string>& keys) {
  if (keys.empty()) check_key({});
  for (const std::string& key : keys) check_key(key);
}

void add_tags(std::map<std::string, std::string>& tags,
              const std::map<std::string, std::string>& given, const std::string& queue_name) {
  std::map<std::string, std::string> result = tags;
  for (const auto& [key, value] : given) {
    check_key(key);
    if (value.size() > kMaxValueLength) {
      throw invalid_parameter_value("Tag values must be between 0 and 256 characters in length.");
    }
    result[key] = value;
  }
  if (result.size() > kMaxTags) {
    throw invalid_parameter_value("Too many tags added for queue " + queue_name + ".");
  }
  tags = std::move(result);
}

}  // namespace sqs
