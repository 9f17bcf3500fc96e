// What only holds records together: `{"Records": […]}` of CloudTrail's files and of Lambda, arrays
// that people or `jq -s` made, and the records of Kinesis.
#include "harness/evidence/fields.h"
#include "harness/evidence/packed_text.h"
#include "harness/evidence/readers/readers.h"

namespace evidence {
namespace {

bool holds_records(const sim::JsonValue& document) {
  return document.is_array() || list_of(document, "Records") != nullptr;
}

// Of Kinesis, by `get-records` and by Lambda: the data are in base64, packed or not.
std::string_view data_of(const sim::JsonValue& record) {
  if (const sim::JsonValue* const kinesis = record.find("kinesis"))
    return text_of(*kinesis, "data");
  return record.find("PartitionKey") != nullptr ? text_of(record, "Data") : std::string_view{};
}

void read_one_record(const sim::JsonValue& record, Reading& reading) {
  if (record.is_array()) return reading.document(record);
  reading.next_record();
  if (const std::string_view data = data_of(record); !data.empty()) {
    read_packed(data, reading);
  } else {
    reading.document(record);
  }
}

void read_records(const sim::JsonValue& document, Reading& reading) {
  const sim::JsonValue& list = document.is_array() ? document : *document.find("Records");
  for (const sim::JsonValue& record : list.elements()) read_one_record(record, reading);
}

}  // namespace

const DocumentReader kRecords{"", holds_records, read_records};

}  // namespace evidence
