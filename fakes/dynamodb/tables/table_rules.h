// What CreateTable demands of a table's definition beyond the constraints of its shape.
#pragma once

#include <cstddef>

#include "fakes/dynamodb/operations/create_table.h"

namespace dynamodb {

// How many global secondary indexes a table may have.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
inline constexpr std::size_t kMaxGlobalIndexes = 20;

// Throws ValidationException with AWS's wording for the first rule that the definition breaks.
void check_definition(const CreateTableRequest& definition);

// Throws ValidationException for more units than AWS can count.
void check_units(const ProvisionedThroughput& throughput);

// Throws ValidationException if an attribute of the key has no definition.
void check_defined(const std::vector<KeySchemaElement>& schema,
                   const std::vector<AttributeDefinition>& definitions);

}  // namespace dynamodb
