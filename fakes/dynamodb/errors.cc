#include "fakes/dynamodb/errors.h"

#include <utility>

namespace dynamodb {
namespace {

constexpr const char* kCoralValidate = "com.amazon.coral.validate";
constexpr const char* kCoralService = "com.amazon.coral.service";

}  // namespace

aws::Error validation_error(std::string message) {
  return aws::Error("ValidationException", 400, std::move(message)).with_namespace(kCoralValidate);
}

aws::Error invalid_parameter(std::string_view detail) {
  return validation_error("One or more parameter values were invalid: " + std::string(detail));
}

aws::Error serialization_error(std::string message) {
  return aws::Error("SerializationException", 400, std::move(message))
      .with_namespace(kCoralService);
}

std::string bracketed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return "[" + text + "]";
}

aws::Error key_schema_mismatch() {
  return validation_error("The provided key element does not match the schema");
}

aws::Error resource_not_found() {
  return {"ResourceNotFoundException", 400, "Requested resource not found"};
}

aws::Error table_not_found(std::string_view table) {
  return {"ResourceNotFoundException", 400,
          "Requested resource not found: Table: " + std::string(table) + " not found"};
}

aws::Error index_not_found(std::string_view table, std::string_view index) {
  return {"ResourceNotFoundException", 400,
          "Requested resource not found: Index " + std::string(index) + " for table " +
              std::string(table)};
}

aws::Error resource_arn_not_found(std::string_view arn) {
  return {"ResourceNotFoundException", 400,
          "Requested resource not found: ResourceArn: " + std::string(arn) + " not found"};
}

aws::Error table_not_found_for_backups(std::string_view table) {
  return {"TableNotFoundException", 400, "Table not found: " + std::string(table)};
}

aws::Error table_exists(std::string_view table) {
  return {"ResourceInUseException", 400, "Table already exists: " + std::string(table)};
}

aws::Error table_changing(const std::string& what) {
  return {"ResourceInUseException", 400,
          "Attempt to change a resource which is still in use: " + what};
}

aws::Error table_busy(std::string_view table, std::string_view status) {
  return table_changing("Table is being " + std::string(status) + ": " + std::string(table));
}

aws::Error limit_exceeded(std::string_view detail) {
  return {"LimitExceededException", 400, "Subscriber limit exceeded: " + std::string(detail)};
}

aws::Error one_online_index() {
  return limit_exceeded("Only 1 online index can be created or deleted simultaneously per table");
}

aws::Error access_denied() {
  return aws::Error("AccessDeniedException", 400, "Access is denied").with_namespace(kCoralService);
}

aws::Error condition_failed(const std::string& item_json) {
  aws::Error error("ConditionalCheckFailedException", 400, "The conditional request failed");
  if (item_json.empty()) return error;
  return std::move(error).with_fields("{\"Item\":" + item_json + "}");
}

}  // namespace dynamodb
