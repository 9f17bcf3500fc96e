// Responses as the protocols put them on the wire.
//
// AWS JSON 1.0 and 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
// AWS Query: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
// REST-JSON: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
// Smithy RPC v2 CBOR: https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
// REST-XML: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
#pragma once

#include <string_view>

#include "fakes/aws/service.h"
#include "sim/http/message.h"

namespace aws {

enum class Protocol {
  kJson,
  kQuery,
  kRestJson,
  kRpcV2Cbor,
  kRestXml,  // S3's; only errors are written in it, as no service here speaks it
};

// The response of an operation that succeeded.
sim::http::Response success_response(Protocol protocol, const ServiceModel& model,
                                     const Operation& operation, const Outcome& outcome);

// The response of an error. `model` may be null if no service was found.
sim::http::Response error_response(Protocol protocol, const ServiceModel* model,
                                   std::string_view request_id, const Error& error);

// The CRC-32 of IEEE 802.3, as DynamoDB sends it in x-amz-crc32.
std::uint32_t crc32(std::string_view bytes);

}  // namespace aws
