// DynamoDB on a stage, called through the front door with JSON as a client sends it.
#pragma once

#include <string>
#include <string_view>

#include "fakes/dynamodb/dynamodb.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

namespace dynamodb::test {

// What the message of many an error begins with.
inline const std::string kInvalid =
    "ValidationException: One or more parameter values were invalid: ";
// Of the table `tab`.
inline const std::string kTableArn = "arn:aws:dynamodb:us-west-2:000000000000:table/tab";

// Tables that take this long to come, to go and to be changed.
inline TableTimes taking(sim::Duration create, sim::Duration remove, sim::Duration update = {}) {
  return {.create = sim::Distribution::fixed(create),
          .update = sim::Distribution::fixed(update),
          .remove = sim::Distribution::fixed(remove)};
}

struct Fixture : tests::Stage {
  DynamoDb dynamodb;

  explicit Fixture(const TableTimes& times = {}) : dynamodb(environment) {
    dynamodb.tables().set_times(times);
    dispatcher.add(dynamodb);
  }

  // The body of a call that must succeed.
  std::string ok(std::string_view operation, const std::string& body);
  // `Code: message` of a call that must fail with 400.
  std::string error(std::string_view operation, const std::string& body);

  // A table `tab` with the key `id` (S).
  void make_table();
  // A table `rng` with the key `pk` (S), `sk` (N), a local index `by-s` on `s` (S, KEYS_ONLY), and
  // global indexes `by-g` on `g` (S) and `n` (N) (ALL), and `few` on `g` (INCLUDE `x`).
  void make_indexed_table();
  // Puts an item given as JSON.
  void put(const std::string& table, const std::string& item);
};

}  // namespace dynamodb::test
