// Writing shapes and errors as CBOR, as Smithy RPC v2 has them.
// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#shape-serialization
#pragma once

#include <string>

#include "fakes/aws/error.h"
#include "fakes/aws/structure.h"

namespace aws {

// Numbers that are whole are as short as can be, the others and timestamps are doubles, as AWS was
// seen to send them. Lengths are definite.
std::string to_cbor(const Structure& shape, const void* value);

// `__type`, `message` where there is a text, and the error's further members.
std::string error_to_cbor(const std::string& type, const Error& error);

}  // namespace aws
