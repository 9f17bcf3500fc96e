#include "fakes/dynamodb/operations/delete_item.h"

#include "fakes/dynamodb/parameters/expression_parameters.h"

namespace dynamodb {

DeleteItemResponse delete_item(DynamoDb& dynamodb, const aws::Call& call,
                               const DeleteItemRequest& request) {
  check_condition_parameters(request);
  const Item& key = request.key.get();
  check_old_values_only(request.return_values);
  const auto condition = read_condition(dynamodb, request);

  const Table& table = dynamodb.tables().active(call.caller, request.table_name);
  const ItemChange change = begin_change(dynamodb, table, checked_key(table, key));
  return replace_item(dynamodb, call, request, condition, change, key);
}

const aws::Structure& DeleteItemRequest::shape() {
  using S = DeleteItemRequest;
  static const aws::Structure kShape = with_write_members<S>(
      aws::Structure("DeleteItemInput")
          .required<S, &S::table_name>("TableName", table_name_or_arn_limits())
          .required<&S::key>("Key"));
  return kShape;
}

}  // namespace dynamodb
