#include "fakes/ses/operations/get_send_statistics.h"

#include "fakes/ses/operations/send_email.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetSendStatistics: steps of fifteen minutes",
                 "[ses][GetSendStatistics]") {
  verify("hermes@acme.test");
  ses::SendEmailRequest mail;
  mail.source = "hermes@acme.test";
  mail.destination.to_addresses = {"bounce@simulator.amazonses.com"};
  call(mail);
  pass(std::chrono::minutes{20});
  mail.destination.to_addresses = {"complaint@simulator.amazonses.com"};
  call(mail);
  call(mail);
  const ses::GetSendStatisticsRequest request;
  const auto points = call(request).send_data_points;
  REQUIRE(points.size() == 2);
  CHECK(points[0].timestamp == sim::kDefaultStart);
  CHECK(points[0].delivery_attempts == 1);
  CHECK(points[0].bounces == 1);
  CHECK(points[1].delivery_attempts == 2);
  CHECK(points[1].complaints == 2);
}
