#include "fakes/ses/receiving/rule_match.h"

#include "tests/support/catch.h"

namespace {

bool matches(const std::string& condition, const std::string& recipient) {
  ses::ReceiptRule rule;
  rule.enabled = true;
  rule.recipients = {condition};
  return !ses::matching(rule, {recipient}).empty();
}

}  // namespace

TEST_CASE("ReceiptRule: addresses, labels, domains, subdomains", "[ses][rules]") {
  CHECK(matches("jo@acme.test", "JO@acme.test"));
  CHECK(matches("jo@acme.test", "jo+label@acme.test"));
  CHECK_FALSE(matches("jo+label@acme.test", "jo@acme.test"));
  CHECK_FALSE(matches("jo@acme.test", "eve@acme.test"));
  CHECK(matches("acme.test", "any@acme.test"));
  CHECK_FALSE(matches("acme.test", "any@mail.acme.test"));
  CHECK(matches(".acme.test", "any@mail.acme.test"));
  CHECK_FALSE(matches(".acme.test", "any@acme.test"));
}

TEST_CASE("ReceiptRule: a disabled rule matches nothing, one without names all", "[ses][rules]") {
  ses::ReceiptRule rule;
  CHECK(ses::matching(rule, {"jo@acme.test"}).empty());
  rule.enabled = true;
  CHECK(ses::matching(rule, {"jo@acme.test", "eve@else.test"}).size() == 2);
}
