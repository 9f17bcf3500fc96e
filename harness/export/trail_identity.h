// Who made a call, as CloudTrail's `userIdentity` has it.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
#pragma once

#include "harness/export/answered_calls.h"
#include "harness/export/task_book.h"
#include "sim/journal/json_writer.h"

namespace exporting {

// Writes the value. A task has assumed the role of its definition, under its id; one that the
// journal cannot tell from others of its family is the session of that name. Whoever is no task is
// an IAM user.
void write_identity(const AnsweredCall& call, const TaskBook& tasks, sim::JsonWriter& json);

}  // namespace exporting
