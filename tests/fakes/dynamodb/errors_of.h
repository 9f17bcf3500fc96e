// What a call that must fail says.
#pragma once

#include <string>
#include <utility>

#include "fakes/aws/error.h"
#include "tests/support/catch.h"

namespace dynamodb::test {

// The message of the aws::Error that `call` throws; fails the test if it throws none.
template <typename Call>
std::string message_of(const Call& call, const std::string& code = "ValidationException") {
  try {
    call();
  } catch (const aws::Error& error) {
    CHECK(error.code() == code);
    CHECK(error.status() == 400);
    return error.message();
  }
  FAIL("expected an aws::Error");
  return {};
}

}  // namespace dynamodb::test
