// The forms of the control API's answers.
#pragma once

#include <string>
#include <string_view>

#include "sim/http/message.h"

namespace harness {

// 200 with JSON text.
sim::http::Response json_response(std::string json);
// 200 with plain text.
sim::http::Response text_response(std::string text);
// `{"error": message}`.
sim::http::Response error_response(int status, std::string_view message);

// What a handler throws to answer with error_response().
struct ControlError {
  int status = 400;
  std::string message;
};

}  // namespace harness
