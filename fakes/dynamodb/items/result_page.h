// One page of a Query or a Scan: which items are read, which are returned, and where the next page
// begins.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/items/capacity.h"

namespace dynamodb {

// The page that a request asks for, after the request was read and checked.
struct PageSpec {
  const Table* table = nullptr;
  const Index* index = nullptr;
  std::optional<std::string> select;
  std::optional<expression::Condition> filter;
  std::optional<expression::Projection> projection;
  std::optional<std::int64_t> limit;
  bool consistent = false;
  bool is_query = false;
};

struct ResultPage {
  std::optional<std::vector<Attributes>> items;  // nullopt with Select COUNT
  std::int64_t count = 0;
  std::int64_t scanned_count = 0;
  std::optional<Attributes> last_evaluated_key;
  CapacityUsage usage;
};

// Checks the members of a request that decide what is returned, as far as that is possible without
// the table. Throws ValidationException for combinations that AWS refuses.
void check_select(const std::optional<std::string>& select, bool has_projection_expression,
                  bool has_attributes_to_get, bool has_index);

// The index of that name. Throws ValidationException if there is none, or for a consistent read of
// a global one.
const Index* checked_index(const Table& table, const std::optional<std::string>& name,
                           bool consistent);

// Throws ValidationException for a projection or a filter that the index cannot serve, and for
// paths into keys.
void check_page(const PageSpec& request);

// Where a page that follows `start` begins. Throws ValidationException if `start` is not a key of
// what is read.
ReadPlan::StartKey checked_start(const PageSpec& request, const Attributes& start);

ResultPage read_page(DynamoDb& dynamodb, const PageSpec& request, const ReadPlan& plan);

}  // namespace dynamodb
