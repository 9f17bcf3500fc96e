// The rules for a table's definition that CreateTable and UpdateTable share.
//
// All of them throw ValidationException, in AWS's words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

// How many secondary indexes a table may have.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
inline constexpr std::size_t kMaxLocalIndexes = 5;
inline constexpr std::size_t kMaxGlobalIndexes = 20;

std::vector<std::string> names_of(const std::vector<AttributeDefinition>& definitions);

// No more units than AWS can count.
void check_units(const ProvisionedThroughput& throughput);

// Each attribute of the key has a definition.
void check_defined(const KeySchema& schema, const std::vector<AttributeDefinition>& definitions);
bool all_defined(const KeySchema& schema, const std::vector<std::string>& defined);

// A HASH key, and perhaps a RANGE key after it, of different names.
void check_key_types(const KeySchema& schema);

void check_projection(const IndexProjection& projection);

// The class is one of AWS's, or not said.
void check_table_class(const std::optional<std::string>& name);

// The members do not contradict each other.
void check_encryption(const SseSpecification& sse);

}  // namespace dynamodb
