// What UpdateTable makes of a table.
#pragma once

#include "fakes/dynamodb/operations/update_table.h"
#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

// The change of indexes, throughput, billing mode or class that the request asks for. `done_ns` is
// left to the caller. Throws ValidationException, ResourceNotFoundException or
// LimitExceededException if the table cannot be changed so. REQUIRES: check_update().
TableUpdate planned(const Table& table, const UpdateTableRequest& request, sim::Time now);

// Changes the setting in a definition. Throws ValidationException if the encryption is as asked for
// already.
void change_setting(TableDefinition& definition, const UpdateTableRequest& request);

}  // namespace dynamodb
