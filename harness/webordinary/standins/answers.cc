#include "harness/webordinary/standins/answers.h"

#include <algorithm>

#include "fakes/mail/message.h"
#include "harness/story/text_events.h"
#include "sim/time/wait.h"

namespace harness {
namespace {

using namespace std::chrono_literals;

constexpr sim::Duration kAnswerVisibility = 60s;
constexpr sim::Duration kAnswerTimeout = 300s;
constexpr sim::Duration kWorryFor = kAnswerTimeout + 1h;
constexpr sim::Duration kForget = std::chrono::days{4};
// How often a container that keeps somebody waiting is looked at.
constexpr sim::Duration kWorryEvery = 10s;

}  // namespace

Answers::Answers(StandinContext& context, Worry worry)
    : context_(context), queues_(context.aws), worry_(std::move(worry)) {}

void Answers::spawn(sim::Spawned& place, sim::Task<> task) {
  place = sim::Spawned{context_.scheduler, std::move(task), [this](std::exception_ptr error) {
                         if (!error) return;
                         try {
                           std::rethrow_exception(error);
                         } catch (const std::exception& e) {
                           context_.print(std::string("ERROR answers: ") + e.what());
                         }
                       }};
}

void Answers::expect(const QueueSet& queues, const Inbound& inbound, const Command& command) {
  known_[command.command_id] = inbound.id;
  Listener& listener = listeners_[queues.suffix];
  listener.queues = queues;
  listener.container = inbound.container;
  listener.awaited.emplace(command.command_id, Awaited{inbound, context_.scheduler.now(), false});
  if (!listener.receive) spawn(listener.receive, receive(listener));
  if (!listener.watch) spawn(listener.watch, watch(listener));
}

void Answers::forget(const QueueSet& queues, const std::string& command_id) {
  known_.erase(command_id);
  const auto listener = listeners_.find(queues.suffix);
  if (listener != listeners_.end()) listener->second.awaited.erase(command_id);
}

sim::Task<> Answers::receive(Listener& listener) {
  while (waits_less_than(kForget, listener)) {
    std::vector<QueueMessage> messages;
    bool refused = false;
    try {
      messages = co_await queues_.receive(listener.queues.output, 10, kLongPoll, kAnswerVisibility);
    } catch (const aws::Error& error) {
      // A queue that is gone ends this; what passes must not leave those who wait without answers.
      if (!aws::is_worth_retrying(error)) throw;
      context_.print("ERROR answers: " + error.code() + " " + error.message());
      refused = true;
    }
    if (refused) co_await sim::sleep(context_.scheduler, kAfterRefusal);
    co_await deliver_all(listener, messages);
  }
  listener.awaited.clear();
}

sim::Task<> Answers::deliver_all(Listener& listener, std::vector<QueueMessage> messages) {
  for (const QueueMessage& message : messages) {
    try {
      co_await deliver(listener, message);
    } catch (const aws::Error& error) {
      // The message is left where it is, and comes again.
      if (!aws::is_worth_retrying(error)) throw;
      context_.print("ERROR answers: " + error.code() + " " + error.message());
    }
  }
}

sim::Task<> Answers::deliver(Listener& listener, QueueMessage message) {
  const auto answer = parse_answer(message.body);
  if (!answer) {
    context_.print("ERROR the message " + message.id + " is not an answer");
  } else {
    const auto awaited = listener.awaited.find(answer->command_id);
    if (awaited == listener.awaited.end()) {
      context_.print("WARN nobody waits for the answer to " + answer->command_id);
    } else {
      const Inbound inbound = awaited->second.inbound;
      const std::string text = text_for(*answer, listener);
      co_await reply(inbound, text);
      listener.awaited.erase(answer->command_id);
    }
  }
  co_await queues_.acknowledge(listener.queues.output, message.receipt_handle);
}

std::string Answers::text_for(const Answer& answer, const Listener& listener) const {
  if (answer.interrupted) {
    const auto by = known_.find(answer.interrupted_by);
    return "Your request was interrupted by a newer message" +
           (by == known_.end() ? std::string{} : " (" + by->second + ")") +
           ". What was done so far is saved on " + answer.branch + ".";
  }
  if (!answer.success) return "Your request failed: " + answer.error;
  std::string text = answer.summary + "\n\nPreview: " + answer.preview_url + "\n";
  for (const std::string& file : answer.files_changed) text += "Changed: " + file + "\n";
  return text + "Site: " + listener.container.client + "/" + listener.container.project + "\n";
}

sim::Task<> Answers::watch(Listener& listener) {
  while (waits_less_than(kWorryFor, listener)) {
    co_await sim::sleep(context_.scheduler, kWorryEvery);
    co_await tell_who_waits_too_long(listener);
    if (!waits_less_than(kWorryFor, listener)) co_return;
    co_await worry_(listener.container, listener.queues);
  }
}

sim::Task<> Answers::tell_who_waits_too_long(Listener& listener) {
  std::vector<std::string> late;
  for (auto& [id, awaited] : listener.awaited) {
    if (context_.scheduler.now() - awaited.since >= kAnswerTimeout && !awaited.told_late) {
      awaited.told_late = true;
      late.push_back(id);
    }
  }
  for (const std::string& id : late) {
    const auto awaited = listener.awaited.find(id);
    if (awaited == listener.awaited.end()) continue;
    const Inbound inbound = awaited->second.inbound;
    const std::string text = "Your request takes longer than usual; you will hear from us.";
    co_await reply(inbound, text);
  }
}

bool Answers::waits_less_than(sim::Duration span, const Listener& listener) const {
  return std::ranges::any_of(listener.awaited, [this, span](const auto& entry) {
    return context_.scheduler.now() - entry.second.since < span;
  });
}

sim::Task<> Answers::reply(Inbound inbound, std::string text) {
  if (inbound.channel != "email") {
    // These go to the gateway of phone companies and chats, which is no part of AWS.
    const TextSent sent{inbound.from, inbound.id, text};
    if (inbound.channel == "sms") {
      context_.journal.record(context_.actor, inbound.thread, SmsSent{sent});
    } else {
      context_.journal.record(context_.actor, inbound.thread, ChatSent{sent});
    }
    co_return;
  }
  mail::Message message;
  message.from = {{"Webordinary", context_.env("MAIL_FROM")}};
  message.to = {{"", inbound.from}};
  // The reply of the user goes to the site again, so that it lands in the same session.
  message.reply_to = {{"", inbound.to}};
  message.subject =
      inbound.subject.starts_with("Re: ") ? inbound.subject : "Re: " + inbound.subject;
  message.in_reply_to = inbound.id;
  message.references = inbound.references;
  message.date = context_.scheduler.now();
  message.text = text;
  const std::string raw = mail::compose(message);
  const std::string from = context_.env("MAIL_FROM");
  co_await send_raw_email(context_.aws, from, inbound.from, raw);
}

}  // namespace harness
