// The Webordinary world without a scenario: a test moves its time and does to it what it likes.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "harness/webordinary/conversations.h"
#include "harness/webordinary/webordinary_world.h"
#include "harness/world/world.h"

namespace tests {

class Live {
 public:
  // Claude Code follows this rule. Time stands where the services are steady.
  explicit Live(claude::Rule rule = {}, harness::WorldOptions options = {});
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  harness::World& world() { return world_; }
  harness::WebordinaryWorld& platform() { return harness::WebordinaryWorld::of(world_); }
  void run(sim::Duration span);
  // Runs until there are so many events of this kind; false if that takes longer than an hour.
  bool run_until(const std::string& kind, int count = 1);
  // john writes in a thread.
  void mail(const std::string& thread, const std::string& text);
  // The 8 characters of a thread in which john has written.
  std::string thread(const std::string& name) const;
  // An operator's call.
  nlohmann::json call(const std::string& service, const std::string& operation,
                      const nlohmann::json& input);

  int count(const std::string& kind, const std::string& containing = {});
  // The texts of the mails that john has got.
  std::vector<std::string> answers();

 private:
  harness::World world_;
  harness::MailThreads threads_{world_.mailbox()};
  harness::Conversations conversations_;
};

}  // namespace tests
