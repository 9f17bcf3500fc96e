// What CreateTable and UpdateTable ask of the members beside keys, indexes and throughput.
#pragma once

#include "fakes/dynamodb/operations/create_table.h"

namespace dynamodb {

// Throws ValidationException for settings that AWS refuses, and BacklotNotModelled for a stream.
void check_settings(const CreateTableRequest& request);

// Throws ValidationException for a class that is none.
void check_table_class(const std::optional<std::string>& name);

// Throws ValidationException for members that contradict each other.
void check_encryption(const SseSpecification& sse);

}  // namespace dynamodb
