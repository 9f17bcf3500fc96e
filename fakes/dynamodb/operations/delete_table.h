// DeleteTable.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"
#include "fakes/dynamodb/tables/table_description.h"

namespace dynamodb {

class DynamoDb;

struct DeleteTableResponse {
  TableDescription table_description;
  static const aws::Structure& shape();
};

struct DeleteTableRequest {
  using Response = DeleteTableResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "DeleteTable";

  std::string table_name;
  static const aws::Structure& shape();
};

// The answer says DELETING; the table is gone once TableTimes::remove has passed.
DeleteTableResponse delete_table(DynamoDb& dynamodb, const aws::Call& call,
                                 const DeleteTableRequest& request);

}  // namespace dynamodb
