// What services answer on the level of HTTP, beside AWS's protocols: compressed bodies, CORS for
// web pages, the Server and Date headers.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "fakes/aws/service.h"
#include "sim/http/server.h"
#include "sim/time/time.h"

namespace aws {

// A request whose body was unpacked, as its Content-Encoding says.
struct DecodedBody {
  std::shared_ptr<sim::http::Exchange> exchange;
  // The error if the body cannot be unpacked, as the service words it (`model` is null if no
  // service was found); null if it could be.
  Error (*refusal)(const ServiceModel* model) = nullptr;
};
DecodedBody decode_body(const std::shared_ptr<sim::http::Exchange>& exchange);

// True for a preflight of CORS: the browser asks whether a web page may send a request.
bool is_preflight(const sim::http::Request& request);
// The answer to a preflight: the page may send any request, as DynamoDB answers. Which pages are
// let in at all was decided before.
sim::http::Response preflight_response(const sim::http::Request& request, std::string request_id);

// Adds the headers of CORS, Server and Date to an answer and compresses it, where the service and
// the client want that. `model` may be null if no service was found.
void add_http_features(const sim::http::Request& request, const ServiceModel* model, sim::Time now,
                       sim::http::Response& response);

}  // namespace aws
