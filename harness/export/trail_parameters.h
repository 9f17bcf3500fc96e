// What CloudTrail tells of a call's input and output: `requestParameters` and `responseElements`.
//
// Members have the names of the API with a small first letter, as `mD5OfMessageBody`. What messages
// and mails say is hidden; of items DynamoDB shows their keys and the names of their attributes.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/logging-using-cloudtrail.html
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/understanding-ddb-log-entries.html
// https://docs.aws.amazon.com/sns/latest/dg/logging-using-cloudtrail.html
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "harness/export/answered_calls.h"
#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"

namespace exporting {

inline constexpr std::string_view kHidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

// The names of the key attributes of tables, from the calls that made them.
class TableKeys {
 public:
  // To be called with each answered call.
  void see(const AnsweredCall& call);
  // None if the table is not known.
  const std::vector<std::string>& of(std::string_view table) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> keys_;
};

// Writes the input or the output of a call in `region`: an object, or null if there is nothing to
// tell.
void write_shape(std::string_view service, const sim::JsonValue& value, std::string_view region,
                 sim::JsonWriter& json);

// The input of an operation on DynamoDB's items.
void write_item_parameters(const sim::JsonValue& input, const TableKeys& keys,
                           sim::JsonWriter& json);

// A member's name as CloudTrail writes it: `QueueUrl` is `queueUrl`.
std::string trail_name(std::string_view name);

}  // namespace exporting
