// What UpdateTable demands of a request.
#pragma once

#include "fakes/dynamodb/operations/update_table.h"
#include "fakes/dynamodb/tables/table.h"

namespace dynamodb {

// Throws ValidationException for a request that no table would take, whatever it is.
void check_update(const UpdateTableRequest& request);

// Throws ResourceInUseException or LimitExceededException if what is under way with the table does
// not allow the request.
void check_not_in_the_way(const Table& table, const UpdateTableRequest& request);

// Whether the request changes what takes effect at once: encryption or deletion protection.
bool is_setting(const UpdateTableRequest& request);

}  // namespace dynamodb
