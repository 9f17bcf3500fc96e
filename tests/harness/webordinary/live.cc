#include "tests/harness/webordinary/live.h"

#include "fakes/mail/mailbox.h"
#include "harness/scenario/read.h"
#include "tests/harness/webordinary/platforms.h"

namespace tests {
namespace {

harness::WorldConfig webordinary(claude::Rule rule) {
  harness::WorldConfig config =
      harness::read_world(std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml", platforms());
  harness::WebordinaryConfig platform = harness::webordinary_config(config);
  platform.claude = {std::move(rule)};
  harness::set_webordinary(config, std::move(platform));
  return config;
}

harness::WorldOptions with_platform(harness::WorldOptions options) {
  options.extensions = harness::extensions_of(platforms());
  return options;
}

}  // namespace

Live::Live(claude::Rule rule, harness::WorldOptions options)
    : world_(webordinary(std::move(rule)), with_platform(std::move(options))),
      conversations_(world_.config(), platform().config(), threads_) {
  while (!world_.services_steady()) run(std::chrono::seconds{1});
}

void Live::run(sim::Duration span) {
  world_.scheduler().run_until(world_.scheduler().now() + span);
}

bool Live::run_until(const std::string& kind, int wanted) {
  const sim::Time limit = world_.scheduler().now() + std::chrono::hours{1};
  while (count(kind) < wanted) {
    if (world_.scheduler().now() > limit || !world_.scheduler().run_next()) return false;
  }
  return true;
}

void Live::mail(const std::string& thread, const std::string& text) {
  harness::MailStep step;
  step.from = "john@ameliastamps.test";
  step.thread = step.subject = thread;
  step.text = text;
  const auto mail_sent = conversations_.write_mail(step, world_.scheduler().now());
  world_.receive_mail(mail_sent.from, {mail_sent.to}, mail_sent.raw);
}

std::string Live::thread(const std::string& name) const {
  const harness::Conversation* conversation = conversations_.find(name);
  return conversation == nullptr ? std::string{} : conversation->thread;
}

nlohmann::json Live::call(const std::string& service, const std::string& operation,
                          const nlohmann::json& input) {
  return nlohmann::json::parse(world_.call("operator", service, operation, input.dump()));
}

int Live::count(const std::string& kind, const std::string& containing) {
  int found = 0;
  for (const sim::Event& event : world_.journal().events()) {
    if (event.kind == kind && event.data.find(containing) != std::string::npos) ++found;
  }
  return found;
}

std::vector<std::string> Live::answers() {
  std::vector<std::string> texts;
  for (const mail::Entry& entry : world_.mailbox().entries()) {
    if (entry.direction == mail::Direction::kOut) texts.push_back(entry.message().text);
  }
  return texts;
}

}  // namespace tests
