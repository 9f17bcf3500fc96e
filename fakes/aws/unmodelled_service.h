// Requests for AWS services that Backlot does not have.
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/error.h"
#include "fakes/aws/service.h"
#include "fakes/aws/wire.h"
#include "sim/http/message.h"

namespace aws {

// The service that a request is for, by the name it is signed for, `s3`; else by its host,
// `s3.us-west-2.amazonaws.com`. "" if neither says, or if `services` has it.
std::string unmodelled_service(const sim::http::Request& request,
                               const std::vector<Service*>& services);

// 400 `BacklotNotModelled`, naming the service, what was asked of it, and the services there are.
Error service_not_modelled(const std::string& name, const std::string& asked,
                           const std::vector<Service*>& services);

// The protocol in which the clients of that service read errors: `otherwise`, unless the service
// speaks one that no service here does.
Protocol protocol_of_errors(const std::string& name, Protocol otherwise);

}  // namespace aws
