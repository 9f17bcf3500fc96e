#include "tests/fakes/ses/fixture.h"

#include <nlohmann/json.hpp>

#include "fakes/ses/operations/create_configuration_set.h"
#include "fakes/ses/operations/create_configuration_set_event_destination.h"
#include "fakes/ses/operations/create_receipt_rule.h"
#include "fakes/ses/operations/create_receipt_rule_set.h"
#include "fakes/ses/operations/create_template.h"
#include "fakes/ses/operations/set_active_receipt_rule_set.h"
#include "fakes/ses/operations/verify_domain_identity.h"
#include "fakes/ses/operations/verify_email_identity.h"

namespace tests {

void SesFixture::verify(const std::string& email_address) {
  ses::VerifyEmailIdentityRequest request;
  request.email_address = email_address;
  call(request);
}

void SesFixture::verify_domain(const std::string& domain) {
  ses::VerifyDomainIdentityRequest request;
  request.domain = domain;
  call(request);
}

void SesFixture::make_template(const ses::Template& email_template) {
  ses::CreateTemplateRequest request;
  request.email_template = email_template;
  call(request);
}

void SesFixture::make_configuration_set(const std::string& name) {
  ses::CreateConfigurationSetRequest request;
  request.configuration_set.name = name;
  call(request);
}

void SesFixture::make_event_destination(const std::string& configuration_set,
                                        const std::string& name, std::vector<std::string> types) {
  ses::CreateConfigurationSetEventDestinationRequest request;
  request.configuration_set_name = configuration_set;
  request.event_destination_name = name;
  request.event_destination.enabled = true;
  request.event_destination.matching_event_types = std::move(types);
  request.event_destination.sns_destination = ses::SnsDestination{kMailTopic};
  call(request);
}

sim::http::Response SesFixture::rest(const std::string& method, const std::string& target,
                                     const std::string& body) {
  sim::http::Request request;
  request.method = method;
  request.target = target;
  request.headers = {{"Content-Type", "application/json"}};
  request.body = body;
  return http(request);
}

ses::ReceiptRule SesFixture::rule(const std::string& name, std::vector<std::string> recipients) {
  ses::ReceiptRule rule;
  rule.name = name;
  rule.enabled = true;
  rule.scan_enabled = true;
  rule.recipients = std::move(recipients);
  rule.actions.resize(1);
  rule.actions[0].sns_action = ses::SnsAction{kMailTopic, {}};
  return rule;
}

void SesFixture::create_rule(const ses::ReceiptRule& rule, std::optional<std::string> after) {
  ses::CreateReceiptRuleRequest request;
  request.rule_set_name = "rules";
  request.rule = rule;
  request.after = std::move(after);
  call(request);
}

void SesFixture::receiving(const std::string& recipient) {
  verify_domain(mail::domain(recipient));
  ses::CreateReceiptRuleSetRequest create;
  create.rule_set_name = "rules";
  call(create);
  create_rule(rule("in", {recipient}));
  ses::SetActiveReceiptRuleSetRequest activate;
  activate.rule_set_name = "rules";
  call(activate);
}

std::vector<nlohmann::json> SesFixture::events(const std::string& kind) {
  std::vector<nlohmann::json> found;
  for (const sim::Event& event : journal.events()) {
    if (event.kind == kind) found.push_back(nlohmann::json::parse(event.data));
  }
  return found;
}

nlohmann::json SesFixture::notification() {
  return nlohmann::json::parse(topics.messages.at(topics.messages.size() - 1).message);
}

}  // namespace tests
