#include "fakes/dynamodb/operations/list_tables.h"

#include "fakes/dynamodb/dynamodb.h"

namespace dynamodb {

ListTablesResponse list_tables(DynamoDb& dynamodb, const aws::Call& call,
                               const ListTablesRequest& request) {
  constexpr std::int32_t kMaxNames = 100;
  ListTablesResponse response;
  response.table_names =
      dynamodb.tables().names(call.caller, request.exclusive_start_table_name.value_or(""));
  const auto limit = static_cast<std::size_t>(request.limit.value_or(kMaxNames));
  if (response.table_names.size() > limit) {
    response.table_names.resize(limit);
    response.last_evaluated_table_name = response.table_names.back();
  }
  return response;
}

const aws::Structure& ListTablesResponse::shape() {
  using S = ListTablesResponse;
  static const aws::Structure kShape =
      aws::Structure("ListTablesOutput")
          .field<&S::table_names>("TableNames")
          .always()
          .field<&S::last_evaluated_table_name>("LastEvaluatedTableName");
  return kShape;
}

const aws::Structure& ListTablesRequest::shape() {
  using S = ListTablesRequest;
  static const aws::Structure kShape =
      aws::Structure("ListTablesInput")
          .field<&S::exclusive_start_table_name>("ExclusiveStartTableName", table_name_limits())
          .field<&S::limit>("Limit", aws::range(1, 100));
  return kShape;
}

}  // namespace dynamodb
