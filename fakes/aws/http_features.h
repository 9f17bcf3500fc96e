// What HTTP brings besides the protocols: compressed bodies, pages that ask, dates.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "fakes/aws/service.h"
#include "sim/http/server.h"
#include "sim/time/time.h"

namespace aws {

// What a body may be unpacked to: as much as one may have that comes plain.
inline constexpr std::size_t kMostBodyBytes = std::size_t{16} * 1024 * 1024;

// A request with its body as it is without Content-Encoding.
struct DecodedBody {
  std::shared_ptr<sim::http::Exchange> exchange;
  // Why there is none, as the service words it; it may not be known. Null if there is one.
  Error (*refusal)(const ServiceModel* model) = nullptr;
};
DecodedBody decode_body(const std::shared_ptr<sim::http::Exchange>& exchange);

// A browser asks whether a page may ask (CORS).
bool is_preflight(const sim::http::Request& request);
// It may, whatever it is, as DynamoDB answers: whose pages may ask was decided before.
sim::http::Response preflight_response(const sim::http::Request& request, std::string request_id);

// Adds to an answer what it has besides the protocol's own: that a page may read it, Server and
// Date, and its compression, where the service and the client want them. `model` may be null if no
// service was found.
void add_http_features(const sim::http::Request& request, const ServiceModel* model, sim::Time now,
                       sim::http::Response& response);

}  // namespace aws
