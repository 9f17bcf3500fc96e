#include <algorithm>
#include <set>
#include <utility>

#include "harness/scenario/compose_world.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/read.h"
#include "harness/scenario/read_image.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"
#include "harness/webordinary/default_site.h"

namespace harness {
namespace {

SetupCall call_of(const Value& value, const WorldConfig& world) {
  const Member& member = value.members.front();
  const std::size_t dot = member.name.find('.');
  Value input = member.value;
  fill_in(input, world);
  return {member.name.substr(0, dot), member.name.substr(dot + 1), json_text(input)};
}

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

// What the shape cannot say.
void check_account(const Value& root, Problems& problems) {
  const Value* account = root.find("account");
  if (account == nullptr || account->kind != Value::Kind::kText) return;
  const bool digits = account->text.find_first_not_of("0123456789") == std::string::npos;
  if (account->text.size() == 12 && digits) return;
  problems.add(account->place, "'account': expected 12 digits, not '" + account->text + "'");
}

void check_users(const Value& root, Problems& problems) {
  std::vector<std::string> sites;
  for (const Value& site : items(root, "sites")) {
    std::string client, project;
    take(site, "client", client);
    take(site, "project", project);
    sites.push_back(site_name(client, project));
  }
  std::set<std::string> seen;
  for (const Value& user : items(root, "users")) {
    const UserConfig config = user_of(user);
    const Value* email = user.find("email");
    if (email == nullptr) continue;
    if (config.user.empty() || config.user.size() + 1 >= config.email.size()) {
      problems.add(email->place,
                   "'email': expected an address such as jo@acme.test, not '" + config.email + "'");
    }
    if (!seen.insert(config.email).second) {
      problems.add(email->place, "the user '" + config.email + "' is there already");
    }
    const std::string site = site_name(config.client, config.project);
    if (std::ranges::find(sites, site) == sites.end()) {
      problems.add(user.place, "unknown site '" + site + "'" + expected_one_of(site, sites));
    }
  }
}

}  // namespace

WorldConfig read_world(const std::string& path, const std::string& account) {
  return read_world_text(read_text(path), path, account);
}

WorldConfig read_world_text(const std::string& text, const std::string& path,
                            const std::string& account) {
  WorldConfig world;
  world.path = path;
  ComposedWorld composed = compose_world(text, path);
  world.text = std::move(composed.text);
  const Value& root = composed.root;
  Problems problems;
  check_account(root, problems);
  check_users(root, problems);
  problems.throw_if_any();
  take(root, "world", world.name);
  take(root, "account", world.account);
  if (!account.empty()) world.account = account;
  take(root, "region", world.region);
  take(root, "latency", world.latency);
  take(root, "cold_start", world.cold_start);
  take(root, "table_times", world.table_times);
  std::optional<QueuesPer> queues_per;
  take(root, "queues_per", queues_per);
  if (queues_per) world.queues_per = *queues_per;
  if (const Value* mail = root.find("mail")) {
    for (const Value& domain : items(*mail, "domains")) world.mail_domains.push_back(domain.text);
    take(*mail, "sandbox", world.ses_sandbox);
  }
  if (const Value* images = root.find("images")) {
    for (const Member& member : images->members) {
      world.images[member.name] = image_of(member.value, problems);
    }
  }
  if (const Value* programs = root.find("programs")) {
    take_programs(*programs, world.programs, problems);
  }
  problems.throw_if_any();
  for (const Value& user : items(root, "users")) world.users.push_back(user_of(user));
  for (const Value& site : items(root, "sites")) world.sites.push_back(site_of(site));
  take(root, "claude", world.claude);
  for (const Value& call : items(root, "setup")) world.setup.push_back(call_of(call, world));
  return world;
}

std::string world_schema() { return json_schema(world_shape(), "A world of Backlot"); }

}  // namespace harness
