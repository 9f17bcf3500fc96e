// When an SDK tries a call again, and how long it waits before: its standard mode.
//
// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
#pragma once

#include "fakes/aws/error.h"
#include "sim/random/distribution.h"

namespace aws {

// How often a call is made at most.
inline constexpr int kMostAttempts = 3;
// How long a client waits for an answer.
inline constexpr sim::Duration kClientTimeout = std::chrono::seconds{60};

// No answer came: the connection closed, or broke, or the client gave up waiting.
Error no_answer();
// Whether another attempt may do better: no answer came, the service is to blame, or it was asked
// too often.
bool is_worth_retrying(const Error& error);
// How long to wait before the attempt that follows attempt number `attempt`, from 1.
sim::Distribution backoff(int attempt);

}  // namespace aws
