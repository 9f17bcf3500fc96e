// DynamoDB developer guide, "DynamoDB table export output format" (full and incremental) and
// "Change data capture for DynamoDB Streams"; AWS CLI, `aws dynamodb scan`, `query`,
// `batch-get-item`.
#include <filesystem>

#include "harness/evidence/fields.h"
#include "harness/evidence/readers/readers.h"

namespace evidence {
namespace {

constexpr std::size_t kMostManifestBytes = std::size_t{1} << 20;

bool is_stream_record(const sim::JsonValue& document) {
  return document.find("dynamodb") != nullptr && document.find("eventName") != nullptr;
}

bool is_net_change(const sim::JsonValue& document) {
  return document.find("Keys") != nullptr && document.find("Metadata") != nullptr;
}

bool is_exported_item(const sim::JsonValue& document) {
  const sim::JsonValue* const item = document.find("Item");
  return item != nullptr && item->is_object();
}

bool is_manifest(const sim::JsonValue& document) {
  return document.find("exportArn") != nullptr && document.find("tableArn") != nullptr;
}

bool is_manifest_file(const sim::JsonValue& document) {
  return document.find("dataFileS3Key") != nullptr;
}

bool is_scan(const sim::JsonValue& document) {
  return list_of(document, "Items") != nullptr &&
         (document.find("Count") != nullptr || document.find("ScannedCount") != nullptr ||
          document.members().size() == 1);
}

// `{"Responses": {"orders": […]}}` of batch-get-item.
bool is_batch(const sim::JsonValue& document) {
  const sim::JsonValue* const responses = document.find("Responses");
  return responses != nullptr && responses->is_object();
}

bool is_dynamodb_document(const sim::JsonValue& document) {
  if (!document.is_object()) return false;
  return is_exported_item(document) || is_stream_record(document) || is_net_change(document) ||
         is_scan(document) || is_manifest(document) || is_manifest_file(document) ||
         is_batch(document);
}

// The manifest of the export that a file of data belongs to, `…/<id>/data/x.json.gz`: beside its
// folder. "" if it is not there.
std::string manifest_of(const std::string& file) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(file).parent_path();
  if (folder.filename() != "data") return {};
  const fs::path path = folder.parent_path() / "manifest-summary.json";
  std::error_code none;
  if (!fs::is_regular_file(path, none)) return {};
  std::string text;
  const auto bytes = file_bytes(path.string());
  while (text.size() < kMostManifestBytes && bytes->read(text)) {
  }
  return text;
}

void set_table(Fact& fact, std::string_view arn) {
  fact.source = "dynamodb";
  fact.resource = arn.substr(0, arn.find("/stream/"));
}

// What an export says of all of its items: which table they were in, and when.
void set_export(Fact& fact, Reading& reading, bool with_time) {
  set_table(fact, {});
  sim::JsonTree manifest;
  if (!manifest.read(reading.memo("manifest", manifest_of))) return;
  set_table(fact, text_of(manifest.root(), "tableArn"));
  if (with_time) set_time(fact, instant_of(manifest.root(), "exportTime", Unit::kMilliseconds));
}

void read_item(const sim::JsonValue& item, std::string_view table, Reading& reading) {
  Fact& fact = reading.new_fact();
  set_export(fact, reading, true);
  if (!table.empty()) fact.resource = table;
  fact.operation = "dynamodb:Item";
  fact.payload = item.json();
  fact.payload_is_json = true;
  reading.tell();
}

void read_items(const sim::JsonValue& items, std::string_view table, Reading& reading) {
  for (const sim::JsonValue& item : items.elements()) {
    reading.next_record();
    if (item.is_object()) {
      read_item(item, table, reading);
    } else {
      reading.not_understood("an item of DynamoDB that is no object", item.json());
    }
  }
}

void read_net_change(const sim::JsonValue& change, Reading& reading) {
  Fact& fact = reading.new_fact();
  set_export(fact, reading, false);
  fact.operation = "dynamodb:NetChange";
  if (const sim::JsonValue* const time = at(change, {"Metadata", "WriteTimestampMicros"})) {
    set_time(fact, instant_of(*time, "N", Unit::kMicroseconds));
  }
  sim::JsonWriter json;
  json.begin_object();
  copy_members(json, change, {"Keys", "OldImage", "NewImage"});
  json.end_object();
  fact.payload = json.take();
  fact.payload_is_json = true;
  const bool has_time = fact.time.has_value();
  reading.tell();
  if (!has_time) {
    reading.not_understood("a change of an export without WriteTimestampMicros", change.json());
  }
}

void read_stream_record(const sim::JsonValue& record, Reading& reading) {
  const sim::JsonValue& change = *record.find("dynamodb");
  Fact& fact = reading.new_fact();
  set_table(fact, text_of(record, "eventSourceARN"));
  fact.operation.append("dynamodb:Stream").append(text_of(record, "eventName"));
  set_time(fact, instant_of(change, "ApproximateCreationDateTime", Unit::kSeconds));
  fact.order = text_of(change, "SequenceNumber");
  fact.own_id = text_of(record, "eventID");
  // Of what the service itself does: an item whose time to live was over.
  if (const sim::JsonValue* const identity = record.find("userIdentity")) {
    fact.actor = text_of(*identity, {"PrincipalId", "principalId"});
  }
  fact.payload = change.json();
  fact.payload_is_json = true;
  reading.tell();
}

void read_manifest(const sim::JsonValue& manifest, std::string_view operation, Reading& reading) {
  Fact& fact = reading.new_fact();
  set_table(fact, text_of(manifest, "tableArn"));
  fact.operation = operation;
  fact.own_id = text_of(manifest, {"exportArn", "dataFileS3Key"});
  set_time(fact, instant_of(manifest, "exportTime", Unit::kMilliseconds));
  fact.payload = manifest.json();
  fact.payload_is_json = true;
  reading.tell();
}

void read_dynamodb(const sim::JsonValue& document, Reading& reading) {
  if (is_exported_item(document)) return read_item(*document.find("Item"), {}, reading);
  if (is_stream_record(document)) return read_stream_record(document, reading);
  if (is_net_change(document)) return read_net_change(document, reading);
  if (is_scan(document)) return read_items(*document.find("Items"), {}, reading);
  if (is_manifest(document)) return read_manifest(document, "dynamodb:Export", reading);
  if (is_manifest_file(document)) return read_manifest(document, "dynamodb:ExportFile", reading);
  for (const sim::JsonValue& table : document.find("Responses")->members()) {
    read_items(table, table.name(), reading);
  }
}

}  // namespace

const DocumentReader kDynamoDb{"DynamoDB items and changes", is_dynamodb_document, read_dynamodb};

}  // namespace evidence
