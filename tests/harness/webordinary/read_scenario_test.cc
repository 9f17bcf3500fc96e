#include "harness/scenario/mail_threads.h"
#include "harness/scenario/placeholders.h"
#include "harness/scenario/take_fields.h"
#include "harness/webordinary/load.h"
#include "harness/webordinary/read_config.h"
#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace std::chrono_literals;
using namespace harness;

namespace {

constexpr char kHead[] = "title: A test\nworld: world.yaml\n";

std::string with_steps(const std::string& steps) { return kHead + ("steps:\n" + steps); }

}  // namespace

TEST_CASE("read_scenario: every key arrives where it belongs", "[scenario][reader]") {
  const tests::Files files;
  const Scenario scenario = files.scenario(R"(# a comment
title: Everything there is
world: world.yaml
seed: 7
limit: 90m
queues_per: session
claude:
  - {name: broken, when: boom, takes: 10s..20s, fails: true, files: {a.md: "text"}}
steps:
  - mail: {from: jo@acme.test, thread: home, text: Make it blue, subject: Home}
  - sms: {from: kim@acme.test, thread: phone, text: "1"}
  - chat: {from: kim@acme.test, thread: chat, text: hello}
  - preview: home
  - wait: 1h30m
  - crash: {container: acme-site-jo, exit_code: 1}
  - crash: {service: orders}
  - stop: {family: worker, reason: a new version}
  - fix: broken
  - redrive: acme-site-jo
  - message: {container: acme-site-jo, body: "not json"}
  - call: {operation: dynamodb.GetItem, input: {TableName: t, Key: {a: {N: "1"}}, Limit: 2},
           error: ValidationException}
  - load: {sessions: 25, projects: 5, mails_each: 2, over: 30m, burst: 1m, patient: true}
  - expect: {item: {table: t, key: {id: x, n: 1}, absent: true, within: 5s}}
expect:
  - answered: {all: true, interrupted: 1, within: 10m}
without:
  one execution a command: The container answers twice on purpose.
)");
  CHECK(scenario.title == "Everything there is");
  CHECK(scenario.world_path == files.path("world.yaml"));
  CHECK(scenario.seed == 7);
  CHECK(scenario.limit == 90min);
  CHECK(queues_per_of(*scenario.platform_key("queues_per")) == QueuesPer::kSession);
  const std::vector<claude::Rule> rules = claude_rules_of(*scenario.platform_key("claude"));
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].when == "boom");
  CHECK(rules[0].takes.to_text() == "10s..20s");
  CHECK(rules[0].fails);
  CHECK(rules[0].files.at("a.md") == "text");
  REQUIRE(scenario.steps.size() == 14);
  const auto field = [&](std::size_t step, const char* name) {
    return scenario.steps[step].value.find(name)->text;
  };
  const MailStep mail = mail_step_of(scenario.steps[0].value);
  CHECK(mail.from == "jo@acme.test");
  CHECK(mail.thread == "home");
  CHECK(mail.subject == "Home");
  CHECK(mail.text == "Make it blue");
  CHECK(scenario.steps[1].kind == "sms");
  CHECK(field(1, "text") == "1");
  CHECK(field(2, "thread") == "chat");
  CHECK(scenario.steps[3].value.text == "home");
  CHECK(scenario.steps[4].kind == "wait");
  CHECK(scenario.steps[4].value.text == "1h30m");
  CHECK(field(5, "exit_code") == "1");
  CHECK(field(6, "service") == "orders");
  CHECK(field(7, "family") == "worker");
  CHECK(field(7, "reason") == "a new version");
  CHECK(scenario.steps[8].value.text == "broken");
  CHECK(scenario.steps[9].value.text == "acme-site-jo");
  CHECK(field(10, "body") == "not json");
  CHECK(field(11, "operation") == "dynamodb.GetItem");
  CHECK(json_text(*scenario.steps[11].value.find("input")) ==
        R"({"TableName":"t","Key":{"a":{"N":"1"}},"Limit":2})");
  CHECK(field(11, "error") == "ValidationException");
  const LoadStep load = load_step_of(scenario.steps[12].value);
  CHECK(load.sessions == 25);
  CHECK(load.mails_each == 2);
  CHECK(load.burst == 1min);
  CHECK(load.patient);
  const Expectation expect = expectation_of(scenario.steps[13].value);
  CHECK(expect.kind == "item");
  CHECK(expect.within == 5s);
  CHECK(expect.place.line == 24);
  CHECK(expect.fields.at("key") == R"({"id":"x","n":1})");
  CHECK(expect.fields.at("absent") == "true");
  REQUIRE(scenario.expectations.size() == 1);
  CHECK(scenario.expectations[0].fields.at("interrupted") == "1");
  CHECK(scenario.without.at("one execution a command") ==
        "The container answers twice on purpose.");
}

TEST_CASE("read_scenario: what is wrong, where, and what was expected", "[scenario][reader]") {
  struct Case {
    std::string steps;
    std::string error;
  };
  const Case cases[] = {
      {"  - maill: {from: jo@acme.test, thread: a, text: b}\n",
       "a.yaml:4:5: unknown step 'maill'; expected one of: mail, wait, crash, stop, call, "
       "receive, delete, heal, expect, sms, chat, preview, fix, redrive, message, load; did you "
       "mean 'mail'?"},
      {"  - mail: {from: jo@acme.test, thread: a, text: b, sbject: c}\n",
       "a.yaml:4:52: unknown key 'sbject' of a mail step; expected one of: from, thread, text, "
       "subject, to; did you mean 'subject'?"},
      {"  - {at: 5s, wait: 1s}\n  - {wait: 1s, at: 4s}\n",
       "a.yaml:5:20: 'at': a step before this one is at 5s already"},
      {"  - at: 5s\n",
       "a.yaml:4:5: an empty step; expected one of: mail, wait, crash, stop, call, receive, "
       "delete, heal, expect, "
       "sms, chat, preview, fix, redrive, message, load"},
      {"  - {at: 5s, wait: 1s, heal: all}\n",
       "a.yaml:4:24: a step has exactly one key; this has 'wait' and 'heal' (is an indentation or "
       "a dash missing?)"},
      {"  - wait: 20\n",
       "a.yaml:4:11: 'wait': expected a duration: a number with a unit (ms, s, m, h, d), such as "
       "90s, 20m or 1h30m, not 20"},
      {"  - wait: 20 minutes\n",
       "a.yaml:4:11: 'wait': expected a duration: a number with a unit (ms, s, m, h, d), such as "
       "90s, 20m or 1h30m, not '20 minutes'"},
      {"  - mail: {from: jo@acme.test, thread: a}\n",
       "a.yaml:4:11: a mail step needs the key 'text': What is asked for."},
      {"  - expect: {event: {count: 0}}\n",
       "a.yaml:4:21: an event expectation needs the key 'kind': The event's kind, such as "
       "sqs.moved."},
      {"  - mail: {from: jo@acme.test, thread: a, text: 5}\n",
       "a.yaml:4:49: 'text': expected text (in quotes if it looks like a number), not 5"},
      {"  - mail: {from: joe@acme.test, thread: a, text: b}\n",
       "a.yaml:4:18: unknown user 'joe@acme.test' (a mail from somebody else says 'to' whom it "
       "goes); expected one of: jo@acme.test, kim@acme.test; did you mean 'jo@acme.test'?"},
      {"  - mail: {from: joe@acme.test, thread: a, text: b, to: desk@acme.test}\n",
       "a.yaml:4:18: unknown user 'joe@acme.test'; expected one of: jo@acme.test, kim@acme.test; "
       "did you mean 'jo@acme.test'?"},
      {"  - expect: {mail: {to: kin@acme.test}}\n",
       "a.yaml:4:25: unknown user 'kin@acme.test'; expected one of: jo@acme.test, kim@acme.test; "
       "did you mean 'kim@acme.test'?"},
      {"  - expect: {event: {kind: sqs.mvoed, count: 0}}\n",
       "a.yaml:4:28: there is no kind of event 'sqs.mvoed'; expected one of: api.call, api.error, "
       "api.refused, api.reply, chat.sent, claude.crashed_container, claude.failed, "
       "claude.finished, claude.interrupted, claude.killed, claude.started, "
       "cloudwatch.action_failed, cloudwatch.alarm, dynamodb.ttl_deleted, ecs.health, ecs.output, "
       "ecs.service, ecs.task, expectation.failed, expectation.met, …; did you mean 'sqs.moved'?"},
      {"  - fix: slwo\n",
       "a.yaml:4:10: unknown rule 'slwo'; expected one of: slow; did you mean 'slow'?"},
      {"  - crash: {container: acme-site-joe}\n",
       "a.yaml:4:24: unknown container 'acme-site-joe'; expected one of: acme-site-jo, "
       "acme-site-kim; did you mean 'acme-site-jo'?"},
      {"  - preview: home\n", "a.yaml:4:14: unknown thread 'home'; there are none here"},
      {"  - expect: {git: {site: acme/sit, file: a}}\n",
       "a.yaml:4:26: unknown site 'acme/sit'; expected one of: acme/site; did you mean "
       "'acme/site'?"},
      {"  - expect: {alarm: {name: a, state: ALARMED}}\n",
       "a.yaml:4:38: unknown state 'ALARMED'; expected one of: OK, ALARM, INSUFFICIENT_DATA; did "
       "you mean 'ALARM'?"},
      {"  - expect: {queue: {name: a}}\n",
       "a.yaml:4:14: expects nothing: give one of 'visible', 'in_flight', 'empty'"},
      {"  - expect: {stopped: {exit_code: 1}}\n",
       "a.yaml:4:14: expects nothing: give one of 'container', 'family', 'service'"},
      {"  - crash: {exit_code: 1}\n",
       "a.yaml:4:5: means no task: give one of 'container', 'family', 'service'"},
      {"  - stop: {}\n", "a.yaml:4:5: means no task: give one of 'container', 'family', 'service'"},
      {"  - crash: {container: acme-site-jo, exit_code: 1.5}\n",
       "a.yaml:4:49: 'exit_code': expected a whole number from 0 to 255, not 1.5"},
      {"  - load: {sessions: 0, projects: 3}\n",
       "a.yaml:4:22: 'sessions': expected a whole number from 1 to 10000, not 0"},
      {"  - wait: 1s\n    fix: slow\n",
       "a.yaml:5:5: a step has exactly one key; this has 'wait' and 'fix' (is an indentation or a "
       "dash missing?)"},
      {"  - wait\n", "a.yaml:4:5: expected a step (a map), not 'wait'"},
      {"  - call: {operation: GetItem}\n",
       "a.yaml:4:23: expected `service.Operation`, such as dynamodb.GetItem, not 'GetItem'"},
      {"  - call: {operation: sqs.CreateQueue, input: {QueueName: a, QueueName: b}}\n",
       "a.yaml:4:62: the key 'QueueName' is there already, on line 4"},
      {"  - wait: [1s\n", "a.yaml:5:1: this is not YAML: end of sequence flow not found"},
      {"  {}\n", "a.yaml:4:3: 'steps': expected a list with a step an item, not a map"},
  };
  const tests::Files files;
  for (const Case& c : cases) {
    INFO(c.steps);
    CHECK(files.errors_of_scenario(with_steps(c.steps)) == c.error);
  }
}

TEST_CASE("read_scenario: all problems of a file are reported", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario("titel: x\nworld: world.yaml\nseed: -1\nworld: b\n"
                                 "steps:\n  - wait: 5\n  - wiat: 5s\nwithout: {speed: no}\n") ==
        "a.yaml:1:1: unknown key 'titel' of a scenario; expected one of: title, world, seed, "
        "chance, decisions, incident, bodies, limit, faults, without_faults, steps, expect, "
        "without, sometimes, queues_per, claude; did you mean 'title'?\n"
        "a.yaml:1:1: a scenario needs the key 'title': One line for people.\n"
        "a.yaml:3:7: 'seed': expected a whole number from 0 up, not -1\n"
        "a.yaml:4:1: the key 'world' is there already, on line 2\n"
        "a.yaml:6:11: 'wait': expected a duration: a number with a unit (ms, s, m, h, d), such as "
        "90s, 20m or 1h30m, not 5\n"
        "a.yaml:7:5: unknown step 'wiat'; expected one of: mail, wait, crash, stop, call, "
        "receive, delete, heal, expect, sms, chat, preview, fix, redrive, message, load; did you "
        "mean 'wait'?\n"
        "a.yaml:8:11: unknown key 'speed' of a without list; expected one of: no message lost, "
        "one task a container, one execution a message, every mail answered or accounted for, one "
        "execution a command, no work lost from git");
}

TEST_CASE("read_scenario: mistakes of every kind are told in one round", "[scenario][reader]") {
  const tests::Files files;
  const std::string head = "title: x\nworld: world.yaml\nsteps:\n  - wait: 1m\n";
  CHECK_THAT(files.errors_of_scenario(head + "  - expect: {queue: {name: q, empt: true}}\n"
                                             "  - preview: nowhere\n"
                                             "expect:\n"
                                             "  - event: {kind: nothing.ever, count: 1}\n"),
             Contains("a.yaml:5:") && Contains("'empt'") &&
                 Contains("a.yaml:6:14: unknown thread 'nowhere'") &&
                 Contains("there is no kind of event 'nothing.ever'"));
  // What a step that is not understood begins may be what others refer to.
  const std::string partly =
      files.errors_of_scenario(head + "  - maill: {thread: a}\n  - preview: a\n");
  CHECK_THAT(partly, Contains("'maill'") && !Contains("unknown thread"));
}

TEST_CASE("read_scenario: files that are none", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario("") == "a.yaml:1:1: expected a scenario (a map), not nothing");
  CHECK(files.errors_of_scenario("a: 1\n---\nb: 2\n") ==
        "a.yaml:3:1: expected one document, not more");
  CHECK(files.errors_of_scenario("a: &a [*a]\n") == "a.yaml:1:4: is nested too deeply");
  CHECK(files.errors_of_scenario(std::string(1 << 21, ' ')) == "a.yaml: is longer than 1 MiB");
  CHECK(files.errors_of_scenario("title: x\nworld: nowhere.yaml\nsteps: []\n") ==
        "a.yaml:2:8: unknown world: there is no file nowhere.yaml");
  CHECK_THROWS_WITH(read_scenario(files.path("none.yaml"), tests::platforms()),
                    files.path("none.yaml") + ": cannot be read: No such file or directory");
  CHECK_THROWS_AS(read_scenario(files.path(""), tests::platforms()), FileErrors);
}

TEST_CASE("read_scenario: references are those of the world that is asked for",
          "[scenario][reader]") {
  const tests::Files files;
  const std::string path = files.write("a.yaml", with_steps("  - wait: 1s\n  - fix: other\n"));
  const std::string world =
      files.write("b.yaml", "world: b\nclaude: [{name: other, fails: true}]\n");
  CHECK_THROWS_AS(read_scenario(path, tests::platforms()), FileErrors);
  CHECK(read_scenario(path, tests::platforms(), world).world_path == world);
}

TEST_CASE("read_scenario: account and region stand in what is for AWS, not in mails",
          "[scenario][reader]") {
  const tests::Files files;
  files.write("world.yaml", std::string(tests::kSmallWorld) + "region: eu-west-1\n");
  const Scenario scenario = files.scenario(with_steps(R"(
  - mail: {from: jo@acme.test, thread: a, text: "${account}"}
  - call: {operation: sqs.SendMessage,
           input: {QueueUrl: "http://127.0.0.1:4566/${account}/q", A: [{B: "${region}${region}"}]}}
  - expect: {event: {kind: sqs.sent, contains: "arn:aws:sqs:${region}:${account}:q"}}
)"));
  CHECK(mail_step_of(scenario.steps[0].value).text == "${account}");
  CHECK(json_text(*scenario.steps[1].value.find("input")) ==
        R"({"QueueUrl":"http://127.0.0.1:4566/000000000000/q","A":[{"B":"eu-west-1eu-west-1"}]})");
  const Expectation expected = expectation_of(scenario.steps[2].value);
  CHECK(expected.fields.at("contains") == "arn:aws:sqs:eu-west-1:000000000000:q");
}

TEST_CASE("read_scenario: a placeholder behind another dollar stands for itself",
          "[scenario][reader]") {
  const tests::Files files;
  const Scenario scenario = files.scenario(with_steps(R"(
  - mail: {from: jo@acme.test, thread: a, text: "$${account}"}
  - call: {operation: dynamodb.PutItem, as: "$${account}", error: ValidationException,
           input: {Item: {"$${account}": {S: "$${account} ${account} $$${account}"},
                          x: {S: "${x} $${x} $ ${a${account}} $${"}}}}
)"));
  CHECK(mail_step_of(scenario.steps[0].value).text == "$${account}");
  CHECK(scenario.steps[1].value.find("as")->text == "${account}");
  CHECK(json_text(*scenario.steps[1].value.find("input")) ==
        R"({"Item":{"${account}":{"S":"${account} 000000000000 $${account}"},)"
        R"("x":{"S":"${x} ${x} $ ${a000000000000} ${"}}})");
}

TEST_CASE("without_placeholders: what is written so is read as it was", "[scenario][reader]") {
  WorldConfig world;
  for (const std::string text : {"", "$", "${", "$${", "$$${account}", "${account}${region}",
                                 "a ${account", "${a${account}}", "}{$ {account}"}) {
    CAPTURE(text);
    Value value;
    value.kind = Value::Kind::kText;
    value.text = without_placeholders(text);
    fill_in(value, world);
    CHECK(value.text == text);
  }
}
