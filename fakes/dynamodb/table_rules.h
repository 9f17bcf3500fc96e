// What CreateTable demands of a table's definition beyond the constraints of its shape.
#pragma once

#include "fakes/dynamodb/create_table.h"

namespace dynamodb {

// Throws ValidationException with AWS's wording for the first rule that the definition breaks.
void check_definition(const CreateTableRequest& definition);

}  // namespace dynamodb
