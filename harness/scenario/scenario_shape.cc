#include "harness/scenario/shapes.h"
#include "harness/story/invariant_names.h"

namespace harness {
namespace {

using namespace shapes;

constexpr char kThread[] =
    "The conversation, by a name of the scenario's own: its first message begins it, each later "
    "one replies to the newest in it.";

Shape message_step(std::string noun) {
  return object(std::move(noun), {required("from", text(), "Who writes: a user of the world."),
                                  required("thread", text(), kThread),
                                  required("text", text(), "What is asked for.")});
}

Shape mail_step() {
  return object(
      "mail step",
      {required("from", text(),
                "Who writes: a user of the world, by address; anybody, if `to` is given."),
       required("thread", text(), kThread), required("text", text(), "What is asked for."),
       optional("subject", text(), "Of the mail; the thread's name without it."),
       optional("to", text(), "The site's address; the user's own site without it.")});
}

Shape crash_step() {
  return of_tasks("crash step", {optional("exit_code", integer(0, 255), "137 without it.")});
}

Shape stop_step() {
  return of_tasks("stop step", {optional("reason", text(), "What the task is told to stop for.")});
}

Shape message_to_queue_step() {
  return object("message step", {required("container", text(), "Whose input queue."),
                                 required("body", text(), "The message's body, sent as it is.")});
}

Shape call_step() {
  return object(
      "call step",
      {required("operation", text(), "`service.Operation`, such as dynamodb.GetItem."),
       optional("input", any_object(),
                "The operation's input, as AWS names it. ${account} and ${region} stand for "
                "the world's."),
       optional("error", text(), "The code that the call must fail with.")});
}

Shape load_step() {
  return object(
      "load step",
      {required("sessions", integer(1, 10'000), "How many conversations."),
       required("projects", integer(1, 1'000), "How many sites they are spread over."),
       optional("containers", integer(1, 10'000),
                "How many users share the conversations; one each without it."),
       optional("mails_each", integer(1, 1'000), "Mails of each conversation; 4 without it."),
       optional("over", duration(), "The span in which all mails come; 1h without it."),
       optional("burst", duration(), "The span in which all first mails come; spread without it."),
       optional("patient", boolean(),
                "Users wait for an answer before they write again in a conversation.")});
}

Shape step_shape() {
  return one_of(
      "step",
      {optional("mail", mail_step(), "A user writes a mail."),
       optional("sms", message_step("sms step"), "A user writes an SMS."),
       optional("chat", message_step("chat step"), "A user writes in a chat."),
       optional("preview", text(),
                "Somebody opens the preview of this thread, again each 5 s until it is "
                "there."),
       optional("wait", duration(), "Time passes."),
       optional("crash", crash_step(), "The process of a task, the oldest, dies at once."),
       optional("stop", stop_step(), "StopTask on a task, the oldest."),
       optional("fix", text(), "This rule of Claude Code stops misbehaving."),
       optional("redrive", text(), "What is in the DLQ of this container (or session) goes back."),
       optional("message", message_to_queue_step(),
                "A message that Hermes did not write, into a container's input queue."),
       optional("call", call_step(), "Any AWS call."),
       optional("load", load_step(), "Many users write over a span of time."),
       optional("expect", expectation_shape(), "Something must be seen.")});
}

Shape without_shape() {
  std::vector<Field> fields;
  for (const char* name : kInvariantNames) {
    fields.push_back(optional(name, text(), "Why this scenario does without it."));
  }
  return object("without list", std::move(fields));
}

}  // namespace

Shape claude_rule_shape() {
  return object(
      "Claude Code rule",
      {optional("name", text(), "What a fix step calls it."),
       optional("when", text(), "For instructions that contain this; all without it."),
       optional("takes", distribution(), "How long a run takes; 20s..90s without it."),
       optional("files", named(text()), "What it writes: path to contents."),
       optional("fails", boolean(), "It exits with code 1."),
       optional("crashes_container", boolean(), "Half way through, the container dies."),
       optional("ignores_sigint", boolean(), "It goes on working when it is interrupted.")});
}

Shape scenario_shape() {
  return object(
      "scenario",
      {required("title", text(), "One line for people."),
       required("world", text(), "The world file, relative to this one."),
       optional("seed", integer(0, INT64_MAX), "What chance is drawn from; 1 without it."),
       optional("limit", duration(), "The take fails if it has not ended by then; 12h without it."),
       optional("queues_per", one_word_of({"container", "session"}),
                "One set of queues a container or a session; the world's choice without it."),
       optional("claude", list_of(claude_rule_shape()),
                "How Claude Code behaves; tried in order, before the world's rules."),
       required("steps", list_of(step_shape()), "What happens, one after the other."),
       optional("expect", list_of(expectation_shape()),
                "What must be seen once the steps are done."),
       optional("without", without_shape(),
                "Invariants that this scenario does without, each with its reason.")});
}

}  // namespace harness
