#include "fakes/dynamodb/dynamodb.h"

#include <optional>
#include <utility>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/operations/batch_get_item.h"
#include "fakes/dynamodb/operations/batch_write_item.h"
#include "fakes/dynamodb/operations/create_table.h"
#include "fakes/dynamodb/operations/delete_item.h"
#include "fakes/dynamodb/operations/delete_table.h"
#include "fakes/dynamodb/operations/describe_continuous_backups.h"
#include "fakes/dynamodb/operations/describe_endpoints.h"
#include "fakes/dynamodb/operations/describe_limits.h"
#include "fakes/dynamodb/operations/describe_table.h"
#include "fakes/dynamodb/operations/describe_time_to_live.h"
#include "fakes/dynamodb/operations/get_item.h"
#include "fakes/dynamodb/operations/list_tables.h"
#include "fakes/dynamodb/operations/list_tags_of_resource.h"
#include "fakes/dynamodb/operations/put_item.h"
#include "fakes/dynamodb/operations/query.h"
#include "fakes/dynamodb/operations/scan.h"
#include "fakes/dynamodb/operations/tag_resource.h"
#include "fakes/dynamodb/operations/transact_get_items.h"
#include "fakes/dynamodb/operations/transact_write_items.h"
#include "fakes/dynamodb/operations/untag_resource.h"
#include "fakes/dynamodb/operations/update_continuous_backups.h"
#include "fakes/dynamodb/operations/update_item.h"
#include "fakes/dynamodb/operations/update_table.h"
#include "fakes/dynamodb/operations/update_time_to_live.h"

namespace dynamodb {
namespace {

constexpr aws::Operation kOperations[] = {
    aws::operation<batch_get_item>("BatchGetItem"),
    aws::operation<batch_write_item>("BatchWriteItem"),
    aws::operation<create_table>("CreateTable"),
    aws::operation<delete_item>("DeleteItem"),
    aws::operation<delete_table>("DeleteTable"),
    aws::operation<describe_continuous_backups>("DescribeContinuousBackups"),
    aws::operation<describe_endpoints>("DescribeEndpoints"),
    aws::operation<describe_limits>("DescribeLimits"),
    aws::operation<describe_table>("DescribeTable"),
    aws::operation<describe_time_to_live>("DescribeTimeToLive"),
    aws::operation<get_item>("GetItem"),
    aws::operation<list_tables>("ListTables"),
    aws::operation<list_tags_of_resource>("ListTagsOfResource"),
    aws::operation<put_item>("PutItem"),
    aws::operation<query>("Query"),
    aws::operation<scan>("Scan"),
    aws::operation<tag_resource>("TagResource"),
    aws::operation<transact_get_items>("TransactGetItems"),
    aws::operation<transact_write_items>("TransactWriteItems"),
    aws::operation<untag_resource>("UntagResource"),
    aws::operation<update_continuous_backups>("UpdateContinuousBackups"),
    aws::operation<update_item>("UpdateItem"),
    aws::operation<update_table>("UpdateTable"),
    aws::operation<update_time_to_live>("UpdateTimeToLive"),
};

bool is_about_a_table(const aws::Operation& operation) {
  return operation.name.ends_with("Table") || operation.name.ends_with("TimeToLive");
}

// The error for a table's name that cannot be one: operations on tables check it before all else,
// with a wording of their own.
std::optional<aws::Error> invalid_name(const std::vector<aws::Violation>& violations) {
  using ViolationKind = aws::Violation::Kind;
  for (const aws::Violation& violation : violations) {
    if (violation.path != "tableName") continue;
    if (violation.kind == ViolationKind::kMissing) {
      return validation_error(
          "The parameter 'TableName' is required but was not present in the request");
    }
    if (violation.kind == ViolationKind::kTooShort || violation.kind == ViolationKind::kTooLong) {
      return validation_error(
          "TableName must be at least 3 characters long and at most 255 characters long");
    }
  }
  return std::nullopt;
}

aws::Error invalid(const aws::Operation& operation, const std::vector<aws::Violation>& violations) {
  if (is_about_a_table(operation)) {
    if (auto error = invalid_name(violations)) return std::move(*error);
  }
  return validation_error(aws::describe(violations));
}

std::string java_class(aws::Kind kind) {
  switch (kind) {
    case aws::Kind::kString:
      return "java.lang.String";
    case aws::Kind::kBoolean:
      return "java.lang.Boolean";
    case aws::Kind::kInteger:
      return "java.lang.Integer";
    default:
      return "com.amazonaws.dynamodb.v20120810";
  }
}

// AWS's wording of a JSON value of the wrong type.
aws::Error type_mismatch(const aws::TypeMismatch& value) {
  using Found = aws::TypeMismatch::Found;
  if (value.found == Found::kArray) {
    return serialization_error("Unrecognized collection type class " + java_class(value.expected));
  }
  if (value.found == Found::kObject) {
    return serialization_error("Start of structure or map found where not expected");
  }
  const std::string token(value.found == Found::kNull ? "STRING_VALUE" : aws::token_of(value));
  switch (value.expected) {
    case aws::Kind::kStructure:
      return serialization_error("Unexpected value type in payload");
    case aws::Kind::kString:
      return serialization_error(token + " cannot be converted to String");
    case aws::Kind::kInteger:
      return serialization_error(token + " cannot be converted to Integer");
    case aws::Kind::kBoolean:
      if (value.found == Found::kString) {
        return serialization_error("Unexpected token received from parser");
      }
      return serialization_error(token + " cannot be converted to Boolean");
    default:
      return serialization_error("Unexpected field type");
  }
}

constexpr aws::ServiceModel kModel = {
    .id = kServiceId,
    .signing_name = "dynamodb",
    .target_prefix = "DynamoDB_20120810",
    .json_version = "1.0",
    .error_namespace = "com.amazonaws.dynamodb.v20120810",
    .crc32 = true,
    .compressed_from = 4096,
    .server_header = "Server",
    .serialization_text = "Message",
    .internal_error = "InternalServerError",
    .throttling_text = "Rate of requests exceeds the allowed throughput.",
    .operations = kOperations,
    // BatchWriteItem takes 16 MB, and what lists an item has is its own matter.
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
    .limits = {.body_bytes = aws::kMostBodyBytes, .json_values = aws::kMostBodyBytes},
    .invalid = invalid,
    .type_mismatch = type_mismatch,
};

}  // namespace

DynamoDb::DynamoDb(aws::Environment& environment)
    : environment_(environment),
      items_(environment.store),
      tables_(environment, items_),
      stale_reads_(environment, items_),
      time_to_live_(environment, tables_, items_, stale_reads_) {
  DynamoDb::reload();
}

const aws::ServiceModel& DynamoDb::model() const { return kModel; }

void DynamoDb::reload() {
  tables_.load();
  stale_reads_.forget();
  time_to_live_.rearm();
}

}  // namespace dynamodb
