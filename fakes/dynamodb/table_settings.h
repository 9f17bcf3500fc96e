// What CreateTable asks of the members beside keys, indexes and throughput.
#pragma once

#include "fakes/dynamodb/create_table.h"

namespace dynamodb {

// Throws ValidationException for settings that AWS refuses, and BacklotNotModelled for a stream.
void check_settings(const CreateTableRequest& request);

}  // namespace dynamodb
