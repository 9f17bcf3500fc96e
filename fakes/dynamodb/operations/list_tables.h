// ListTables.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct ListTablesResponse {
  NameList table_names;
  std::optional<std::string> last_evaluated_table_name;
  static const aws::Structure& shape();
};

struct ListTablesRequest {
  using Response = ListTablesResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "ListTables";

  std::optional<std::string> exclusive_start_table_name;
  std::optional<std::int32_t> limit;
  static const aws::Structure& shape();
};

ListTablesResponse list_tables(DynamoDb& dynamodb, const aws::Call& call,
                               const ListTablesRequest& request);

}  // namespace dynamodb
