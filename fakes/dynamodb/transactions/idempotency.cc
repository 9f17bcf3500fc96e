#include "fakes/dynamodb/transactions/idempotency.h"

#include <chrono>

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::chrono::minutes kTokenLife{10};

}  // namespace

bool is_repeated(aws::Environment& environment, const aws::Caller& caller, const std::string& token,
                 const std::string& request) {
  sim::Statement& find = environment.store.prepare(
      "SELECT request FROM dynamodb_token"
      " WHERE account = ? AND region = ? AND token = ? AND made_ns > ?");
  const sim::Time oldest = environment.now() - kTokenLife;
  find.bind(caller.account, caller.region, token, oldest.time_since_epoch().count());
  if (!find.step()) return false;
  const bool same = find.text(0) == request;
  find.reset();
  if (same) return true;
  throw aws::Error("IdempotentParameterMismatchException", 400,
                   "The request uses the same client token as a previous, but non-identical "
                   "request. Do not reuse a client token with different requests, unless the "
                   "requests are identical");
}

void remember(aws::Environment& environment, const aws::Caller& caller, const std::string& token,
              const std::string& request) {
  environment.store.prepare("INSERT OR REPLACE INTO dynamodb_token VALUES (?, ?, ?, ?, ?)")
      .bind(caller.account, caller.region, token, request,
            environment.now().time_since_epoch().count())
      .run();
}

}  // namespace dynamodb
