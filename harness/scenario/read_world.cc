#include <utility>

#include "harness/scenario/compose_world.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/read.h"
#include "harness/scenario/read_faults.h"
#include "harness/scenario/read_image.h"
#include "harness/scenario/read_sometimes.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/unknown_bodies.h"

namespace harness {
namespace {

SetupCall call_of(const Value& value, const CandidateBodies& bodies, Problems& problems,
                  WorldConfig& world) {
  const Member& member = value.members.front();
  const std::size_t dot = member.name.find('.');
  Value input = member.value;
  fill_in(input, world);
  fill_in_bodies(input, bodies, problems, world.unknown_bodies);
  return {member.name.substr(0, dot), member.name.substr(dot + 1), json_text(input)};
}

// Adds a problem if the account is not of 12 digits, which the shape cannot say.
void check_account(const Value& root, Problems& problems) {
  const Value* account = root.find("account");
  if (account == nullptr || account->kind != Value::Kind::kText) return;
  const bool digits = account->text.find_first_not_of("0123456789") == std::string::npos;
  if (account->text.size() == 12 && digits) return;
  problems.add(account->place, "'account': expected 12 digits, not '" + account->text + "'");
}

}  // namespace

WorldConfig read_world(const std::string& path, const Platforms& platforms,
                       const std::string& account) {
  return read_world_text(read_text(path), path, platforms, account);
}

WorldConfig read_world_text(const std::string& text, const std::string& path,
                            const Platforms& platforms, const std::string& account) {
  WorldConfig world;
  world.path = path;
  ComposedWorld composed = compose_world(text, path, platforms);
  world.text = std::move(composed.text);
  const Value& root = composed.root;
  Problems problems;
  check_account(root, problems);
  for (const auto& platform : platforms) platform->read_world(root, world, problems);
  problems.throw_if_any();
  take(root, "world", world.name);
  take(root, "account", world.account);
  if (!account.empty()) world.account = account;
  take(root, "region", world.region);
  take(root, "latency", world.latency);
  take(root, "cold_start", world.cold_start);
  take(root, "table_times", world.table_times);
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
  world.faults = faults_of(items(root, "faults"), problems);
  take(root, "without_faults", world.faults.without);
  world.sometimes = sometimes_of(items(root, "sometimes"), platforms, problems);
  problems.throw_if_any();
  const CandidateBodies bodies = bodies_of(root, path, problems);
  for (const Value& call : items(root, "setup")) {
    world.setup.push_back(call_of(call, bodies, problems, world));
  }
  problems.throw_if_any();
  return world;
}

std::string world_schema(const Platforms& platforms) {
  return json_schema(world_shape(platforms), "A world of Backlot");
}

}  // namespace harness
