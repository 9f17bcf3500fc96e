#include "harness/scenario/read_decisions.h"
#include "harness/scenario/read_faults.h"
#include "harness/scenario/read_sometimes.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"
#include "harness/story/invariant_names.h"

namespace harness {
namespace {

using namespace shapes;

constexpr char kThread[] =
    "The conversation, by a name of the scenario's own: its first message begins it, each later "
    "one replies to the newest in it.";

Shape mail_step() {
  return object(
      "mail step",
      {required("from", text(), "Who writes: an address."),
       required("to", text(), "To whom: an address."), required("thread", text(), kThread),
       required("text", any_text(), "What is written."),
       optional("subject", any_text(), "Of the mail; the thread's name without it.")});
}

Shape crash_step() {
  return of_tasks("crash step", {optional("exit_code", integer(0, 255), "137 without it.")});
}

Shape stop_step() {
  return of_tasks("stop step", {optional("reason", text(), "What the task is told to stop for.")});
}

// A step is the tester's own hand, unless it says that it stands for a program.
Field struck_field() {
  return optional("struck", boolean(),
                  "Whether faults may strike the call, as they do a program's; not without it.");
}

Shape call_step() {
  return object(
      "call step",
      {required("operation", text(), "`service.Operation`, such as dynamodb.GetItem."),
       optional("input", any_object(),
                "The operation's input, as AWS names it. ${account} and ${region} stand for "
                "the world's, and $${ for ${ itself."),
       optional("as", text(), "Who calls; scenario without it."),
       optional("error", text(), "The code that the call must fail with."), struck_field()});
}

Shape receive_step() {
  return object("receive step",
                {required("queue", text(), "The queue's name."),
                 optional("as", text(), "Who receives; scenario without it."),
                 optional("most", integer(1, 10), "How many messages at most; 1 without it."),
                 optional("hidden", duration(),
                          "Their visibility timeout, in whole seconds; the queue's without it."),
                 struck_field()});
}

Shape delete_step() {
  return object("delete step", {required("queue", text(), "The queue's name."),
                                optional("as", text(), "Who received it; scenario without it.")});
}

Shape clock_shape() {
  return one_of("clock", {optional("ahead", duration(), "Its times are too late by that much."),
                          optional("behind", duration(), "Its times are too early by that much.")});
}

Shape incident_shape() {
  return object(
      "incident",
      {required("facts", text(), "The facts.jsonl of its import, relative to this file."),
       required("begins", text(),
                "When it was, by AWS's clock, that the steps begin: "
                "2026-01-05T09:00:00Z."),
       optional("clocks", named(clock_shape()),
                "Sources of facts whose clocks are known to be wrong, and by how much.")});
}

Shape step_shape(const Platforms& platforms) {
  const std::vector<Field> own{
      optional("mail", mail_step(), "Somebody writes a mail."),
      optional("wait", duration(), "Time passes."),
      optional("crash", crash_step(), "The process of a task, the oldest, dies at once."),
      optional("stop", stop_step(), "StopTask on a task, the oldest."),
      optional("call", call_step(), "Any AWS call."),
      optional("receive", receive_step(),
               "ReceiveMessage: somebody takes messages and holds them, if there are any."),
      optional("delete", delete_step(),
               "DeleteMessage of the message that somebody has held longest."),
      optional("heal", text(), "Faults strike no more: all, or those of one kind."),
      optional("expect", expectation_shape(platforms), "Something must be seen.")};
  return one_of("step", with_dialects(own, platforms, &Dialect::steps),
                {optional(kAt, duration(),
                          "When it happens, counted from when the steps begin; as soon as the one "
                          "before is done without it.")});
}

Shape without_shape(const Platforms& platforms) {
  std::vector<Field> fields;
  const auto add = [&](const std::string& name) {
    fields.push_back(optional(name, text(), "Why this scenario does without it."));
  };
  for (const char* name : kInvariantNames) add(name);
  for (const auto& platform : platforms) {
    for (const std::string& name : platform->dialect().invariants) add(name);
  }
  return object("without list", std::move(fields));
}

}  // namespace

Shape scenario_shape(const Platforms& platforms) {
  const std::vector<Field> own{
      required("title", text(), "One line for people."),
      required("world", text(), "The world file, relative to this one."),
      optional("seed", integer(0, INT64_MAX), "What chance is drawn from; 1 without it."),
      optional("chance", one_word_of({"drawn", "usual"}),
               "What decisions take that are not given: drawn from the seed, or their usual "
               "values; drawn without it."),
      optional("decisions", decisions_shape(), "What is decided, whatever the seed says."),
      optional("incident", incident_shape(),
               "The incident that this is of: takes are told how much of it they repeat."),
      optional("bodies", text(),
               "A file, relative to this one, with bodies of messages of which the steps know only "
               "the hash, each a line or all of them one."),
      optional("limit", duration(), "The take fails if it has not ended by then; 12h without it."),
      faults_field(),
      without_faults_field(),
      required("steps", list_of(step_shape(platforms)), "What happens, one after the other."),
      optional("expect", list_of(expectation_shape(platforms)),
               "What must be seen once the steps are done."),
      optional("without", without_shape(platforms),
               "Invariants that this scenario does without, each with its reason."),
      sometimes_field()};
  return object("scenario", with_dialects(own, platforms, &Dialect::scenario_keys));
}

}  // namespace harness
