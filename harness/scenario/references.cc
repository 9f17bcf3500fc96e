#include "harness/scenario/references.h"

#include <algorithm>

#include "harness/scenario/take_fields.h"

namespace harness {
namespace {

class References {
 public:
  References(const Value& root, const WorldConfig& world, Problems& problems)
      : problems_(problems) {
    for (const UserConfig& user : world.users) {
      users_.push_back(user.email);
      containers_.push_back(user.client + "-" + user.project + "-" + user.user);
    }
    for (const SiteConfig& site : world.sites) sites_.push_back(site.client + "/" + site.project);
    for (const claude::Rule& rule : world.claude) add_rule(rule.name);
    for (const Value& rule : items(root, "claude")) {
      std::string name;
      take(rule, "name", name);
      add_rule(name);
    }
  }

  void check(const Value& root) {
    for (const Value& step : items(root, "steps")) check_step(step.members.front());
    for (const Value& expectation : items(root, "expect")) {
      check_expectation(expectation.members.front());
    }
  }

 private:
  static constexpr std::initializer_list<const char*> kWhose{"container", "family", "service"};

  void add_rule(const std::string& name) {
    if (!name.empty()) rules_.push_back(name);
  }

  void check_step(const Member& step) {
    const Value& value = step.value;
    if (step.name == "mail" || step.name == "sms" || step.name == "chat") {
      check_writer(step);
      const std::string thread = value.find("thread")->text;
      if (std::ranges::find(threads_, thread) == threads_.end()) threads_.push_back(thread);
    } else if (step.name == "preview") {
      check_known(value, "thread", threads_);
    } else if (step.name == "fix") {
      check_known(value, "rule", rules_);
    } else if (step.name == "message") {
      check_member(value, "container", "container", containers_);
    } else if (step.name == "crash" || step.name == "stop") {
      check_member(value, "container", "container", containers_);
      need_one_of(step, kWhose, "means no task");
    } else if (step.name == "load") {
      // Its users, sites and threads exist only when it is played.
      has_load_ = true;
    } else if (step.name == "call") {
      check_operation(*value.find("operation"));
    } else if (step.name == "expect") {
      check_expectation(value.members.front());
    }
  }

  void check_expectation(const Member& expectation) {
    const Value& value = expectation.value;
    check_member(value, "thread", "thread", threads_);
    check_member(value, "site", "site", sites_);
    check_member(value, "container", "container", containers_);
    const Value* to = value.find("to");
    if (expectation.name == "mail" && to != nullptr) check_address(*to);
    if (expectation.name == "api") check_operation(*value.find("operation"));
    const auto need = [&](std::initializer_list<const char*> keys) {
      need_one_of(expectation, keys, "expects nothing");
    };
    if (expectation.name == "queue") need({"visible", "in_flight", "empty"});
    if (expectation.name == "tasks" || expectation.name == "stopped") need(kWhose);
    if (expectation.name == "item") need({"has", "absent"});
    if (expectation.name == "answered") need({"thread", "all"});
    if (expectation.name == "git") need({"file", "message", "commits_at_least"});
  }

  void need_one_of(const Member& member, std::initializer_list<const char*> keys,
                   const char* without) {
    std::string names;
    for (const char* key : keys) {
      if (member.value.find(key) != nullptr) return;
      names += (names.empty() ? "'" : ", '") + std::string(key) + "'";
    }
    problems_.add(member.place, std::string(without) + ": give one of " + names);
  }

  void check_operation(const Value& operation) {
    const std::size_t dot = operation.text.find('.');
    if (dot != std::string::npos && dot > 0 && dot + 1 < operation.text.size()) return;
    problems_.add(operation.place, "expected `service.Operation`, such as dynamodb.GetItem, not '" +
                                       operation.text + "'");
  }

  void check_member(const Value& map, const char* key, const char* noun,
                    const std::vector<std::string>& known) {
    if (const Value* value = map.find(key)) check_known(*value, noun, known);
  }

  // A mail to an address may come from anybody; else the site is the user's.
  void check_writer(const Member& step) {
    const Value& from = *step.value.find("from");
    if (step.name != "mail") return check_known(from, "user", users_);
    if (step.value.find("to") != nullptr) return check_address(from);
    if (has_load_ || std::ranges::find(users_, from.text) != users_.end()) return;
    problems_.add(from.place, "unknown user '" + from.text +
                                  "' (a mail from somebody else says 'to' whom it goes)" +
                                  expected_one_of(from.text, users_));
  }

  // Anybody's, but not one that looks like a user's misspelled.
  void check_address(const Value& address) {
    if (is_slip(address.text, users_)) check_known(address, "user", users_);
  }

  void check_known(const Value& value, const char* noun, const std::vector<std::string>& known) {
    if (has_load_ || std::ranges::find(known, value.text) != known.end()) return;
    problems_.add(value.place, std::string("unknown ") + noun + " '" + value.text + "'" +
                                   expected_one_of(value.text, known));
  }

  Problems& problems_;
  std::vector<std::string> users_;
  std::vector<std::string> containers_;
  std::vector<std::string> sites_;
  std::vector<std::string> rules_;
  std::vector<std::string> threads_;  // as far as the steps have begun them
  bool has_load_ = false;
};

}  // namespace

void check_references(const Value& root, const WorldConfig& world, Problems& problems) {
  References(root, world, problems).check(root);
}

}  // namespace harness
