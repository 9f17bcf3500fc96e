#include "fakes/ses/operations/get_send_quota.h"

#include "fakes/ses/operations/send_email.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetSendQuota: counts the recipients of a day",
                 "[ses][GetSendQuota]") {
  verify("hermes@acme.test");
  ses::SendEmailRequest mail;
  mail.source = "hermes@acme.test";
  mail.destination.to_addresses.assign(3, "success@simulator.amazonses.com");
  call(mail);
  const ses::GetSendQuotaRequest request;
  CHECK(call(request).sent_last24_hours == 3);
  CHECK(call(request).max24_hour_send == 200);
  CHECK(call(request).max_send_rate == 1);
  pass(std::chrono::hours{24});
  CHECK(call(request).sent_last24_hours == 0);
}

TEST_CASE("SendStatistics: what is kept is bounded by time, not by how much is sent",
          "[ses][GetSendQuota]") {
  using namespace std::chrono_literals;
  ses::SendStatistics statistics;
  sim::Time now = sim::kDefaultStart;
  for (int second = 0; second < 3 * 86400; ++second) {
    statistics.add(now, {.attempts = 1});
    now = now + 1s;
  }
  CHECK(statistics.sent_in_a_day(now) == 86400 - 60);
  CHECK(statistics.minutes() <= 1441);
  CHECK(statistics.points().size() <= 14 * 96 + 1);
}
