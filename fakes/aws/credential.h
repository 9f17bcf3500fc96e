// Who signs a request: the credential scope of Signature Version 4.
//
// Signatures are not verified: every access key is welcome, as docs/fidelity.md says.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/http/message.h"

namespace aws {

struct Credential {
  std::string access_key;
  std::string region;
  std::string service;  // the signing name, `sqs`
};

// From the Authorization header or from X-Amz-Credential in the query string. Nothing if the
// request is not signed, or not with Signature Version 4.
std::optional<Credential> credential_of(const sim::http::Request& request);

// The account of an access key: the key itself if it is 12 digits, else `fallback`.
std::string account_of(std::string_view access_key, std::string_view fallback);

}  // namespace aws
