#include "harness/webordinary/webordinary_take.h"

#include <list>
#include <nlohmann/json.hpp>
#include <optional>

#include "fakes/aws/environment.h"
#include "harness/scenario/take_fields.h"
#include "harness/story/invariant_names.h"
#include "harness/webordinary/checks.h"
#include "harness/webordinary/naming.h"
#include "harness/webordinary/queue_names.h"
#include "harness/webordinary/webordinary_figures.h"
#include "harness/webordinary/webordinary_invariants.h"
#include "harness/webordinary/webordinary_report.h"
#include "sim/time/spawn.h"

namespace harness {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr sim::Duration kPreviewAgain = 5s;
constexpr sim::Duration kPreviewGivesUp = 10min;
// How long a patient user of a load waits for an answer before writing again.
constexpr sim::Duration kPatience = 30min;

}  // namespace

WebordinaryTake::WebordinaryTake(StepContext& context)
    : context_(context),
      platform_(WebordinaryWorld::of(context.world())),
      observer_(context.observer(), context.world().mailbox(), platform_.config().users),
      conversations_(context.world().config(), platform_.config(), context.threads()) {}

std::vector<std::unique_ptr<Invariant>> WebordinaryTake::invariants() {
  return webordinary_invariants(observer_, platform_.git());
}

std::vector<std::string> WebordinaryTake::replaces() const { return {kOneExecutionAMessage}; }

std::unique_ptr<Check> WebordinaryTake::check(const Expectation& expectation) {
  const CheckContext context{context_.world(), context_.observer(), context_.threads()};
  const WebordinaryCheckContext platform{platform_.git(), observer_, conversations_};
  if (expectation.kind == "git") return make_git_check(expectation, context, platform);
  return make_answered_check(expectation, context, platform);
}

std::vector<std::string> WebordinaryTake::involved(const std::string& thread) const {
  const Conversation* conversation = conversations_.find(thread);
  if (conversation == nullptr) return {};
  std::vector<std::string> words{conversation->thread};
  const UserConfig& user = conversation->user;
  if (!user.client.empty()) {
    words.push_back(ContainerName{user.client, user.project, user.user}.id());
  }
  return words;
}

std::vector<Figure> WebordinaryTake::figures(const Story& story) const {
  if (!has_load(context_.scenario())) return {};
  return webordinary_figures(observer_.story(), story);
}

PlatformReport WebordinaryTake::tell(const Story& story) const {
  return webordinary_report(observer_.story(), story);
}

std::shared_ptr<const PlatformStory> WebordinaryTake::told() const {
  return std::make_shared<WebordinaryStory>(observer_.story());
}

sim::Task<bool> WebordinaryTake::perform(const Step& step) {
  if (step.kind == "preview") {
    const bool shown = co_await preview(step.value.text);
    co_return shown;
  }
  if (step.kind == "load") {
    const LoadStep asked = load_step_of(step.value);
    co_await load(asked);
    co_return true;
  }
  co_return perform_at_once(step);
}

bool WebordinaryTake::perform_at_once(const Step& step) {
  if (step.kind == "mail") {
    write_mail(mail_step_of(step.value));
  } else if (step.kind == "sms" || step.kind == "chat") {
    write_text(step.kind, step.value);
  } else if (step.kind == "fix") {
    platform_.claude().fix(step.value.text);
  } else if (step.kind == "redrive") {
    return redrive(step.value.text);
  } else {
    return send_raw(step.value);
  }
  return true;
}

void WebordinaryTake::write_mail(const MailStep& mail) {
  World& world = context_.world();
  const MailThreads::SentMail mail_sent = conversations_.write_mail(mail, world.scheduler().now());
  world.receive_mail(mail_sent.from, {mail_sent.to}, mail_sent.raw);
}

void WebordinaryTake::write_text(const std::string& channel, const Value& value) {
  std::string from;
  std::string thread;
  std::string text;
  take(value, "from", from);
  take(value, "thread", thread);
  take(value, "text", text);
  const std::string body = conversations_.write_text(channel, from, thread, text);
  const json input{{"QueueUrl", queue_url(kInbox)}, {"MessageBody", body}};
  context_.world().call("user/" + from, "sqs", "SendMessage", input.dump());
}

bool WebordinaryTake::redrive(const std::string& container) {
  const WorldConfig& config = context_.world().config();
  const std::string name = kDlqPrefix + container;
  const json input{{"SourceArn", aws::arn("sqs", config.region, config.account, name)}};
  return context_.call("operator", {"sqs", "StartMessageMoveTask", input.dump()}, std::nullopt);
}

bool WebordinaryTake::send_raw(const Value& value) {
  std::string container;
  std::string body;
  take(value, "container", container);
  take(value, "body", body);
  const json input{{"QueueUrl", queue_url(kInputPrefix + container)}, {"MessageBody", body}};
  return context_.call("operator", {"sqs", "SendMessage", input.dump()}, std::nullopt);
}

sim::Task<bool> WebordinaryTake::preview(std::string thread) {
  const Conversation* conversation = conversations_.find(thread);
  if (conversation == nullptr) {
    co_return context_.fail_step("preview", "a conversation '" + thread + "'",
                                 "nobody has written in it", {});
  }
  const std::string viewer = "user/" + conversation->user.email;
  const std::string id = conversation->thread;
  const sim::Time deadline = context_.world().scheduler().now() + kPreviewGivesUp;
  for (;;) {
    const int status = co_await page_status(viewer, id);
    if (status == 200) co_return true;
    if (context_.world().scheduler().now() >= deadline) {
      co_return context_.fail_step(
          "preview", "the preview of '" + thread + "' within " + sim::to_text(kPreviewGivesUp),
          "status " + std::to_string(status), {id});
    }
    co_await sim::sleep(context_.world().scheduler(), kPreviewAgain);
  }
}

sim::Task<int> WebordinaryTake::page_status(std::string viewer, std::string thread) {
  struct Answer {
    explicit Answer(sim::Scheduler& scheduler) : come(scheduler) {}
    sim::Signal come;
    int status = 0;
  };
  const auto answer = std::make_shared<Answer>(context_.world().scheduler());
  const auto show = [answer](const Alb::PreviewPage& page) {
    answer->status = page.status;
    answer->come.set();
  };
  platform_.alb().get(viewer, thread, show);
  co_await answer->come.wait();
  co_return answer->status;
}

sim::Task<> WebordinaryTake::load(LoadStep step) {
  const int index = loads_++;
  aws::Environment& environment = context_.world().environment();
  const sim::Random random = environment.random.stream("load " + std::to_string(index));
  std::list<sim::Spawned> sessions;
  for (const LoadSession& session : plan_load(step, index, environment.decisions, random)) {
    sim::Task<> task = load_session(session, step.patient);
    sessions.emplace_back(context_.world().scheduler(), std::move(task));
  }
  co_await sim::sleep(context_.world().scheduler(), step.over);
  for (const sim::Spawned& session : sessions) {
    while (session.running()) co_await sim::sleep(context_.world().scheduler(), 1s);
  }
}

sim::Task<> WebordinaryTake::load_session(LoadSession session, bool patient) {
  const sim::Time begin = context_.world().scheduler().now();
  MailStep mail;
  mail.from = session.user;
  mail.thread = session.thread;
  mail.subject = session.thread;
  for (std::size_t i = 0; i < session.mails.size(); ++i) {
    const sim::Duration left = begin + session.mails[i] - context_.world().scheduler().now();
    if (left > 0s) co_await sim::sleep(context_.world().scheduler(), left);
    mail.text = load_text(session, static_cast<int>(i));
    write_mail(mail);
    if (!patient) continue;
    const std::string id = context_.threads().find(session.thread)->newest;
    EventWatch watch(context_.watches(),
                     [](const sim::Event& event) { return event.kind == "mail.sent"; });
    const sim::Time deadline = context_.world().scheduler().now() + kPatience;
    for (;;) {
      const InboundStory* written = observer_.story().inbound(id);
      if (written == nullptr || observer_.is_settled(*written)) break;
      const sim::Duration patience = deadline - context_.world().scheduler().now();
      if (patience <= 0s) break;
      watch.bell().clear();
      co_await watch.bell().wait(patience);
    }
  }
}

std::string WebordinaryTake::queue_url(const std::string& name) const {
  return "http://127.0.0.1:4566/" + context_.world().config().account + "/" + name;
}

}  // namespace harness
