// The rules for tags of queues.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sqs {

// Adds `given` to `tags`; a key that is there gets the new value. Throws InvalidParameterValue, and
// then changes nothing, for more than 50 tags, a key of no or more than 128 characters, a value of
// more than 256.
void add_tags(std::map<std::string, std::string>& tags,
              const std::map<std::string, std::string>& given, const std::string& queue_name);

// Throws InvalidParameterValue if there is no key, or one of no or more than 128 characters.
void check_tag_keys(const std::vector<std::string>& keys);

}  // namespace sqs
