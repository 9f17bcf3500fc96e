#include "harness/webordinary/webordinary_observer.h"

#include "tests/harness/webordinary/made_up.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

const harness::QueueSample& last_sample(const harness::Story& story, const std::string& queue) {
  return story.queues.at(queue).back();
}

}  // namespace

TEST_CASE("observer: a command's way from the input queue to its answer", "[scenario][observer]") {
  tests::MadeUp made;
  made.mail_in("t@acme.test", "Do it");
  const sim::Time sent = made.now();
  made.command("c1");
  made.pass(5s);
  made.message("sqs.received", "m-c1", tests::kInput, {{"hidden_s", 300}});
  made.claude("started", "c1");
  made.pass(60s);
  made.claude("finished", "c1");
  made.answer("c1", "abc");
  made.message("sqs.deleted", "m-c1", tests::kInput);
  const harness::CommandStory* command = made.story().command("c1");
  REQUIRE(command != nullptr);
  CHECK(command->inbound == "t@acme.test");
  CHECK(command->container == tests::kContainer);
  CHECK(command->queue == tests::kInput);
  CHECK(command->sent == sent);
  CHECK(command->received == std::vector<sim::Time>{sent + 5s});
  CHECK(command->runs == std::vector<std::size_t>{0});
  CHECK(command->answered == sent + 65s);
  CHECK(command->deleted == sent + 65s);
  CHECK(command->git_commit == "abc");
  CHECK(made.story().runs.at(0).end == "finished");
  CHECK(made.story().inbound("t@acme.test")->command == "c1");
  CHECK(made.story().command("c2") == nullptr);
}

TEST_CASE("observer: a command belongs to the message that says the same, else to the first",
          "[scenario][observer]") {
  tests::MadeUp made;
  made.mail_in("t@acme.test", "First");
  made.command("c0", "Something that nobody wrote");
  CHECK(made.story().inbounds[0].command == "c0");
  CHECK(made.story().command("c0")->inbound == "t@acme.test");
  made.command("c1", "First");
  CHECK(made.story().command("c1")->inbound.empty());
  CHECK(made.observer().unsettled().back() == "message m-c1 is in webordinary-input-acme-site-jo");
}

TEST_CASE("observer: messages of a batch, as far as they were taken", "[scenario][observer]") {
  tests::MadeUp made;
  made.command("c1");
  const json entries =
      json::array({{{"Id", "1"},
                    {"MessageBody", R"({"sessionId":"s","commandId":"c1","timestamp":1,)"
                                    R"("completedAt":2,"success":true})"}},
                   {{"Id", "2"}, {"MessageBody", "refused"}}});
  const json input{{"QueueUrl", std::string("http://h/0/") + tests::kOutput}, {"Entries", entries}};
  const auto call = made.event("container", "api.call", "sqs.SendMessageBatch", {{"input", input}});
  const json successful = json::array({{{"Id", "1"}, {"MessageId", "a"}}});
  made.event("sqs", "api.reply", "sqs.SendMessageBatch", {{"output", {{"Successful", successful}}}},
             call);
  CHECK(made.story().command("c1")->answered.has_value());
}

TEST_CASE("observer: a call that failed sent nothing, and is counted", "[scenario][observer]") {
  tests::MadeUp made;
  const json input{{"QueueUrl", std::string("http://h/0/") + tests::kInput}, {"MessageBody", "x"}};
  const auto call = made.event("hermes", "api.call", "sqs.SendMessage", {{"input", input}});
  made.event("sqs", "api.error", "sqs.SendMessage", {{"error", {{"code", "QueueDoesNotExist"}}}},
             call);
  made.event("front", "api.refused", "sqs.Dance", json::object());
  CHECK(made.story().commands.empty());
  CHECK(made.aws().calls == 1);
  CHECK(made.aws().failed_calls == 1);
  CHECK(made.aws().errors.at("sqs.SendMessage QueueDoesNotExist") == 1);
  CHECK(made.aws().refused.at("sqs.Dance") == 1);
}

TEST_CASE("observer: what is no command or no answer is nobody's story", "[scenario][observer]") {
  tests::MadeUp made;
  made.send(tests::kInput, "m", "not json");
  made.send(tests::kOutput, "a", "{}");
  made.answer("unknown");
  CHECK(made.story().commands.empty());
  // The container still has to get rid of it.
  CHECK(made.observer().unsettled() ==
        std::vector<std::string>{"message m is in webordinary-input-acme-site-jo"});
}

TEST_CASE("observer: into the DLQ and back", "[scenario][observer]") {
  tests::MadeUp made;
  made.mail_in("t@acme.test", "Do it");
  made.command("c1");
  made.message("sqs.received", "m-c1", tests::kInput, {{"hidden_s", 300}});
  made.message("sqs.shown", "m-c1", tests::kInput);
  made.message("sqs.moved", "m-c1", tests::kInput, {{"to", tests::kDlq}});
  const harness::CommandStory& command = made.story().commands.at(0);
  CHECK(command.dead == made.now());
  CHECK(made.observer().is_dead(made.story().inbounds[0]));
  CHECK(made.observer().unsettled().empty());
  made.pass(1h);
  made.message("sqs.moved", "m-c1", tests::kDlq, {{"to", tests::kInput}, {"new_id", "again"}});
  CHECK_FALSE(command.dead);
  CHECK(command.redriven == made.now());
  CHECK(command.message_ids == std::vector<std::string>{"m-c1", "again"});
  CHECK(made.observer().unsettled().size() == 2);
  made.message("sqs.received", "again", tests::kInput, {{"hidden_s", 300}});
  CHECK(command.received.size() == 2);
  made.message("sqs.deleted", "again", tests::kInput);
  CHECK(command.deleted == made.now());
}

TEST_CASE("observer: a mail that nobody could read goes to the inbox's dead letters",
          "[scenario][observer]") {
  tests::MadeUp made;
  const auto mail = made.mail_in("t@acme.test", "Do it");
  const auto published = made.event("sns", "sns.published", "n", json::object(), mail);
  made.event("sqs", "sqs.sent", "m", {{"queue", "webordinary-email-queue"}}, published);
  made.message("sqs.moved", "m", "webordinary-email-queue", {{"to", "webordinary-email-dlq"}});
  CHECK(made.observer().is_dead(made.story().inbounds.at(0)));
}

TEST_CASE("observer: tasks from their first event to their last", "[scenario][observer]") {
  tests::MadeUp made;
  made.task("task/1", "PROVISIONING");
  made.pass(40s);
  made.task("task/1", "RUNNING");
  made.mail_in("t@acme.test", "While it runs");
  made.pass(1min);
  made.task("task/1", "DEACTIVATING", {{"desired", "STOPPED"}});
  made.mail_in("u@acme.test", "While it stops");
  made.pass(10s);
  made.task("task/1", "STOPPED", {{"exitCode", 0}, {"reason", "done"}});
  const harness::TaskStory& task = made.aws().tasks.at(0);
  CHECK(*task.running - task.created == 40s);
  CHECK(*task.stopping - *task.running == 1min);
  CHECK(*task.stopped - *task.stopping == 10s);
  CHECK(task.exit_code == 0);
  CHECK(task.reason == "done");
  CHECK(made.story().inbounds[0].warm);
  CHECK_FALSE(made.story().inbounds[1].warm);
}

TEST_CASE("observer: what a task printed last, if it ended badly", "[scenario][observer]") {
  tests::MadeUp made;
  const auto print = [&](const std::string& task, int lines) {
    for (int i = 0; i < lines; ++i) {
      made.event("container", "ecs.output", task, {{"line", std::to_string(i)}});
    }
  };
  const json crash{{"desired", "STOPPED"}, {"exitCode", 1}, {"code", "EssentialContainerExited"}};
  for (const char* task : {"task/1", "task/2", "task/3"}) {
    made.task(task, "RUNNING", {{"group", "service:orders"}});
    print(task, 25);
  }
  made.task("task/1", "DEPROVISIONING", crash);
  made.task("task/1", "STOPPED", crash);
  made.task("task/2", "STOPPED", {{"exitCode", 143}, {"code", "UserInitiated"}});
  made.task("task/4", "STOPPED", {{"code", "TaskFailedToStart"}, {"reason", "no image"}});
  const auto tasks = made.finished().tasks;
  REQUIRE(tasks.size() == 4);
  CHECK(tasks[0].ended_badly());
  CHECK(tasks[0].group == "orders");
  CHECK(tasks[0].last_lines.size() == harness::TaskStory::kLastLines);
  CHECK(tasks[0].last_lines.front() == "5");
  CHECK(tasks[0].last_lines.back() == "24");
  CHECK_FALSE(tasks[1].ended_badly());
  CHECK(tasks[1].last_lines.empty());
  CHECK_FALSE(tasks[2].ended_badly());
  CHECK(tasks[2].last_lines.empty());
  CHECK(tasks[3].ended_badly());
  CHECK(tasks[3].group == "edit");
}

TEST_CASE("observer: errors, retries, dead letters and redrives are marked",
          "[scenario][observer]") {
  using Kind = harness::MarkStory::Kind;
  tests::MadeUp made;
  made.message("sqs.sent", "m", "jobs");
  made.message("sqs.shown", "m", "jobs", {{"receives", 0}, {"reason", "delay"}});
  made.message("sqs.shown", "m", "jobs", {{"receives", 2}, {"reason", "visibility timeout"}});
  made.message("sqs.moved", "m", "jobs", {{"to", "jobs-dlq"}, {"reason", "maxReceiveCount"}});
  made.message("sqs.moved", "m", "jobs-dlq", {{"to", "jobs"}, {"new_id", "n"}});
  const auto call = made.event("worker", "api.call", "sqs.Dance", json::object());
  made.event("sqs", "api.error", "sqs.Dance", {{"error", {{"code", "No"}, {"message", "never"}}}},
             call);
  const auto marks = made.aws().marks;
  REQUIRE(marks.size() == 4);
  CHECK(marks[0].kind == Kind::kRetry);
  CHECK(marks[0].text == "again in jobs after 2 receives: visibility timeout");
  CHECK(marks[1].kind == Kind::kDead);
  CHECK(marks[1].where == "jobs-dlq");
  CHECK(marks[2].kind == Kind::kRedriven);
  CHECK(marks[2].where == "jobs");
  CHECK(marks[3].kind == Kind::kError);
  CHECK(marks[3].where == "worker");
  CHECK(marks[3].text == "sqs.Dance: No, never");
  CHECK(made.aws().dead_letter_queues == std::set<std::string>{"jobs-dlq"});
}

TEST_CASE("observer: what went out, to whom, and whether it is a reply", "[scenario][observer]") {
  tests::MadeUp made;
  made.mail_in("t@acme.test", "Do it");
  made.mail_out("t@acme.test");
  made.mail_out("nobody-wrote@acme.test");
  const auto sent = made.aws().sent;
  REQUIRE(sent.size() == 2);
  CHECK(made.story().replies == std::set<std::size_t>{0});
  CHECK(sent[1].to == "jo@acme.test");
  CHECK(sent[1].channel == "email");
}

TEST_CASE("queue book: depth and age at each moment", "[scenario][observer]") {
  tests::MadeUp made;
  made.message("sqs.sent", "a", "q");
  made.pass(10s);
  made.message("sqs.sent", "b", "q");
  CHECK(last_sample(made.finished(), "q").visible == 2);
  CHECK(last_sample(made.finished(), "q").oldest == 10s);
  made.message("sqs.received", "a", "q", {{"hidden_s", 30}});
  CHECK(last_sample(made.finished(), "q").visible == 1);
  CHECK(last_sample(made.finished(), "q").in_flight == 1);
  // One sample an instant.
  CHECK(made.finished().queues.at("q").size() == 2);
  made.pass(30s);
  made.message("sqs.shown", "a", "q");
  made.message("sqs.received", "b", "q", {{"hidden_s", 0}});
  CHECK(last_sample(made.finished(), "q").visible == 2);
  made.message("sqs.received", "a", "q", {{"hidden_s", 30}});
  made.message("sqs.deleted", "a", "q");
  CHECK(last_sample(made.finished(), "q").oldest == 30s);
  made.message("sqs.purged", "arn", "q", {{"messages", 1}});
  CHECK(last_sample(made.finished(), "q").visible == 0);
  CHECK(last_sample(made.finished(), "q").oldest == 0s);
  CHECK(made.observer().aws().queues().purged().at("q") == 1);
  CHECK(made.observer().aws().queues().find("a")->received.size() == 2);
  CHECK(made.observer().aws().queues().find("c") == nullptr);
}

TEST_CASE("queue book: a message that comes and goes at one instant was there",
          "[scenario][observer]") {
  tests::MadeUp made;
  made.message("sqs.sent", "a", "q");
  made.message("sqs.received", "a", "q", {{"hidden_s", 30}});
  made.message("sqs.deleted", "a", "q");
  CHECK(made.finished().queues.at("q").size() == 1);
  CHECK(last_sample(made.finished(), "q").in_flight == 0);
  CHECK(last_sample(made.finished(), "q").most == 1);
}

TEST_CASE("queue book: what is in the queues of a prefix", "[scenario][observer]") {
  tests::MadeUp made;
  made.message("sqs.sent", "a", "in-1");
  made.message("sqs.sent", "b", "in-2");
  made.message("sqs.sent", "c", "out-1");
  made.message("sqs.moved", "b", "in-2", {{"to", "dlq"}});
  CHECK(made.observer().aws().queues().present("in-") == std::vector<std::string>{"a"});
  CHECK(made.observer().aws().queues().present("dlq") == std::vector<std::string>{"b"});
  CHECK(made.observer().aws().queues().present("z").empty());
}
