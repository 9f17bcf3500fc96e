#include "fakes/dynamodb/transactions/idempotency.h"

#include <openssl/evp.h>

#include <chrono>

#include "fakes/dynamodb/errors.h"

namespace dynamodb {
namespace {

constexpr std::chrono::minutes kTokenLife{10};

// What a request is compared by: a transaction may have four megabytes.
std::string digest_of_request(const std::string& request) {
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned int size = 0;
  EVP_Digest(request.data(), request.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
             EVP_sha256(), nullptr);
  digest.resize(size);
  return digest;
}

}  // namespace

bool is_repeated(aws::Environment& environment, const aws::Caller& caller, const std::string& token,
                 const std::string& request) {
  sim::Statement& find = environment.store.prepare(
      "SELECT request FROM dynamodb_token"
      " WHERE account = ? AND region = ? AND token = ? AND made_ns > ?");
  const sim::Time oldest = environment.now() - kTokenLife;
  find.bind(caller.account, caller.region, token, oldest.time_since_epoch().count());
  if (!find.step()) return false;
  const bool same = find.blob(0) == digest_of_request(request);
  find.reset();
  if (same) return true;
  throw aws::Error("IdempotentParameterMismatchException", 400,
                   "The request uses the same client token as a previous, but non-identical "
                   "request. Do not reuse a client token with different requests, unless the "
                   "requests are identical");
}

void remember(aws::Environment& environment, const aws::Caller& caller, const std::string& token,
              const std::string& request) {
  const sim::Time oldest = environment.now() - kTokenLife;
  environment.store.prepare("DELETE FROM dynamodb_token WHERE made_ns <= ?")
      .bind(oldest.time_since_epoch().count())
      .run();
  const std::string digest = digest_of_request(request);
  environment.store.prepare("INSERT OR REPLACE INTO dynamodb_token VALUES (?, ?, ?, ?, ?)")
      .bind(caller.account, caller.region, token, sim::BlobView{digest},
            environment.now().time_since_epoch().count())
      .run();
}

}  // namespace dynamodb
