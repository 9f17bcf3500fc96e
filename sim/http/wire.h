// The head of an HTTP/1.1 message as text: what goes out before the body.
#pragma once

#include <string>
#include <string_view>

#include "sim/http/message.h"

namespace sim::http {

// `Not Found` for 404; "" for a status that has no name.
std::string_view reason_phrase(int status);

// False for the statuses that never have a body: 1xx, 204 and 304 (RFC 9110, section 6.4.1).
bool may_have_body(int status);

// How a response is framed: given by the request that it answers.
struct Framing {
  bool http10 = false;     // the client speaks HTTP/1.0
  bool keep_alive = true;  // the connection stays open
  bool head_only = false;  // the answer to HEAD
};

// Appends status line, header fields and the empty line. Content-Length is that of the body, and
// Connection follows `framing`: fields of these names in `response` are left out. A line break
// within a field becomes a space, so no value can begin another field.
void append_response_head(std::string& out, const Response& response, const Framing& framing);

// Appends request line, header fields and the empty line. Host is `host` unless the request has
// its own; Content-Length is that of the body, left out for a GET or HEAD without one.
void append_request_head(std::string& out, const Request& request, std::string_view host);

}  // namespace sim::http
