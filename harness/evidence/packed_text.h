// Evidence in base64, packed with gzip or not: the data of subscriptions to log groups.
#pragma once

#include <string_view>

#include "harness/evidence/reading.h"

namespace evidence {

// Reads the JSON documents in it. What is no base64, no gzip or no JSON is not understood.
void read_packed(std::string_view base64, Reading& reading);
// Whether it is base64 of a gzip.
bool is_packed(std::string_view text);

}  // namespace evidence
