#include "harness/webordinary/read_config.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "harness/scenario/take_fields.h"
#include "harness/webordinary/default_site.h"

namespace harness {
namespace {

constexpr const char* kKeys[] = {"queues_per", "users", "sites", "claude"};

std::string site_name(const std::string& client, const std::string& project) {
  return client + "/" + project;
}

SiteConfig site_of(const Value& value) {
  SiteConfig site;
  take(value, "client", site.client);
  take(value, "project", site.project);
  take(value, "files", site.files);
  if (site.files.empty()) site.files = default_site(site.client + "-" + site.project);
  return site;
}

UserConfig user_of(const Value& value) {
  UserConfig user;
  take(value, "email", user.email);
  take(value, "client", user.client);
  take(value, "project", user.project);
  user.user = user.email.substr(0, user.email.find('@'));
  return user;
}

// Whether the user's address can be used: the id in it becomes part of the names of folders.
bool is_address(const UserConfig& user) {
  const bool is_part = user.user != "." && user.user != ".." &&
                       user.email.find_first_of("/ \t\r\n") == std::string::npos;
  return is_part && !user.user.empty() && user.user.size() + 1 < user.email.size();
}

// Adds a problem for two sites with the same mail address, such as `a-b/c` and `a/b-c`: their users
// would share a container.
void check_sites(const Value& root, Problems& problems) {
  std::map<std::string, std::string> known;
  for (const Value& site : items(root, "sites")) {
    std::string client, project;
    take(site, "client", client);
    take(site, "project", project);
    const auto [other, fresh] = known.emplace(client + "-" + project, site_name(client, project));
    if (fresh) continue;
    problems.add(site.place, "the sites '" + other->second + "' and '" +
                                 site_name(client, project) + "' would both be '" + other->first +
                                 "'");
  }
}

void check_users(const Value& root, Problems& problems) {
  std::vector<std::string> sites;
  for (const Value& site : items(root, "sites")) {
    std::string client, project;
    take(site, "client", client);
    take(site, "project", project);
    sites.push_back(site_name(client, project));
  }
  for (const Value& user : items(root, "users")) {
    const UserConfig config = user_of(user);
    const Value* email = user.find("email");
    if (email == nullptr) continue;
    if (!is_address(config)) {
      problems.add(email->place,
                   "'email': expected an address such as jo@acme.test, not '" + config.email + "'");
    }
    const std::string site = site_name(config.client, config.project);
    if (std::ranges::find(sites, site) == sites.end()) {
      problems.add(user.place, "unknown site '" + site + "'" + expected_one_of(site, sites));
    }
  }
}

}  // namespace

std::vector<claude::Rule> claude_rules_of(const Value& list) {
  std::vector<claude::Rule> rules;
  for (const Value& item : list.items) {
    claude::Rule rule;
    take(item, "name", rule.name);
    take(item, "when", rule.when);
    take(item, "takes", rule.takes);
    take(item, "files", rule.files);
    take(item, "fails", rule.fails);
    take(item, "crashes_container", rule.crashes_container);
    take(item, "ignores_sigint", rule.ignores_sigint);
    rules.push_back(std::move(rule));
  }
  return rules;
}

QueuesPer queues_per_of(const Value& value) {
  return value.text == "session" ? QueuesPer::kSession : QueuesPer::kContainer;
}

void read_webordinary(const Value& root, WorldConfig& world, Problems& problems) {
  check_sites(root, problems);
  check_users(root, problems);
  const auto is_there = [&](const char* key) { return root.find(key) != nullptr; };
  if (std::ranges::none_of(kKeys, is_there)) return;
  WebordinaryConfig config;
  if (const Value* queues_per = root.find("queues_per")) {
    config.queues_per = queues_per_of(*queues_per);
  }
  for (const Value& user : items(root, "users")) config.users.push_back(user_of(user));
  for (const Value& site : items(root, "sites")) config.sites.push_back(site_of(site));
  if (const Value* claude = root.find("claude")) config.claude = claude_rules_of(*claude);
  set_webordinary(world, std::move(config));
}

}  // namespace harness
