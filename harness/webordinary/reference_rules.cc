#include "harness/webordinary/reference_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "harness/webordinary/config.h"
#include "harness/webordinary/naming.h"
#include "harness/webordinary/read_config.h"

namespace harness {
namespace {

class Rules : public ReferenceRules {
 public:
  Rules(const Value& root, const WorldConfig& world) {
    const WebordinaryConfig config = webordinary_config(world);
    for (const UserConfig& user : config.users) {
      users_.push_back(user.email);
      containers_.push_back(ContainerName{user.client, user.project, user.user}.id());
    }
    for (const SiteConfig& site : config.sites) sites_.push_back(site.client + "/" + site.project);
    for (const claude::Rule& rule : config.claude) add_rule(rule);
    const Value* own = root.find("claude");
    if (own == nullptr) return;
    for (const claude::Rule& rule : claude_rules_of(*own)) add_rule(rule);
  }

  void check_step(const Member& step, References& references) override {
    const Value& value = step.value;
    if (step.name == "mail") {
      check_writer(step, references);
    } else if (step.name == "sms" || step.name == "chat") {
      references.check_known(*value.find("from"), "user", users_);
      references.add_thread(value.find("thread")->text);
    } else if (step.name == "preview") {
      references.check_known(value, "thread", references.threads());
    } else if (step.name == "fix") {
      check_fix(value, references);
    } else if (step.name == "message" || step.name == "crash" || step.name == "stop") {
      references.check_member(value, "container", "container", containers_);
    } else if (step.name == "load") {
      // The users, sites and threads of a load exist only when it is played.
      references.know_all();
    }
  }

  void check_expectation(const Member& expectation, References& references) override {
    const Value& value = expectation.value;
    references.check_member(value, "site", "site", sites_);
    references.check_member(value, "container", "container", containers_);
    const Value* to = value.find("to");
    if (expectation.name == "mail" && to != nullptr) check_address(*to, references);
    const auto need = [&](std::initializer_list<const char*> keys) {
      references.need_one_of(expectation, keys, "expects nothing");
    };
    if (expectation.name == "answered") need({"thread", "all"});
    if (expectation.name == "git") need({"file", "message", "commits_at_least"});
  }

 private:
  void add_rule(const claude::Rule& rule) {
    if (rule.name.empty()) return;
    rules_.push_back(rule.name);
    if (rule.fails || rule.crashes_container || rule.ignores_sigint) broken_.push_back(rule.name);
  }

  void check_fix(const Value& rule, References& references) {
    const bool is_known = std::ranges::find(rules_, rule.text) != rules_.end();
    references.check_known(rule, "rule", rules_);
    if (!is_known || std::ranges::find(broken_, rule.text) != broken_.end()) return;
    references.problems().add(
        rule.place, "the rule '" + rule.text + "' does not misbehave: there is nothing to fix");
  }

  // Checks who writes a message. A mail with an address in `to` may come from anybody; one without
  // it goes to the site of its writer, who must be a user.
  void check_writer(const Member& step, References& references) {
    const Value& from = *step.value.find("from");
    if (step.value.find("to") != nullptr) return check_address(from, references);
    if (references.knows_all() || std::ranges::find(users_, from.text) != users_.end()) return;
    references.problems().add(from.place,
                              "unknown user '" + from.text +
                                  "' (a mail from somebody else says 'to' whom it goes)" +
                                  expected_one_of(from.text, users_));
  }

  // Checks an address, which may be anybody's, but not look like a user's that is misspelled.
  void check_address(const Value& address, References& references) {
    if (is_slip(address.text, users_)) references.check_known(address, "user", users_);
  }

  std::vector<std::string> users_;
  std::vector<std::string> containers_;
  std::vector<std::string> sites_;
  std::vector<std::string> rules_;
  std::vector<std::string> broken_;  // the names of rules of Claude Code that misbehave
};

}  // namespace

std::unique_ptr<ReferenceRules> webordinary_rules(const Value& root, const WorldConfig& world) {
  return std::make_unique<Rules>(root, world);
}

}  // namespace harness
