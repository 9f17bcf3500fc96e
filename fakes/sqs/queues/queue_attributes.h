// The attributes of a queue: names, defaults, ranges, and the rules between them.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/sqs/queues/queue.h"

namespace sqs {

using Attributes = std::map<std::string, std::string>;

// The attributes of a new queue: defaults overlaid with what the client gave. `fifo` follows from
// the attribute FifoQueue. Throws InvalidAttributeName, InvalidAttributeValue or
// InvalidParameterValue.
Attributes new_queue_attributes(const Attributes& given);
bool asks_for_fifo(const Attributes& given);

// `queue.attributes` overlaid with what the client gave. The queue is not changed.
Attributes changed_attributes(const Queue& queue, const Attributes& given);

// The first attribute of `given` whose value is not that of `queue`, or "" if all are the same:
// what makes CreateQueue refuse a name.
std::string first_difference(const Queue& queue, const Attributes& given);

// Sets the settings of a queue from its attributes.
void read_settings(Queue& queue);

// The attributes GetQueueAttributes answers, by name or `All`. Throws InvalidAttributeName.
Attributes answer_attributes(const Queue& queue, const std::vector<std::string>& names);

// The names that CreateQueue and SetQueueAttributes take, of some kind of queue.
std::vector<std::string_view> settable_attributes();

// True for every name that GetQueueAttributes takes, `All` included.
bool is_attribute_name(std::string_view name);

}  // namespace sqs
