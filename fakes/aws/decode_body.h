// The input of a call, decoded from a request's body in the protocol that it speaks. All throw
// aws::Error for a body that is not what the protocol says, or is beyond the service's limits.
// What of it may take long asks `cancellation`.
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/dispatcher.h"

namespace aws {

Dispatcher::DecodedInput decode_json_body(const ServiceModel& model, const Operation& operation,
                                          std::string_view body, sim::Cancellation& cancellation);
Dispatcher::DecodedInput decode_cbor_body(const ServiceModel& model, const Operation& operation,
                                          const std::string& body);
Dispatcher::DecodedInput decode_parameters(const Operation& operation,
                                           const Parameters& parameters);
// A REST-JSON input: the body with the labels of the path and the query string laid over it.
Dispatcher::DecodedInput decode_rest(const ServiceModel& model, const Operation& operation,
                                     const std::string& body, const Parameters& parameters,
                                     sim::Cancellation& cancellation);

}  // namespace aws
