// Client request tokens of TransactWriteItems: a call that repeats one within ten minutes changes
// nothing more.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#DDB-TransactWriteItems-request-ClientRequestToken
#pragma once

#include <string>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"

namespace dynamodb {

// True if the caller has made this call with this token before. Throws
// IdempotentParameterMismatchException if it was another call. `request` is the whole call as
// text, without the token.
bool is_repeated(aws::Environment& environment, const aws::Caller& caller, const std::string& token,
                 const std::string& request);

// Keeps the token for the next ten minutes, and forgets those that are older.
void remember(aws::Environment& environment, const aws::Caller& caller, const std::string& token,
              const std::string& request);

}  // namespace dynamodb
