#include "harness/webordinary/dialect.h"

#include <cstdint>
#include <iterator>

#include "harness/webordinary/config.h"
#include "harness/webordinary/decisions.h"
#include "harness/webordinary/webordinary_invariants.h"

namespace harness {
namespace {

using namespace shapes;

constexpr std::int64_t kMany = 1'000'000;

constexpr char kThread[] =
    "The conversation, by a name of the scenario's own: its first message begins it, each later "
    "one replies to the newest in it.";

Shape message_step(std::string noun) {
  return object(std::move(noun), {required("from", text(), "Who writes: a user of the world."),
                                  required("thread", text(), kThread),
                                  required("text", any_text(), "What is asked for.")});
}

Shape user_mail_step() {
  return object(
      "mail step",
      {required("from", text(),
                "Who writes: a user of the world, by address; anybody, if `to` is given."),
       required("thread", text(), kThread), required("text", any_text(), "What is asked for."),
       optional("subject", any_text(), "Of the mail; the thread's name without it."),
       optional("to", text(), "The site's address; the user's own site without it.")});
}

Shape message_to_queue_step() {
  return object("message step",
                {required("container", text(), "Whose input queue."),
                 required("body", any_text(), "The message's body, sent as it is.")});
}

Shape load_step() {
  return object(
      "load step",
      {required("sessions", integer(1, 10'000), "How many conversations."),
       optional("fewest", integer(1, 10'000),
                "When takes are explored: how few conversations there may be; all without it."),
       required("projects", integer(1, 1'000), "How many sites they are spread over."),
       optional("containers", integer(1, 10'000),
                "How many users share the conversations; one each without it."),
       optional("mails_each", integer(1, 1'000), "Mails of each conversation; 4 without it."),
       optional("over", duration(), "The span in which all mails come; 1h without it."),
       optional("burst", duration(), "The span in which all first mails come; spread without it."),
       optional("patient", boolean(),
                "Users wait for an answer before they write again in a conversation.")});
}

Shape claude_rule_shape() {
  return object(
      "Claude Code rule",
      {optional("name", text(), "What a fix step calls it."),
       optional("when", text(), "For instructions that contain this; all without it."),
       optional("takes", distribution(), "How long a run takes; 20s..90s without it."),
       optional("files", named(any_text(), path()), "What it writes: path to contents."),
       optional("fails", boolean(), "It exits with code 1."),
       optional("crashes_container", boolean(), "Half way through, the container dies."),
       optional("ignores_sigint", boolean(), "It goes on working when it is interrupted.")});
}

Shape user_shape() {
  return object("user", {required("email", text(),
                                  "Whom mail comes from; the part before the @ "
                                  "is the user's id."),
                         required("client", name(), "The client the user works for."),
                         required("project", name(), "The project the user writes about.")});
}

Shape site_shape() {
  return object("site",
                {required("client", name(), "Whose site."), required("project", name(), "Which."),
                 optional("files", named(any_text(), path()),
                          "Its first commit, path to contents; a small Astro site without it.")});
}

Field how_soon() {
  return optional("within", duration(),
                  "How long it may take to come true; without it, it must be true at once.");
}

Shape git_shape() {
  return object(
      "git expectation",
      {required("site", text(), "The repository, `client/project`."),
       optional("thread", text(), "The conversation whose branch is meant."),
       optional("branch", text(), "The branch by name; main if neither is given."),
       optional("container", text(), "Whose workspace, for `at: workspace`."),
       optional("file", text(), "A file that is in it."),
       optional("contains", text(), "What that file contains."),
       optional("message", text(), "What the message of one of its commits contains."),
       optional("commits_at_least", integer(0, kMany), "How many commits it has beyond main."),
       optional("at", one_word_of({"origin", "workspace"}),
                "The git host (which has what was pushed) or the container's workspace."),
       how_soon()});
}

Shape answered_shape() {
  return object("answered expectation",
                {optional("thread", text(), "Every message of this conversation."),
                 optional("all", boolean(), "Every message of the take."),
                 optional("interrupted", integer(0, kMany),
                          "How many of the answers say that the work was interrupted."),
                 optional("failed", integer(0, kMany),
                          "How many messages ended in a dead-letter queue instead."),
                 how_soon()});
}

}  // namespace

Dialect webordinary_dialect() {
  Dialect dialect;
  dialect.steps = {
      optional("mail", user_mail_step(), "A user writes a mail."),
      optional("sms", message_step("sms step"), "A user writes an SMS."),
      optional("chat", message_step("chat step"), "A user writes in a chat."),
      optional("preview", text(),
               "Somebody opens the preview of this thread, again each 5 s until it is there."),
      optional("fix", text(), "This rule of Claude Code stops misbehaving."),
      optional("redrive", text(), "What is in the DLQ of this container (or session) goes back."),
      optional("message", message_to_queue_step(),
               "A message that Hermes did not write, into a container's input queue."),
      optional("load", load_step(), "Many users write over a span of time.")};
  dialect.steps_for_aws = {"message"};
  dialect.expectations = {
      optional("git", git_shape(), "A branch of a site."),
      optional("answered", answered_shape(), "Messages that were answered by now.")};
  dialect.scenario_keys = {
      optional("queues_per", one_word_of({"container", "session"}),
               "One set of queues a container or a session; the world's choice without it."),
      optional("claude", list_of(claude_rule_shape()),
               "How Claude Code behaves; tried in order, before the world's rules.")};
  dialect.world_keys = {
      optional("queues_per", one_word_of({"container", "session"}),
               "One set of queues a container or a session."),
      optional("users", list_of(user_shape()), "Who writes mail."),
      optional("sites", list_of(site_shape()), "The repositories of the git host."),
      optional("claude", list_of(claude_rule_shape()), "How Claude Code behaves, tried in order.")};
  dialect.named_lists = {{"users", "user", {"email"}},
                         {"sites", "site", {"client", "project"}},
                         {"claude", "rule", {"name"}, "when"}};
  dialect.standins = {kHermes, kEditContainer};
  dialect.tools = {"claude", "claude-code"};
  dialect.decisions = {kWebordinaryDecisions.begin(), kWebordinaryDecisions.end()};
  dialect.invariants.assign(std::begin(kPlatformInvariantNames), std::end(kPlatformInvariantNames));
  return dialect;
}

}  // namespace harness
