#include "fakes/dynamodb/table_settings.h"

#include <set>

#include "fakes/aws/decode.h"
#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::size_t kMaxTags = 50;
constexpr std::size_t kMaxTagKey = 128;
constexpr std::size_t kMaxTagValue = 256;

void check_table_class(const std::optional<std::string>& name) {
  if (!name || *name == "STANDARD" || *name == "STANDARD_INFREQUENT_ACCESS") return;
  throw invalid_parameter(
      "Invalid table-class parameter provided. Please try again with a valid table-class value: "
      "[STANDARD, STANDARD_INFREQUENT_ACCESS].");
}

void check_stream(const StreamSpecification& stream) {
  if (!stream.stream_enabled) {
    if (!stream.stream_view_type) return;
    throw invalid_parameter(
        "Table is being created with a stream disabled, UpdateViewType should not be specified");
  }
  if (!stream.stream_view_type) {
    throw invalid_parameter(
        "Table is being created with a stream enabled, UpdateViewType is required");
  }
  throw aws::not_modelled("the member 'StreamSpecification' of CreateTableInput");
}

void check_encryption(const SseSpecification& sse) {
  if (!sse.enabled.value_or(true)) {
    if (sse.sse_type) throw invalid_parameter("SSEType can not be specified if Enabled is false");
    if (sse.kms_master_key_id) {
      throw invalid_parameter("KMSMasterKeyId can not be specified if Enabled is false");
    }
    return;
  }
  if (sse.sse_type == "AES256") throw invalid_parameter("SSEType AES256 is not supported");
  if (sse.kms_master_key_id && !sse.sse_type) {
    throw invalid_parameter("SSEType KMS is required if KMSMasterKeyId is specified");
  }
}

void check_tags(const std::vector<Tag>& tags) {
  std::set<std::string> keys;
  for (const Tag& tag : tags) {
    const std::string key = tag.key.value_or("null");
    if (!tag.key || key.empty() || key.size() > kMaxTagKey) {
      throw validation_error("The Tag Key provided is invalid, Key: " + key);
    }
    if (!tag.value || tag.value->size() > kMaxTagValue) {
      throw validation_error("The Tag Value provided is invalid, Value: " +
                             tag.value.value_or("null"));
    }
    if (key.starts_with("aws:")) {
      throw validation_error("Tag Key cannot be prefixed with aws:, Key: " + key);
    }
    if (!keys.insert(key).second) {
      throw validation_error("Duplicate Tag Keys provided as input: Duplicate Tag Key found " +
                             key);
    }
  }
  if (tags.size() > kMaxTags) {
    throw validation_error("Number of Tags exceed the current limit for the provided ResourceArn");
  }
}

}  // namespace

void check_settings(const CreateTableRequest& request) {
  check_table_class(request.table_class);
  if (request.stream_specification) check_stream(*request.stream_specification);
  if (request.sse_specification) check_encryption(*request.sse_specification);
  check_tags(request.tags);
}

}  // namespace dynamodb
