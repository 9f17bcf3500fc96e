#include "harness/server/turn_company.h"

#include "tests/support/catch.h"

using harness::TurnCompany;

namespace {

// How many steps a turn takes if there would be `there`, and how often it looks.
struct Looks {
  int steps = 0;
  int all = 0;
};

Looks take(TurnCompany& company, int there) {
  Looks looks;
  company.take([&] {
    ++looks.all;
    if (looks.steps == there) return false;
    ++looks.steps;
    return true;
  });
  return looks;
}

}  // namespace

TEST_CASE("TurnCompany: takes what is there, up to its limit", "[server]") {
  TurnCompany company;
  CHECK(take(company, 3).steps == 3);
  CHECK(take(company, 1000).steps == TurnCompany::kMost);
  CHECK(take(company, 1).steps == 1);
}

TEST_CASE("TurnCompany: after a look that found nothing, only one turn in eight looks",
          "[server]") {
  TurnCompany company;
  CHECK(take(company, 0).all == 1);
  for (int round = 0; round < 3; ++round) {
    for (int turn = 1; turn < TurnCompany::kTurnsAlone; ++turn) CHECK(take(company, 5).all == 0);
    CHECK(take(company, 0).all == 1);
  }
  for (int turn = 1; turn < TurnCompany::kTurnsAlone; ++turn) take(company, 5);
  CHECK(take(company, 5).steps == 5);
  CHECK(take(company, 5).steps == 5);
}
