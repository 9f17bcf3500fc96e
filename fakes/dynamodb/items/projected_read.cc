#include "fakes/dynamodb/items/projected_read.h"

#include "fakes/dynamodb/expression/evaluate.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/parameters/legacy.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {

std::optional<expression::Projection> read_projection(
    DynamoDb& dynamodb, const std::optional<NameList>& attributes_to_get,
    const std::optional<std::string>& projection_expression,
    const std::optional<NameMap>& expression_attribute_names) {
  check_attributes_to_get(attributes_to_get);
  auto expressions =
      make_expressions(dynamodb.parsed_expressions(), expression_attribute_names, {});
  std::optional<expression::Projection> projection;
  if (attributes_to_get) projection = projection_of(*attributes_to_get);
  if (projection_expression) projection = expressions.projection(*projection_expression);
  expressions.check_all_used();
  return projection;
}

ProjectedItem read_item(DynamoDb& dynamodb, const Table& table, const StoredKey& key,
                        const std::optional<expression::Projection>& projection) {
  auto found = dynamodb.items().find(table, key);
  if (!found) return {};
  if (!projection) return {Attributes::from_stored(std::move(found->json)), found->bytes};
  const Item item = parse_item(found->json);
  return {Attributes(expression::project(*projection, item)), found->bytes};
}

}  // namespace dynamodb
