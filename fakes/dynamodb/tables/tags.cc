#include "fakes/dynamodb/tables/tags.h"

#include <algorithm>
#include <set>

#include "fakes/aws/tag_text.h"
#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxTags = 50;
constexpr std::size_t kMaxKey = 128;
constexpr std::size_t kMaxValue = 256;
constexpr std::size_t kMinTableName = 3;

bool is_tag_text(std::string_view text, std::size_t most) {
  return aws::character_count(text) <= most && aws::is_tag_text(text);
}

bool is_reserved(std::string_view key) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return key.size() >= 4 &&
         std::ranges::equal(key.substr(0, 4), std::string_view("aws:"), {}, lower);
}

aws::Error invalid_arn(const std::string& arn) {
  return validation_error("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
}

// The name in `table/NAME`.
std::string table_name(const std::string& resource, const std::string& arn) {
  constexpr std::string_view kTable = "table/";
  if (!resource.starts_with(kTable)) {
    throw invalid_parameter("Provided Arn is not a DynamoDB resource arn: " + arn);
  }
  const std::string name = resource.substr(kTable.size());
  if (name.find("/index/") != std::string::npos) {
    throw invalid_parameter(
        "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: " +
        arn);
  }
  if (name.find('/') != std::string::npos) {
    throw invalid_parameter("Provided Arn is not a DynamoDB resource arn: " + arn);
  }
  return name;
}

}  // namespace

void check_tag_key(const std::optional<std::string>& key) {
  const std::string text = key.value_or("null");
  if (!key || text.empty() || !is_tag_text(text, kMaxKey)) {
    throw validation_error("The Tag Key provided is invalid, Key: " + text);
  }
  if (is_reserved(text)) {
    throw validation_error("Tag Key cannot be prefixed with aws:, Key: " + text);
  }
}

void check_tags(const std::vector<Tag>& tags) {
  std::set<std::string> keys;
  for (const Tag& tag : tags) {
    check_tag_key(tag.key);
    if (!tag.value || !is_tag_text(*tag.value, kMaxValue)) {
      throw validation_error("The Tag Value provided is invalid, Value: " +
                             tag.value.value_or("null"));
    }
    if (!keys.insert(*tag.key).second) {
      throw validation_error("Duplicate Tag Keys provided as input: Duplicate Tag Key found " +
                             *tag.key);
    }
  }
  if (tags.size() > kMaxTags) {
    throw validation_error("Number of Tags exceed the current limit for the provided ResourceArn");
  }
}

Table& tagged_table(DynamoDb& dynamodb, const aws::Call& call,
                    const std::optional<std::string>& resource_arn) {
  if (!resource_arn) throw validation_error("Invalid TableArn");
  const std::string& arn = *resource_arn;
  if (!arn.starts_with("arn:")) throw invalid_parameter("ARNs must start with 'arn:': " + arn);
  const auto parsed = aws::parse_arn(arn);
  if (!parsed || parsed->service != "dynamodb") throw access_denied();
  const std::string name = table_name(parsed->resource, arn);
  if (parsed->account != call.caller.account) throw access_denied();
  if (parsed->region != call.caller.region || name.size() < kMinTableName) throw invalid_arn(arn);
  Table* const table = dynamodb.tables().find(call.caller, name);
  if (table == nullptr) throw resource_arn_not_found(arn);
  return *table;
}

Table& table_to_tag(DynamoDb& dynamodb, const aws::Call& call,
                    const std::optional<std::string>& resource_arn) {
  Table& table = tagged_table(dynamodb, call, resource_arn);
  const std::string_view status = dynamodb.tables().status(table);
  if (status == "CREATING") throw table_busy(table.name(), "created");
  if (status == "DELETING") throw table_busy(table.name(), "deleted");
  return table;
}

void set_tags(DynamoDb& dynamodb, Table& table, std::vector<Tag> tags) {
  if (table.state.update) table.state.update->definition.tags = tags;
  table.definition.tags = std::move(tags);
  dynamodb.tables().save(table);
}

}  // namespace dynamodb
