// What reads evidence of one format. A reader is stateless; a format is recognised by its content.
#pragma once

#include <span>
#include <string_view>

#include "harness/evidence/input.h"
#include "harness/evidence/reading.h"
#include "sim/journal/json_tree.h"

namespace evidence {

// Of a format that is JSON. Which document is whose is asked of each document: a file may hold
// several kinds.
struct DocumentReader {
  std::string_view name;  // for people: `CloudTrail events`; "" of what only holds other documents
  // Whether the document has the form; cheap, as it is asked often.
  bool (*reads)(const sim::JsonValue& document);
  // REQUIRES: reads(document).
  void (*read)(const sim::JsonValue& document, Reading& reading);
};

// Of a format that is another text.
struct TextReader {
  std::string_view name;
  // Whether a text that begins so has the form.
  bool (*reads)(std::string_view beginning);
  void (*read)(Input& input, Reading& reading);
};

// All readers, in the order in which they are asked.
std::span<const DocumentReader> document_readers();
std::span<const TextReader> text_readers();

}  // namespace evidence
