// What a browser is shown that is pointed at the server.
#pragma once

#include "sim/http/message.h"
#include "sim/http/server.h"

namespace harness {

// 404, with a text that says what answers here and where to look.
sim::http::Response front_page(const sim::http::Request& request);

}  // namespace harness
