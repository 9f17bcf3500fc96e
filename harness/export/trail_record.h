// One record of CloudTrail: an AWS call that was answered.
//
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
#pragma once

#include <string>
#include <string_view>

#include "harness/export/answered_calls.h"
#include "harness/export/task_book.h"
#include "harness/export/trail_parameters.h"

namespace exporting {

// Whether CloudTrail records calls of the operation at all.
bool is_in_trail(std::string_view service, std::string_view operation);
// Whether it is a data event, which a trail has only if it was asked for: what is done with
// messages and items, and not with queues and tables.
bool is_data_event(std::string_view service, std::string_view operation);

// The record as a JSON object. Its time is that of the answer, in seconds. REQUIRES: is_in_trail().
std::string trail_record(const AnsweredCall& call, const TaskBook& tasks, const TableKeys& keys);

}  // namespace exporting
