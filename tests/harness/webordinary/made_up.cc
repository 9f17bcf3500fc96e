#include "tests/harness/webordinary/made_up.h"

#include "harness/scenario/event_kinds.h"
#include "harness/story/invariant_names.h"
#include "harness/webordinary/messages.h"
#include "harness/webordinary/naming.h"
#include "harness/webordinary/webordinary.h"

namespace tests {

using nlohmann::json;

namespace {

json empty_of(std::string_view type) {
  if (type == "text") return "";
  if (type == "number") return 0;
  if (type == "list") return json::array();
  return nullptr;
}

}  // namespace

MadeUp::MadeUp()
    : scheduler_(sim::kDefaultStart),
      kinds_(harness::event_kinds({harness::webordinary()})),
      invariants_(harness::webordinary_invariants(observer_, git_)) {
  for (auto& invariant : harness::story_invariants(aws_)) {
    if (invariant->name() == std::string(harness::kOneTaskAContainer)) {
      invariants_.push_back(std::move(invariant));
    }
  }
  journal_.listen([this](const sim::Event& event) {
    aws_.see(event);
    observer_.see(event);
    for (const auto& invariant : invariants_) invariant->look_at(event);
  });
}

void MadeUp::pass(sim::Duration span) { scheduler_.advance_to(scheduler_.now() + span); }

std::uint64_t MadeUp::event(const std::string& actor, const std::string& kind,
                            const std::string& subject, json data, std::uint64_t cause) {
  const sim::CauseScope because(journal_, cause);
  if (const sim::EventKind* declared = kinds_.find(kind)) {
    for (const auto& member : declared->members) {
      const std::string name(member.name);
      if (!member.may_be_absent && !data.contains(name)) data[name] = empty_of(member.type);
    }
  }
  if (data.contains("error")) {
    data["error"].emplace("status", 400);
    data["error"].emplace("message", "");
  }
  return journal_.record(actor, kind, subject, data.dump());
}

void MadeUp::message(const std::string& kind, const std::string& id, const std::string& queue,
                     json more) {
  more["queue"] = queue;
  event("sqs", kind, id, more);
}

void MadeUp::send(const std::string& queue, const std::string& message_id,
                  const std::string& body) {
  const json input{{"QueueUrl", "http://127.0.0.1:4566/000000000000/" + queue},
                   {"MessageBody", body}};
  const auto call = event("somebody", "api.call", "sqs.SendMessage", {{"input", input}});
  message("sqs.sent", message_id, queue);
  event("sqs", "api.reply", "sqs.SendMessage", {{"output", {{"MessageId", message_id}}}}, call);
}

void MadeUp::command(const std::string& id, const std::string& instruction) {
  harness::Command command;
  command.session_id = "acme-site-t";
  command.command_id = id;
  command.instruction = instruction;
  command.user_email = "jo@acme.test";
  command.thread = harness::thread_id("t@acme.test");
  command.container = {"acme", "site", "jo"};
  command.branch = "thread-t";
  send(kInput, "m-" + id, harness::to_json(command));
}

void MadeUp::answer(const std::string& id, const std::string& commit) {
  harness::Answer answer;
  answer.session_id = "acme-site-t";
  answer.command_id = id;
  answer.success = true;
  answer.git_commit = commit;
  answer.branch = "thread-t";
  send(kOutput, "a-" + id, harness::to_json(answer));
}

void MadeUp::claude(const std::string& end, const std::string& command,
                    const std::string& container) {
  event("claude/" + container, "claude." + end, command, {{"container", container}});
}

void MadeUp::task(const std::string& arn, const std::string& status, json more,
                  const std::string& container) {
  more["status"] = status;
  more["containerId"] = container;
  more["family"] = "edit";
  event("ecs", "ecs.task", arn, more);
}

std::uint64_t MadeUp::mail_in(const std::string& id, const std::string& text) {
  mail::Message message;
  message.from = {{"", "jo@acme.test"}};
  message.to = {{"", "acme-site@edit.acme.test"}};
  message.message_id = id;
  message.date = now();
  message.text = text + "\n";
  const mail::Entry& entry =
      mailbox_.add(now(), mail::Direction::kIn, {"jo@acme.test", {"acme-site@edit.acme.test"}},
                   mail::compose(message));
  return event("ses", "mail.received", id, {{"entry", entry.id}});
}

void MadeUp::mail_out(const std::string& in_reply_to) {
  mail::Message message;
  message.from = {{"", "hermes@edit.acme.test"}};
  message.to = {{"", "jo@acme.test"}};
  message.message_id = "answer-to-" + in_reply_to;
  message.in_reply_to = in_reply_to;
  message.date = now();
  message.text = "Done\n";
  const mail::Entry& entry =
      mailbox_.add(now(), mail::Direction::kOut, {"hermes@edit.acme.test", {"jo@acme.test"}},
                   mail::compose(message));
  event("ses", "mail.sent", message.message_id, {{"entry", entry.id}});
}

harness::Story MadeUp::finished() const {
  return aws_.finished(scheduler_.start(), scheduler_.now());
}

std::vector<std::string> MadeUp::violations() {
  std::vector<std::string> found;
  for (const auto& invariant : invariants_) {
    invariant->end(now());
    for (const harness::Violation& violation : invariant->take()) {
      found.push_back(violation.invariant + ": " + violation.seen);
    }
  }
  return found;
}

}  // namespace tests
