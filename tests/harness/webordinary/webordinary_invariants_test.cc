// The invariants on journals that are made up: every way in which each can be violated.
#include "harness/story/invariant_names.h"
#include "harness/webordinary/webordinary.h"
#include "tests/harness/webordinary/made_up.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Violations = std::vector<std::string>;

namespace {

const sim::git::Signature kSomebody{"Somebody", "somebody@acme.test", sim::kDefaultStart};

}  // namespace

TEST_CASE("invariants: one of each, by the names that scenarios use", "[scenario][invariant]") {
  const harness::Dialect dialect = harness::webordinary()->dialect();
  CHECK(dialect.invariants.size() == std::size(harness::kPlatformInvariantNames));
  tests::MadeUp made;
  const auto all = harness::webordinary_invariants(made.observer(), made.git());
  // Its own `no message lost` comes first, and takes the place of the one of any world.
  REQUIRE(all.size() == dialect.invariants.size() + 1);
  CHECK(all[0]->name() == std::string(harness::kNoMessageLost));
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) CHECK(all[i]->name() == dialect.invariants[i - 1]);
    CHECK(std::string(all[i]->sentence()).size() > 20);
  }
}

TEST_CASE("invariants: a take in which all goes well violates none", "[scenario][invariant]") {
  tests::MadeUp made;
  made.git().add({"acme", "site", {{"a.md", "a"}}});
  auto& workspace = made.git().workspace(tests::kContainer, harness::GitHost::url("acme", "site"));
  made.mail_in("t@acme.test", "Do it");
  made.task("task/1", "RUNNING");
  made.command("c1");
  made.message("sqs.received", "m-c1", tests::kInput, {{"hidden_s", 300}});
  made.claude("started", "c1");
  made.pass(30s);
  made.claude("finished", "c1");
  workspace.switch_to("thread-t");
  workspace.write_file("b.md", "b");
  const auto commit = workspace.commit_all("Edit", kSomebody);
  REQUIRE(commit);
  made.answer("c1", *commit);
  made.message("sqs.deleted", "m-c1", tests::kInput);
  made.mail_out("t@acme.test");
  CHECK(made.observer().unsettled().empty());
  CHECK(made.violations() == Violations{});
}

TEST_CASE("no message lost: expired in the inbox, an input or an output queue",
          "[scenario][invariant]") {
  tests::MadeUp made;
  for (const char* queue : {tests::kInput, tests::kOutput, "webordinary-email-queue"}) {
    made.message("sqs.sent", std::string("in-") + queue, queue);
    made.message("sqs.expired", std::string("in-") + queue, queue);
  }
  CHECK(made.violations() ==
        Violations{"no message lost: message in-webordinary-input-acme-site-jo expired in "
                   "webordinary-input-acme-site-jo",
                   "no message lost: message in-webordinary-output-acme-site-jo expired in "
                   "webordinary-output-acme-site-jo",
                   "no message lost: message in-webordinary-email-queue expired in "
                   "webordinary-email-queue"});
}

TEST_CASE("no message lost: purged, or gone with its queue", "[scenario][invariant]") {
  tests::MadeUp made;
  const auto purge = [&](const char* queue, int messages, const char* reason) {
    made.message("sqs.purged", std::string("arn:aws:sqs:::") + queue, queue,
                 {{"messages", messages}, {"reason", reason}});
  };
  purge(tests::kInput, 2, "PurgeQueue");
  purge(tests::kOutput, 1, "DeleteQueue");
  // Nothing was in it; and a dead-letter queue is nobody's work any more.
  purge(tests::kInput, 0, "DeleteQueue");
  purge(tests::kDlq, 3, "PurgeQueue");
  CHECK(made.violations() ==
        Violations{"no message lost: 2 messages of webordinary-input-acme-site-jo were lost to "
                   "PurgeQueue",
                   "no message lost: 1 messages of webordinary-output-acme-site-jo were lost to "
                   "DeleteQueue"});
}

TEST_CASE("no message lost: a message that expires in a DLQ has had its chance",
          "[scenario][invariant]") {
  tests::MadeUp made;
  made.message("sqs.sent", "m", tests::kDlq);
  made.message("sqs.expired", "m", tests::kDlq);
  CHECK(made.violations() == Violations{});
}

TEST_CASE("no message lost: a command that is deleted without an answer", "[scenario][invariant]") {
  tests::MadeUp made;
  made.command("c1", "Paint it");
  made.message("sqs.deleted", "m-c1", tests::kInput);
  made.command("c2");
  made.answer("c2");
  made.message("sqs.deleted", "m-c2", tests::kInput);
  CHECK(made.violations() == Violations{"no message lost: command c1 'Paint it' was deleted from "
                                        "webordinary-input-acme-site-jo and never answered"});
}

TEST_CASE("one task a container: two that may run", "[scenario][invariant]") {
  tests::MadeUp made;
  made.task("task/1", "PROVISIONING");
  made.task("task/1", "RUNNING");
  made.task("task/2", "PROVISIONING", {}, "acme-site-kim");
  CHECK(made.violations() == Violations{});
  made.task("task/3", "PENDING");
  made.task("task/3", "RUNNING");
  CHECK(made.violations() == Violations{"one task a container: acme-site-jo has 2 tasks: 1 3"});
}

TEST_CASE("one task a container: the next may start once the program of the last is gone",
          "[scenario][invariant]") {
  tests::MadeUp made;
  made.task("task/1", "RUNNING");
  made.task("task/1", "DEPROVISIONING");
  made.task("task/2", "PROVISIONING");
  made.task("task/2", "STOPPED");
  made.task("task/3", "PROVISIONING");
  made.task("hermes/1", "RUNNING", {}, "");
  made.task("hermes/2", "RUNNING", {}, "");
  CHECK(made.violations() == Violations{});
}

TEST_CASE("every mail answered: no command, no answer, an answer that reaches nobody",
          "[scenario][invariant]") {
  const std::string name = "every mail answered or accounted for: ";
  tests::MadeUp made;
  made.mail_in("t@acme.test", "Do it");
  CHECK(made.observer().unsettled() ==
        Violations{"email t@acme.test from jo@acme.test: no command"});
  CHECK(made.violations() ==
        Violations{name + "email t@acme.test from jo@acme.test became no command"});
  made.command("c1");
  CHECK(made.violations() ==
        Violations{name + "email t@acme.test from jo@acme.test became command c1, which was not "
                          "answered"});
  // That it takes longer is no answer.
  made.mail_out("t@acme.test");
  made.pass(1s);
  made.answer("c1");
  made.message("sqs.deleted", "m-c1", tests::kInput);
  CHECK(made.violations() ==
        Violations{name + "email t@acme.test from jo@acme.test became command c1, whose answer "
                          "reached nobody"});
  made.mail_out("t@acme.test");
  CHECK(made.violations() == Violations{});
}

TEST_CASE("every mail answered: what is in a dead-letter queue is accounted for",
          "[scenario][invariant]") {
  tests::MadeUp made;
  made.mail_in("t@acme.test", "Do it");
  made.command("c1");
  made.message("sqs.moved", "m-c1", tests::kInput,
               {{"to", tests::kDlq}, {"reason", "maxReceiveCount"}});
  CHECK(made.violations() == Violations{});
  made.message("sqs.moved", "m-c1", tests::kDlq, {{"to", tests::kInput}, {"new_id", "m-again"}});
  CHECK(made.violations().size() == 1);
}

TEST_CASE("one execution a command: carried out, and again", "[scenario][invariant]") {
  const std::string name = "one execution a command: ";
  tests::MadeUp made;
  made.command("c1");
  made.claude("started", "c1");
  made.pass(1min);
  made.claude("finished", "c1");
  made.claude("started", "c1");
  CHECK(made.violations() ==
        Violations{name + "command c1 was carried out before, until 2026-01-05T09:01:00.000Z"});
}

TEST_CASE("one execution a command: begun after it was answered", "[scenario][invariant]") {
  tests::MadeUp made;
  made.command("c1");
  made.claude("started", "c1");
  made.claude("interrupted", "c1");
  made.answer("c1");
  made.claude("started", "c1");
  CHECK(made.violations() ==
        Violations{"one execution a command: command c1 had been answered already"});
}

TEST_CASE("one execution a command: a second one while the container is at work",
          "[scenario][invariant]") {
  tests::MadeUp made;
  made.command("c1");
  made.command("c2");
  made.claude("started", "c1");
  made.claude("started", "elsewhere", "acme-site-kim");
  made.claude("started", "c2");
  CHECK(made.violations() ==
        Violations{"one execution a command: acme-site-jo began c2 while it was at work on c1"});
}

TEST_CASE("one execution a command: one that failed or died may be tried again",
          "[scenario][invariant]") {
  tests::MadeUp made;
  made.command("c1");
  made.task("task/1", "RUNNING");
  made.claude("started", "c1");
  made.claude("failed", "c1");
  made.claude("started", "c1");
  made.task("task/1", "STOPPED", {{"exitCode", 137}});
  made.claude("started", "c1");
  made.claude("finished", "c1");
  CHECK(made.story().runs.at(1).end == "crashed");
  CHECK(made.violations() == Violations{});
}

TEST_CASE("no work lost: a commit that is nowhere, or only where nobody looks",
          "[scenario][invariant]") {
  const std::string name = "no work lost from git: ";
  tests::MadeUp made;
  made.git().add({"acme", "site", {{"a.md", "a"}}});
  auto& workspace = made.git().workspace(tests::kContainer, harness::GitHost::url("acme", "site"));
  made.command("c1");
  made.task("task/1", "RUNNING");
  made.answer("c1", "0123456789012345678901234567890123456789");
  CHECK(made.violations() == Violations{name + "commit 01234567 of command c1 'Do it' is lost"});

  workspace.switch_to("thread-t");
  workspace.write_file("b.md", "b");
  const std::string commit = workspace.commit_all("Edit", kSomebody).value();
  made.answer("c1", commit);
  CHECK(made.violations() == Violations{});

  // A crash leaves the workspace as it is; a sleep without a push is another thing.
  made.pass(1s);
  made.task("task/1", "STOPPED", {{"exitCode", 137}});
  CHECK(made.violations() == Violations{});
  made.task("task/2", "RUNNING");
  made.pass(1s);
  made.task("task/2", "STOPPED", {{"exitCode", 0}});
  CHECK(made.violations() ==
        Violations{name + "commit " + commit.substr(0, 8) +
                   " of command c1 'Do it' is in the workspace only, and the container has "
                   "stopped"});
  workspace.push("thread-t");
  CHECK(made.violations() == Violations{});
}
