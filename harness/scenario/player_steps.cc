// What each step of a scenario does.
#include <list>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "fakes/aws/environment.h"
#include "fakes/aws/error.h"
#include "fakes/ecs/ecs.h"
#include "harness/scenario/player.h"
#include "harness/webordinary/alb.h"
#include "harness/webordinary/claude/script.h"
#include "harness/webordinary/platform_names.h"

namespace harness {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

constexpr sim::Duration kPreviewAgain = 5s;
constexpr sim::Duration kPreviewGivesUp = 10min;
// How long a patient user of a load waits for an answer before writing again.
constexpr sim::Duration kPatience = 30min;

struct NameOf {
  const char* operator()(const MailStep&) const { return "mail"; }
  const char* operator()(const SmsStep&) const { return "sms"; }
  const char* operator()(const ChatStep&) const { return "chat"; }
  const char* operator()(const PreviewStep&) const { return "preview"; }
  const char* operator()(const WaitStep&) const { return "wait"; }
  const char* operator()(const CrashStep&) const { return "crash"; }
  const char* operator()(const StopStep&) const { return "stop"; }
  const char* operator()(const FixStep&) const { return "fix"; }
  const char* operator()(const RedriveStep&) const { return "redrive"; }
  const char* operator()(const RawMessageStep&) const { return "message"; }
  const char* operator()(const CallStep&) const { return "call"; }
  const char* operator()(const LoadStep&) const { return "load"; }
  const char* operator()(const ExpectStep&) const { return "expect"; }
};

}  // namespace

sim::Task<bool> Player::perform(const Step& step) {
  const std::string name = std::visit(NameOf{}, step.action);
  place_ = step.place;
  doing_ = "the step " + name;
  if (const auto* expected = std::get_if<ExpectStep>(&step.action)) {
    const bool held = co_await expect(expected->expectation);
    co_return held;
  }
  record("step", name, step.place);
  if (const auto* wait = std::get_if<WaitStep>(&step.action)) {
    co_await sim::sleep(world_.scheduler(), wait->span);
    co_return true;
  }
  if (const auto* asked = std::get_if<PreviewStep>(&step.action)) {
    const bool shown = co_await preview(asked->thread);
    co_return shown;
  }
  if (const auto* asked = std::get_if<LoadStep>(&step.action)) {
    co_await load(*asked);
    co_return true;
  }
  co_return perform_at_once(step);
}

bool Player::perform_at_once(const Step& step) {
  try {
    if (const auto* mail = std::get_if<MailStep>(&step.action)) {
      write_mail(*mail);
    } else if (const auto* sms = std::get_if<SmsStep>(&step.action)) {
      write_text("sms", sms->from, sms->thread, sms->text);
    } else if (const auto* chat = std::get_if<ChatStep>(&step.action)) {
      write_text("chat", chat->from, chat->thread, chat->text);
    } else if (const auto* died = std::get_if<CrashStep>(&step.action)) {
      return crash(*died);
    } else if (const auto* stopped = std::get_if<StopStep>(&step.action)) {
      return stop(*stopped);
    } else if (const auto* fixed = std::get_if<FixStep>(&step.action)) {
      world_.claude().fix(fixed->rule);
    } else if (const auto* redriven = std::get_if<RedriveStep>(&step.action)) {
      return redrive(redriven->container);
    } else if (const auto* raw = std::get_if<RawMessageStep>(&step.action)) {
      return send_raw(*raw);
    } else if (const auto* called = std::get_if<CallStep>(&step.action)) {
      return call("scenario", called->call, called->error);
    }
    return true;
  } catch (const std::invalid_argument& error) {
    return fail_step("step", "a step that this world can take", error.what(), {});
  } catch (const aws::Error& error) {
    return fail_step("step", "a step that AWS accepts", error.code() + ": " + error.message(), {});
  }
}

void Player::write_mail(const MailStep& step) {
  const Conversations::Letter letter = conversations_.write_mail(step, world_.scheduler().now());
  world_.receive_mail(letter.from, {letter.to}, letter.raw);
}

void Player::write_text(const std::string& channel, const std::string& from,
                        const std::string& thread, const std::string& text) {
  const std::string body = conversations_.write_text(channel, from, thread, text);
  const json input{{"QueueUrl", queue_url(kInbox)}, {"MessageBody", body}};
  world_.call("user/" + from, "sqs", "SendMessage", input.dump());
}

bool Player::crash(const CrashStep& step) {
  for (const ecs::TaskReport& task : wanted_tasks(world_, step.whose)) {
    if (world_.crash(task.arn, step.exit_code)) return true;
  }
  return none_runs("crash", step.whose);
}

bool Player::stop(const StopStep& step) {
  const std::vector<ecs::TaskReport> tasks = wanted_tasks(world_, step.whose);
  if (tasks.empty()) return none_runs("stop", step.whose);
  json input{{"cluster", tasks.front().cluster}, {"task", tasks.front().arn}};
  if (!step.reason.empty()) input["reason"] = step.reason;
  return call("operator", {"ecs", "StopTask", input.dump()}, std::nullopt);
}

bool Player::none_runs(const char* step, const TaskChoice& whose) {
  return fail_step(step, "a running task" + whose.text(), "none runs" + never_was(world_, whose),
                   whose.names());
}

bool Player::call(const std::string& actor, const SetupCall& call,
                  const std::optional<std::string>& error) {
  const std::string name = call.service + "." + call.operation;
  std::string seen;
  try {
    seen = "success: " + world_.call(actor, call.service, call.operation, call.input);
    if (!error) return true;
  } catch (const aws::Error& failed) {
    seen = failed.code() + ": " + failed.message();
    if (error && failed.code() == *error) return true;
  }
  return fail_step("call", name + (error ? " to fail with " + *error : " to succeed"), seen,
                   {name});
}

bool Player::redrive(const std::string& container) {
  const std::string name = kDlqPrefix + container;
  const json input{
      {"SourceArn", aws::arn("sqs", world_.config().region, world_.config().account, name)}};
  return call("operator", {"sqs", "StartMessageMoveTask", input.dump()}, std::nullopt);
}

bool Player::send_raw(const RawMessageStep& step) {
  const json input{{"QueueUrl", queue_url(kInputPrefix + step.container)},
                   {"MessageBody", step.body}};
  return call("operator", {"sqs", "SendMessage", input.dump()}, std::nullopt);
}

sim::Task<bool> Player::preview(std::string thread) {
  const Conversation* conversation = conversations_.find(thread);
  if (conversation == nullptr) {
    co_return fail_step("preview", "a conversation '" + thread + "'", "nobody has written in it",
                        {});
  }
  const std::string viewer = "user/" + conversation->user.email;
  const std::string id = conversation->thread;
  const sim::Time deadline = world_.scheduler().now() + kPreviewGivesUp;
  for (;;) {
    const int status = co_await page_status(viewer, id);
    if (status == 200) co_return true;
    if (world_.scheduler().now() >= deadline) {
      co_return fail_step("preview",
                          "the preview of '" + thread + "' within " + sim::to_text(kPreviewGivesUp),
                          "status " + std::to_string(status), {id});
    }
    co_await sim::sleep(world_.scheduler(), kPreviewAgain);
  }
}

sim::Task<int> Player::page_status(std::string viewer, std::string thread) {
  struct Answer {
    explicit Answer(sim::Scheduler& scheduler) : come(scheduler) {}
    sim::Signal come;
    int status = 0;
  };
  const auto answer = std::make_shared<Answer>(world_.scheduler());
  const auto show = [answer](const Alb::Page& page) {
    answer->status = page.status;
    answer->come.set();
  };
  world_.alb().get(viewer, thread, show);
  co_await answer->come.wait();
  co_return answer->status;
}

sim::Task<> Player::load(LoadStep step) {
  const int index = loads_++;
  const sim::Random random = world_.environment().random.stream("load " + std::to_string(index));
  std::list<sim::Spawned> sessions;
  for (const LoadSession& session : plan_load(step, index, random)) {
    sim::Task<> task = load_session(session, step.patient);
    sessions.emplace_back(world_.scheduler(), std::move(task));
  }
  co_await sim::sleep(world_.scheduler(), step.over);
  for (const sim::Spawned& session : sessions) {
    while (session.running()) co_await sim::sleep(world_.scheduler(), 1s);
  }
}

sim::Task<> Player::load_session(LoadSession session, bool patient) {
  const sim::Time begin = world_.scheduler().now();
  MailStep mail;
  mail.from = session.user;
  mail.thread = session.thread;
  mail.subject = session.thread;
  for (std::size_t i = 0; i < session.mails.size(); ++i) {
    const sim::Duration left = begin + session.mails[i] - world_.scheduler().now();
    if (left > 0s) co_await sim::sleep(world_.scheduler(), left);
    mail.text = load_text(session, static_cast<int>(i));
    write_mail(mail);
    if (!patient) continue;
    const std::string id = conversations_.find(session.thread)->newest;
    Watch watch(watches_, [](const sim::Event& event) { return event.kind == "mail.sent"; });
    const sim::Time deadline = world_.scheduler().now() + kPatience;
    for (;;) {
      const InboundStory* written = observer_.story().inbound(id);
      if (written == nullptr || observer_.is_settled(*written)) break;
      const sim::Duration patience = deadline - world_.scheduler().now();
      if (patience <= 0s) break;
      watch.bell().clear();
      co_await watch.bell().wait(patience);
    }
  }
}

std::string Player::queue_url(const std::string& name) const {
  return "http://127.0.0.1:4566/" + world_.config().account + "/" + name;
}

}  // namespace harness
