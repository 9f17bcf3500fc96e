// What UpdateTable makes of a table.
#pragma once

#include "fakes/dynamodb/operations/update_table.h"
#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

// The change of indexes, throughput, billing mode or class that the request asks for. `done_ns` is
// left to the caller. Throws ValidationException, ResourceNotFoundException or
// LimitExceededException if the table cannot be changed so. REQUIRES: check_update().
TableUpdate planned(const Table& table, const UpdateTableRequest& request, sim::Time now);

// The warm throughputs that the request raises, by the index's name, "" for the table's: what they
// will be, with both members. Throws ValidationException for one that would get lower.
// REQUIRES: planned().
std::map<std::string, WarmThroughput> planned_warm_throughputs(const Table& table,
                                                               const UpdateTableRequest& request);

// Changes the setting in a definition. Throws ValidationException if the encryption is as asked for
// already.
void change_setting(TableDefinition& definition, const UpdateTableRequest& request);

}  // namespace dynamodb
