#include "fakes/dynamodb/operations/put_item.h"

#include "fakes/dynamodb/parameters/expression_parameters.h"

namespace dynamodb {

PutItemResponse put_item(DynamoDb& dynamodb, const aws::Call& call, const PutItemRequest& request) {
  check_condition_parameters(request);
  const Item& item = request.item.get();
  check_old_values_only(request.return_values);
  check_new_item(item);
  const auto condition = read_condition(dynamodb, request);

  const Table& table = dynamodb.tables().active(call.caller, request.table_name);
  ItemChange change = begin_change(dynamodb, table, checked_item_key(table, item));
  change.put = &request.item;
  return replace_item(dynamodb, call, request, condition, change, item);
}

const aws::Structure& PutItemRequest::shape() {
  using S = PutItemRequest;
  static const aws::Structure kShape = with_write_members<S>(
      aws::Structure("PutItemInput")
          .required<S, &S::table_name>("TableName", table_name_or_arn_limits())
          .required<&S::item>("Item"));
  return kShape;
}

}  // namespace dynamodb
