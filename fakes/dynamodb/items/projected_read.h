// Reading one item by its key, whole or in part: what GetItem, BatchGetItem and TransactGetItems
// share.
#pragma once

#include <optional>
#include <string>

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

// AttributesToGet or ProjectionExpression; nullopt if the request has neither. Throws
// ValidationException for both and for what is wrong with either.
std::optional<expression::Projection> read_projection(
    DynamoDb& dynamodb, const std::optional<NameList>& attributes_to_get,
    const std::optional<std::string>& projection_expression,
    const std::optional<NameMap>& expression_attribute_names);

struct ProjectedItem {
  std::optional<Attributes> item;  // nullopt: there is none
  std::size_t bytes = 0;           // of the whole item
};

ProjectedItem read_item(DynamoDb& dynamodb, const Table& table, const StoredKey& key,
                        const std::optional<expression::Projection>& projection);

}  // namespace dynamodb
