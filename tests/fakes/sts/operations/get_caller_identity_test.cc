#include "fakes/sts/operations/get_caller_identity.h"

#include "tests/support/catch.h"
#include "tests/support/stage.h"

namespace {

struct Fixture : tests::Stage {
  sts::Sts sts{environment};
  Fixture() { dispatcher.add(sts); }

  sts::GetCallerIdentityResponse ask(const std::string& access_key, const std::string& account) {
    aws::Caller who = caller();
    who.access_key = access_key;
    who.account = account;
    aws::Client asker{dispatcher, scheduler, who};
    const sts::GetCallerIdentityRequest request;
    return asker.now(request);
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "GetCallerIdentity: an ordinary key is the user backlot",
                 "[sts][GetCallerIdentity]") {
  const auto identity = ask("AKIAIOSFODNN7EXAMPLE", "000000000000");
  CHECK(identity.account == "000000000000");
  CHECK(identity.arn == "arn:aws:iam::000000000000:user/backlot");
  CHECK(identity.user_id == "AKIAIOSFODNN7EXAMPLE");
}

TEST_CASE_METHOD(Fixture, "GetCallerIdentity: a key of 12 digits is that account's root",
                 "[sts][GetCallerIdentity]") {
  const auto identity = ask("123456789012", "123456789012");
  CHECK(identity.account == "123456789012");
  CHECK(identity.arn == "arn:aws:iam::123456789012:root");
  CHECK(identity.user_id == "123456789012");
}

TEST_CASE_METHOD(Fixture, "GetCallerIdentity: an unsigned request is refused, 403",
                 "[sts][GetCallerIdentity]") {
  CHECK(tests::error_code([&] { ask("", "000000000000"); }) == "MissingAuthenticationToken");
}

TEST_CASE_METHOD(Fixture, "GetCallerIdentity: over the wire as Query XML",
                 "[sts][GetCallerIdentity]") {
  const auto response = query("sts", "Action=GetCallerIdentity&Version=2011-06-15");
  CHECK(response.status == 200);
  CHECK(response.body.find("<GetCallerIdentityResponse "
                           "xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                           "<GetCallerIdentityResult><UserId>AKIAIOSFODNN7EXAMPLE</UserId>"
                           "<Account>000000000000</Account>") != std::string::npos);
}
