#include "fakes/dynamodb/tables/table_settings.h"

#include "fakes/aws/decode.h"
#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/tags.h"

namespace dynamodb {
namespace {

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

}  // namespace

void check_table_class(const std::optional<std::string>& name) {
  if (!name || *name == "STANDARD" || *name == "STANDARD_INFREQUENT_ACCESS") return;
  throw invalid_parameter(
      "Invalid table-class parameter provided. Please try again with a valid table-class value: "
      "[STANDARD, STANDARD_INFREQUENT_ACCESS].");
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

void check_settings(const CreateTableRequest& request) {
  check_table_class(request.table_class);
  if (request.stream_specification) check_stream(*request.stream_specification);
  if (request.sse_specification) check_encryption(*request.sse_specification);
  check_tags(request.tags);
}

}  // namespace dynamodb
