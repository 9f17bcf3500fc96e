// SES in both versions on a stage, with a mailbox and topics that remember.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/templates/email_template.h"
#include "tests/support/stage.h"

namespace tests {

inline const std::string kMailTopic = "arn:aws:sns:us-west-2:000000000000:mail";

class MailTopics : public aws::TopicSink {
 public:
  struct Message {
    std::string subject;
    std::string message;
  };
  bool publish(std::string_view topic_arn, const std::string& subject,
               const std::string& message) override {
    if (!exists(topic_arn)) return false;
    messages.push_back({subject, message});
    return true;
  }
  bool exists(std::string_view topic_arn) override {
    return existing.contains(std::string(topic_arn));
  }
  std::set<std::string> existing{kMailTopic};
  std::vector<Message> messages;
};

struct SesFixture : Stage {
  MailTopics topics;
  mail::Mailbox mailbox;
  ses::Ses ses;
  ses::SesV2 ses_v2{ses};

  SesFixture() : SesFixture(ses::Options{}) {}
  explicit SesFixture(ses::Options options) : ses(environment, mailbox, options) {
    environment.topics = &topics;
    dispatcher.add(ses);
    dispatcher.add(ses_v2);
  }

  void verify(const std::string& email_address);
  void verify_domain(const std::string& domain);
  void make_template(const ses::Template& email_template);
  void make_configuration_set(const std::string& name);
  // One that is enabled and publishes these types to the topic.
  void make_event_destination(const std::string& configuration_set, const std::string& name,
                              std::vector<std::string> types);
  // A request to version 2.
  sim::http::Response rest(const std::string& method, const std::string& target,
                           const std::string& body = {});
  // A rule set `rules`, active, with the rule `in` that publishes mail for `recipient` to the
  // topic.
  void receiving(const std::string& recipient = "hermes@acme.test");
  // A rule that publishes to the topic.
  static ses::ReceiptRule rule(const std::string& name, std::vector<std::string> recipients = {});
  void create_rule(const ses::ReceiptRule& rule, std::optional<std::string> after = {});
  // The events of this kind in the journal.
  std::vector<nlohmann::json> events(const std::string& kind);
  // The notification that was published last.
  nlohmann::json notification();
};

}  // namespace tests
