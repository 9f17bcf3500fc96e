// Writing a shape's value: as JSON, and as the XML of the Query protocol.
#pragma once

#include <string>

#include "fakes/aws/structure.h"
#include "sim/journal/json_writer.h"

namespace aws {

// As a JSON object. Timestamps are seconds since 1970 with milliseconds, blobs base64.
void encode_json(const Structure& shape, const void* value, sim::JsonWriter& json);
std::string to_json(const Structure& shape, const void* value);

// The members as XML elements, one after the other, appended to `out`.
void encode_xml(const Structure& shape, const void* value, std::string& out);

// `text` with & < > " and the carriage return escaped. What XML 1.0 cannot hold at all (most
// control characters, bytes that are not UTF-8) comes out as U+FFFD.
void append_xml_text(std::string& out, std::string_view text);

}  // namespace aws
