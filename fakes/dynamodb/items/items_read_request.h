// What the requests and answers of Query and Scan have alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/dynamodb/expression/expressions.h"
#include "fakes/dynamodb/items/result_page.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

// Query and Scan declare these members each in an order of their own, which is AWS's.
struct ItemsReadRequest {
  std::string table_name;
  std::optional<std::string> index_name;
  std::optional<std::string> select;
  std::optional<NameList> attributes_to_get;
  std::optional<std::int32_t> limit;
  std::optional<bool> consistent_read;
  std::optional<std::string> conditional_operator;
  std::optional<Attributes> exclusive_start_key;
  std::optional<std::string> return_consumed_capacity;
  std::optional<std::string> projection_expression;
  std::optional<std::string> filter_expression;
  std::optional<NameMap> expression_attribute_names;
  std::optional<Attributes> expression_attribute_values;
};

struct ItemsReadResponse {
  std::optional<std::vector<Attributes>> items;
  std::int64_t count = 0;
  std::int64_t scanned_count = 0;
  std::optional<Attributes> last_evaluated_key;
  std::optional<ConsumedCapacity> consumed_capacity;
  static const aws::Structure& shape();
};

// Throws ValidationException for what AWS refuses in Select and AttributesToGet.
void check_selection(const ItemsReadRequest& parameters);

// The page, as far as it can be read without its expressions and its table. `legacy_filter` is
// QueryFilter or ScanFilter. Throws ValidationException for a start key of invalid values.
PageSpec read_page_request(const ItemsReadRequest& parameters,
                           const std::optional<ConditionMap>& legacy_filter);

// Reads the filter and the projection. Throws ValidationException for what they have wrong.
void read_filter_and_projection(const ItemsReadRequest& parameters,
                                expression::Expressions& expressions, PageSpec& page);

// Reads the page, and answers with it. May throw what let_read_fail() throws.
ItemsReadResponse respond_with_page(DynamoDb& dynamodb, const aws::Call& call,
                                    const ItemsReadRequest& parameters, const PageSpec& page,
                                    const ReadPlan& plan);

}  // namespace dynamodb
