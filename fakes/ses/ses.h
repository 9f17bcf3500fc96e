// The fake of Amazon SES: identities, sending, templates, receiving by receipt rules.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/Welcome.html
// Identities, rules and templates live in the World's store, mail in the World's mailbox, the
// sending statistics in memory. SesV2 (ses_v2.h) is another way to the same state.
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/mail/mailbox.h"
#include "fakes/ses/identities/identities.h"
#include "fakes/ses/receiving/rule_sets.h"
#include "fakes/ses/sending/configuration_sets.h"
#include "fakes/ses/sending/event_destinations.h"
#include "fakes/ses/sending/send_statistics.h"
#include "fakes/ses/templates/templates.h"

namespace ses {

struct Options {
  // In the sandbox recipients must be verified as well as senders.
  // https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html
  bool sandbox = true;
  // Identities are verified as soon as they are made. Else verify() does it.
  bool verify_at_once = true;
};

// How receive() treated a mail.
struct ReceiveResult {
  std::string message_id;             // SES's; "" if it was refused for all recipients
  std::vector<std::string> accepted;  // recipients
  std::vector<std::string> refused;   // recipients that no receipt rule is for
};

class Ses : public aws::Service {
 public:
  // The mailbox must outlive the service.
  Ses(aws::Environment& environment, mail::Mailbox& mailbox, Options options = {});

  // The API, whichever instance serves it.
  static const aws::ServiceModel& api();
  const aws::ServiceModel& model() const override { return api(); }

  // A mail arrives by SMTP. Recipients whose domain is verified and whom a rule of an active rule
  // set names are accepted: the mail goes into the mailbox, and the rules' actions run. The others
  // are refused (550), which the journal tells as `mail.bounced`. If that fault strikes, it comes
  // in once more (ses.received_twice).
  ReceiveResult receive(const std::string& raw, const std::string& sender,
                        const std::vector<std::string>& recipients);
  // True if receive() would accept mail to this address.
  bool accepts(const std::string& recipient) const;
  // receive(), right after what goes on now: how mail that was sent takes its way. If the turn in
  // which it arrives is not kept, it arrives again; if that in which it was sent is not, never.
  void receive_later(const std::string& raw, const std::string& sender,
                     const std::vector<std::string>& recipients);

  // As if the owner had clicked the link or set the DNS record. False if there is no such identity.
  bool verify(const std::string& account, const std::string& region, const std::string& name);

  aws::Environment& environment() { return environment_; }
  mail::Mailbox& mailbox() { return mailbox_; }
  const Options& options() const { return options_; }
  Identities& identities() { return identities_; }
  RuleSets& rule_sets() { return rule_sets_; }
  Templates& templates() { return templates_; }
  ConfigurationSets& configuration_sets() { return configuration_sets_; }
  EventDestinations& event_destinations() { return event_destinations_; }
  const SendStatistics& statistics() const { return statistics_; }
  void count(const SendStatistics::DataPoint& happened);
  sim::Ids& ids() { return ids_; }

 private:
  ReceiveResult receive_once(const std::string& raw, const std::string& sender,
                             const std::vector<std::string>& recipients);

  aws::Environment& environment_;
  mail::Mailbox& mailbox_;
  Options options_;
  Identities identities_;
  RuleSets rule_sets_;
  Templates templates_;
  ConfigurationSets configuration_sets_;
  EventDestinations event_destinations_;
  SendStatistics statistics_;
  sim::Ids ids_;
};

}  // namespace ses
