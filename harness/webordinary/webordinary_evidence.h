// What the platform reads in evidence: who writes about which sites, and how long Claude Code
// worked. A mail to a site's address needs its repository, and the world may not have all that
// there are. Of the work: a command comes into a container's input queue, and its answer goes to
// the output queue. A run begins when its command is there, the container runs and the run before
// is over; it ends with the answer. One that another command interrupts has no length that anybody
// knows.
//
// Which answer is to which command, their bodies say by the ids of the session and the command,
// where the evidence has both: by the id of the message in a dump, by the MD5 else. The others
// follow each other in the order in which they were sent.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "harness/scenario/platform_evidence.h"
#include "harness/world/config.h"

namespace harness {

class WebordinaryEvidence final : public PlatformEvidence {
 public:
  // More than one scenario can play: what is beyond is not looked at.
  static constexpr std::size_t kMostKept = 5'000;

  explicit WebordinaryEvidence(const WorldConfig& world);

  void see_body(const std::string& text) override;
  void see(const evidence::Fact& fact) override;
  std::vector<RecordedDecision> decisions() const override;
  std::vector<InferredEntry> entries() const override { return entries_; }

 private:
  struct Told {
    sim::Time time;
    evidence::Place place;
    std::string message;   // its id; "" if nothing says it
    std::string body_md5;  // "" if nothing says it
  };
  struct Container {
    std::vector<Told> commands;
    std::vector<Told> answers;
  };
  // A run from its command to its answer.
  struct Run {
    std::size_t command = 0;
    std::size_t answer = 0;
    bool is_joined = false;
  };
  // By a message's id, and by the MD5 of a body.
  using WorkIds = std::map<std::string, std::string, std::less<>>;

  void see_started(const evidence::Fact& fact);
  void see_in_queue(const evidence::Fact& fact);
  void see_sent(const evidence::Fact& fact);
  const std::string& work_of(const Told& told) const;
  std::vector<Run> runs_of(const Container& container) const;
  void decide(const std::string& owner, const Container& container,
              std::vector<RecordedDecision>& decisions) const;
  void see_mail(const evidence::Fact& fact);

  std::vector<std::string> mail_domains_;  // the world's
  std::set<std::pair<std::string, std::string>>
      sites_;                    // its clients and projects, and those added
  std::set<std::string> users_;  // their addresses
  std::vector<InferredEntry> entries_;
  std::map<std::string, Container> containers_;  // by CONTAINER_ID
  std::map<std::string, std::vector<sim::Time>> started_;
  std::size_t starts_ = 0;
  std::set<std::string> messages_;  // ids of those that were told
  std::size_t told_ = 0;            // commands and answers
  // The session's and the command's id, of what is a command or an answer.
  WorkIds by_md5_;
  WorkIds by_message_;
};

}  // namespace harness
