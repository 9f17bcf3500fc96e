#include "fakes/aws/retries.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace aws {
namespace {

constexpr std::string_view kNoAnswer = "ConnectionError";
constexpr std::array<std::string_view, 14> kThrottlingCodes{
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException"};
constexpr sim::Duration kLongestBackoff = std::chrono::seconds{20};

}  // namespace

Error no_answer() {
  return {std::string(kNoAnswer), 0, "The connection was closed before a valid response came"};
}

bool is_worth_retrying(const Error& error) {
  const int status = error.status();
  return error.code() == kNoAnswer || status == 500 || (status >= 502 && status <= 504) ||
         std::ranges::find(kThrottlingCodes, error.code()) != kThrottlingCodes.end();
}

sim::Distribution backoff(int attempt) {
  const sim::Duration longest =
      std::chrono::seconds{1} * (std::int64_t{1} << std::min(attempt - 1, 10));
  return sim::Distribution::uniform({}, std::min(longest, kLongestBackoff));
}

}  // namespace aws
