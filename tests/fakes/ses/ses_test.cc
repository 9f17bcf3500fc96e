#include "fakes/ses/ses.h"

#include "fakes/ses/sending/date.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "Ses: state is in the store", "[ses]") {
  receiving();
  ses::Ses again{environment, mailbox};
  CHECK(again.accepts("hermes@acme.test"));
  CHECK(again.rule_sets().all_active().at(0).rules.at(0).actions.at(0).sns_action->topic_arn ==
        tests::kMailTopic);
}

TEST_CASE("Ses: dates of mail headers", "[ses]") {
  CHECK(ses::mail_date(sim::kDefaultStart) == "Mon, 5 Jan 2026 09:00:00 +0000");
}
