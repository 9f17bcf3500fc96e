// What UpdateTable demands, and what it makes of a table.
#pragma once

#include "fakes/dynamodb/operations/update_table.h"
#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

// Throws ValidationException for a request that no table would take, whatever it is.
void check_update(const UpdateTableRequest& request);

// Throws ResourceInUseException or LimitExceededException if what is under way with the table does
// not allow the request.
void check_not_in_the_way(const Table& table, const UpdateTableRequest& request);

// The change of indexes, throughput, billing mode or class that the request asks for. `done_ns` is
// left to the caller. Throws ValidationException, ResourceNotFoundException or
// LimitExceededException if the table cannot be changed so. REQUIRES: check_update().
TableUpdate planned(const Table& table, const UpdateTableRequest& request, sim::Time now);

// Whether the request changes what takes effect at once: encryption or deletion protection.
bool is_setting(const UpdateTableRequest& request);

// Changes the setting in a definition. Throws ValidationException if the encryption is as asked for
// already.
void change_setting(CreateTableRequest& definition, const UpdateTableRequest& request);

}  // namespace dynamodb
