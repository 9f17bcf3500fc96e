#include "fakes/dynamodb/tables/table_arn.h"

#include <optional>
#include <string>

#include "fakes/aws/environment.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {
namespace {

constexpr std::string_view kTablePrefix = "table/";

aws::Error invalid_in(std::string_view what, std::string_view arn) {
  return validation_error("1 validation error detected: Invalid " + std::string(what) + " in '" +
                          std::string(arn) + "'");
}

aws::Error malformed(std::string_view arn) {
  return validation_error(
      "1 validation error detected: Value '" + std::string(arn) +
      "' at 'tableName' failed to satisfy constraint: Valid ARN format is "
      "'arn:<awsPartition>:<vendor>:<region>:<subscriber>:resourceType/resourceName', where "
      "Resource name must have length less than or equal to 255, Resource name must have length "
      "greater than or equal to 3, Resource name must satisfy regular expression pattern: "
      "[a-zA-Z0-9_.-]+");
}

bool is_table_name(std::string_view text) {
  const aws::Constraints limits = table_name_limits();
  const auto size = static_cast<std::int64_t>(text.size());
  return size >= *limits.min_length && size <= *limits.max_length && limits.matches(text);
}

}  // namespace

bool is_arn(std::string_view text) { return text.starts_with("arn:"); }

std::string_view table_name_in(const aws::Caller& caller, std::string_view name_or_arn) {
  const std::string_view arn = name_or_arn;
  if (!is_arn(arn)) return name_or_arn;
  const std::optional<aws::Arn> parsed = aws::parse_arn(arn);
  if (!parsed || parsed->service != kServiceId) throw malformed(arn);
  const std::string_view resource = arn.substr(arn.size() - parsed->resource.size());
  if (resource.find('/') == std::string_view::npos) throw malformed(arn);
  if (!resource.starts_with(kTablePrefix)) throw invalid_in("resource type", arn);
  const std::string_view name = resource.substr(kTablePrefix.size());
  if (!is_table_name(name)) throw malformed(arn);
  if (!arn.starts_with("arn:aws:")) throw invalid_in("AWS partition", arn);
  if (parsed->region != caller.region) throw invalid_in("AWS region", arn);
  if (parsed->account != caller.account) throw access_denied();
  return name;
}

}  // namespace dynamodb
