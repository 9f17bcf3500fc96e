// A journal that a test makes up, with observers that read it: what no working stack would do.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "harness/story/invariant.h"
#include "harness/story/story_observer.h"
#include "harness/webordinary/git_host.h"
#include "harness/webordinary/webordinary_invariants.h"
#include "harness/webordinary/webordinary_observer.h"
#include "sim/journal/event_kinds.h"
#include "sim/journal/journal.h"
#include "sim/time/scheduler.h"

namespace tests {

inline constexpr char kContainer[] = "acme-site-jo";
inline constexpr char kInput[] = "webordinary-input-acme-site-jo";
inline constexpr char kOutput[] = "webordinary-output-acme-site-jo";
inline constexpr char kDlq[] = "webordinary-dlq-acme-site-jo";

class MadeUp {
 public:
  MadeUp();
  MadeUp(const MadeUp&) = delete;
  MadeUp& operator=(const MadeUp&) = delete;

  // The clock goes on.
  void pass(sim::Duration span);
  // What `data` does not say of the members that events of this kind have, is empty.
  std::uint64_t event(const std::string& actor, const std::string& kind, const std::string& subject,
                      nlohmann::json data, std::uint64_t cause = 0);

  // `sqs.received` and so on, of a message in `queue`.
  void message(const std::string& kind, const std::string& id, const std::string& queue,
               nlohmann::json more = nlohmann::json::object());
  // A SendMessage with its reply and the message's `sqs.sent`.
  void send(const std::string& queue, const std::string& message_id, const std::string& body);
  // The command `id` of the thread `t` in kInput, as the message `m-ID`.
  void command(const std::string& id, const std::string& instruction = "Do it");
  // Its answer in kOutput, as the message `a-ID`.
  void answer(const std::string& id, const std::string& commit = {});
  // `claude.started` and so on.
  void claude(const std::string& end, const std::string& command,
              const std::string& container = kContainer);
  void task(const std::string& arn, const std::string& status,
            nlohmann::json more = nlohmann::json::object(),
            const std::string& container = kContainer);
  // A mail by jo with this Message-ID that begins a thread; its event.
  std::uint64_t mail_in(const std::string& id, const std::string& text);
  // What Hermes mails to jo about it.
  void mail_out(const std::string& in_reply_to);

  const harness::WebordinaryObserver& observer() const { return observer_; }
  const harness::WebordinaryStory& story() const { return observer_.story(); }
  // What the services saw of it.
  const harness::Story& aws() const { return aws_.story(); }
  harness::Story finished() const;
  harness::GitHost& git() { return git_; }
  sim::Time now() const { return scheduler_.now(); }

  // What was violated, one `NAME: what was seen` each, those found at the end last.
  std::vector<std::string> violations();

 private:
  sim::Scheduler scheduler_;
  sim::EventKinds kinds_;
  sim::Journal journal_{scheduler_};
  mail::Mailbox mailbox_;
  harness::GitHost git_{scheduler_};
  std::vector<harness::UserConfig> users_{{"jo@acme.test", "acme", "site", "jo"}};
  harness::StoryObserver aws_{mailbox_};
  harness::WebordinaryObserver observer_{aws_, mailbox_, users_};
  std::vector<std::unique_ptr<harness::Invariant>> invariants_;
};

}  // namespace tests
