// A scenario with a mistake, given to the program: where it is, what was expected, nothing played.
#include <algorithm>
#include <filesystem>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using tests::backlot;
using tests::Ran;

namespace {

struct Mistake {
  std::string step;
  std::string error;  // without the file's name
};

const Mistake kMistakes[] = {
    {"mial: {from: jo@acme.test, thread: a, text: b}",
     ":5:5: unknown step 'mial'; expected one of: mail, wait, crash, stop, call, receive, delete, "
     "heal, expect, "
     "sms, chat, preview, fix, redrive, message, load; did you mean 'mail'?"},
    {"wait: 30x",
     ":5:11: 'wait': expected a duration: a number with a unit (ms, s, m, h, d), such as 90s, 20m "
     "or 1h30m, not '30x'"},
    {"mail: {from: kim@acme.test, thread: a, text: b}",
     ":5:18: unknown user 'kim@acme.test' (a mail from somebody else says 'to' whom it goes); "
     "expected one of: jo@acme.test; did you mean 'jo@acme.test'?"},
    {"expect: {answered: {thread: b, within: 5m}}",
     ":5:33: unknown thread 'b'; there are none here"},
    {"expect: {tasks: {running: 1}}",
     ":5:14: expects nothing: give one of 'container', 'family', 'service'"},
    {"expect: {git: {site: acme/site, at: workspace, container: acme-site-jo}}",
     ":5:14: expects nothing: give one of 'file', 'message', 'commits_at_least'"},
    {"expect: {answered: {interrupted: 1}}", ":5:14: expects nothing: give one of 'thread', 'all'"},
    {"expect: {item: {table: t, key: {id: x}}}",
     ":5:14: expects nothing: give one of 'has', 'absent'"},
    {"expect: {mial: {count: 1}}",
     ":5:14: unknown expectation 'mial'; expected one of: mail, event, queue, tasks, "
     "stopped, item, alarm, api, git, answered; did you mean 'mail'?"},
    {"expect: {event: {kind: a, within: 5}}",
     ":5:39: 'within': expected a duration: a number with a unit (ms, s, m, h, d), such as 90s, "
     "20m or 1h30m, not 5"},
    {"call: {operation: sqs.SendMesage}",
     ":5:5: sqs has no operation 'SendMesage' here; did you mean 'SendMessage'?"},
    {"expect: {api: {operation: sqz.SendMessage, count: 1}}",
     ":5:14: unknown service 'sqz'; expected one of: sqs, sns, dynamodb, cloudwatch, logs, sts, "
     "ses, sesv2, ecs; did you mean 'sqs'?"},
};

// A scenario that would pass, but for this step.
struct Broken : tests::Folder {
  explicit Broken(const std::string& step) {
    write("world.yaml",
          "world: small\nmail: {domains: [edit.acme.test]}\n"
          "users: [{email: jo@acme.test, client: acme, project: site}]\n"
          "sites: [{client: acme, project: site}]\n");
    write("bad.yaml", "title: x\nworld: world.yaml\nsteps:\n  - wait: 1s\n  - " + step + "\n");
    write("good.yaml", "title: x\nworld: world.yaml\nsteps:\n  - wait: 1s\n");
  }
};

}  // namespace

TEST_CASE("run and check: a mistake is one line with its place and what was expected, exit 2",
          "[cli][bad]") {
  for (const Mistake& mistake : kMistakes) {
    INFO(mistake.step);
    const Broken broken(mistake.step);
    const std::string bad = broken.path("bad.yaml");
    for (const char* command : {"run ", "check "}) {
      const Ran ran = backlot(command + bad);
      CHECK(ran.exit_code == 2);
      CHECK(ran.out.empty());
      CHECK(ran.err == bad + mistake.error + "\n");
    }
  }
}

TEST_CASE("run and check: nothing of a file reaches the terminal as it came", "[cli][bad]") {
  const Broken broken("\"\\u009b2J\\e]0;x\\a\\nall is well\": 1");
  const std::string bad = broken.path("bad.yaml");
  for (const char* command : {"run ", "check "}) {
    const Ran ran = backlot(command + bad);
    CHECK(ran.exit_code == 2);
    CHECK_THAT(ran.err, StartsWith(bad + ":5:5: unknown step '\\u009b2J\\u001b]0;x\\u0007\\nall "
                                         "is well'; expected"));
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  }
}

TEST_CASE("run: with one mistake in one file none of the files is played", "[cli][bad]") {
  const Broken broken("wait: 30");
  const Ran ran = backlot("run " + broken.path("good.yaml") + " " + broken.path("bad.yaml") +
                          " --journal " + broken.path("t.sqlite") + " --junit " +
                          broken.path("t.xml") + " --html " + broken.path("t.html"));
  CHECK(ran.exit_code == 2);
  CHECK(ran.out.empty());
  for (const auto& entry : std::filesystem::directory_iterator(broken.path())) {
    INFO(entry.path());
    CHECK(entry.path().extension() == ".yaml");
  }
  CHECK(backlot("run " + broken.path("good.yaml")).exit_code == 0);
}

namespace {

// A flat folder with a world whose setup, images and scenario are the test's.
struct Setup : tests::Folder {
  explicit Setup(const std::string& world, const std::string& call = "wait: 1s") {
    write("jobs.yaml", "world: jobs\nregion: us-west-2\n" + world);
    write("work.yaml", "title: x\nworld: jobs.yaml\nsteps:\n  - " + call + "\n");
  }
};

const Mistake kSetupMistakes[] = {
    {"setup:\n  - sqs.CreateQeue: {QueueName: q}\n",
     ":4:5: sqs has no operation 'CreateQeue' here; did you mean 'CreateQueue'?"},
    {"setup:\n  - sqs.CreateQueue: {QueuName: q}\n",
     ":4:23: unknown member 'QueuName' of CreateQueueRequest; expected one of: QueueName, "
     "Attributes, tags; did you mean 'QueueName'?"},
    {"setup:\n  - sqs.CreateQueue: {QueueName: q, Attributes: {VisibilityTimeout: 60}}\n",
     ":4:69: 'VisibilityTimeout': expected text, not 60"},
    {"setup:\n  - ecs.RegisterTaskDefinition:\n      family: f\n      containerDefinitions:\n"
     "        - {name: app, image: wrker, stopTimout: 30}\n",
     ":7:30: the world has no image 'wrker'; there are none here"},
    {"setup:\n  - ecs.RegisterTaskDefinition:\n      family: f\n      containerDefinitions:\n"
     "        - {name: app, image: wrker, stopTimout: 30}\n",
     "did you mean 'stopTimeout'?"},
    {"setup:\n  - dynamodb.PutItem: {TableName: t}\n", "PutItemInput needs the member 'Item'"},
    {"setup:\n  - sqs.CreateQueue: {QueueName: q, Attributes: {VisibiltyTimeout: '60'}}\n",
     ":4:50: 'Attributes' has no 'VisibiltyTimeout'; expected one of: FifoQueue, "},
    {"setup:\n  - sns.Subscribe: {TopicArn: t, Protocol: sqs, Attributes: {RawDelivery: 'true'}}\n",
     ":4:62: 'Attributes' has no 'RawDelivery'; expected one of: FilterPolicy, FilterPolicyScope, "
     "RawMessageDelivery, "},
    {"setup:\n  - dynamodb.UpdateTable: {TableName: tab, BillingMode: PAY_PER_REQEST}\n",
     ":4:5: dynamodb.UpdateTable would fail: ValidationException: "},
    {"setup:\n  - ecs.RegisterTaskDefinition:\n      family: f\n      containerDefinitions:\n"
     "        - {name: app, image: i, workingDirectory: /../../x}\nimages: {i: {standin: "
     "hermes}}\n",
     ":7:51: 'workingDirectory': '/../../x' leads out of the container's folder"},
};

}  // namespace

TEST_CASE("run, check and serve: a mistake in a world's setup has its place, exit 2",
          "[cli][bad]") {
  for (const Mistake& mistake : kSetupMistakes) {
    INFO(mistake.step);
    const Setup setup(mistake.step);
    for (const std::string& command :
         {"run " + setup.path("work.yaml"), "check " + setup.path("work.yaml"),
          "check " + setup.path("jobs.yaml"),
          "serve --port 0 --world " + setup.path("jobs.yaml")}) {
      const Ran ran = backlot(command);
      CHECK(ran.exit_code == 2);
      CHECK_THAT(ran.err, Contains(setup.path("jobs.yaml")) && Contains(mistake.error));
    }
  }
}

TEST_CASE("check, run and serve: a setup call that fails has its place", "[cli][bad]") {
  const Setup setup(
      "setup:\n  - sqs.CreateQueue: {QueueName: q}\n"
      "  - sqs.SendMessage: {QueueUrl: 'http://127.0.0.1:4566/000000000000/r', MessageBody: x}\n");
  const std::string error = "setup call sqs.SendMessage failed: QueueDoesNotExist";
  const Ran checked = backlot("check " + setup.path("jobs.yaml"));
  CHECK(checked.exit_code == 2);
  CHECK_THAT(checked.err, Contains("jobs.yaml:5:5: " + error));
  const Ran ran = backlot("run " + setup.path("work.yaml"));
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.out, Contains("jobs.yaml:5:5") && Contains(error));
  const Ran served = backlot("serve --port 0 --world " + setup.path("jobs.yaml"));
  CHECK(served.exit_code == 2);
  CHECK_THAT(served.err, Contains("jobs.yaml:5:5: " + error));
}

TEST_CASE("check: a misspelled member of a call, once, and none where an error is expected",
          "[cli][bad]") {
  const std::string input = "sqs.SendMessage, input: {QueueUrl: u, MesageBody: x}";
  const Setup wrong("", "call: {operation: " + input + "}");
  const Ran ran = backlot("check " + wrong.path());
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("work.yaml:4:61: unknown member 'MesageBody' of") &&
                          Contains("did you mean 'MessageBody'?") && !Contains("needs"));
  const Setup meant("", "call: {operation: " + input + ", error: BacklotNotModelled}");
  CHECK(backlot("check " + meant.path()).exit_code == 0);
}

TEST_CASE("check: a type that no value of an item has", "[cli][bad]") {
  const Setup wrong("setup:\n  - dynamodb.PutItem: {TableName: tab, Item: {id: {Str: a}}}\n");
  const Ran ran = backlot("check " + wrong.path());
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("jobs.yaml:4:5: setup call dynamodb.PutItem failed: "
                               "ValidationException: Supplied AttributeValue is empty"));
}

TEST_CASE("check: names in the maps of a step's call", "[cli][bad]") {
  const Setup wrong("",
                    "call: {operation: sqs.SetQueueAttributes, input: {QueueUrl: u, Attributes: "
                    "{DelaySecond: '5'}}}");
  const Ran ran = backlot("check " + wrong.path());
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("work.yaml:4:81: 'Attributes' has no 'DelaySecond'") &&
                          Contains("did you mean 'DelaySeconds'?"));
}

TEST_CASE("check: no call of an operation that is not there is none of an error, too",
          "[cli][bad]") {
  const Setup wrong("",
                    "expect: {api: {operation: sqs.SendMesage, error: AccessDenied, count: 0}}");
  const Ran ran = backlot("check " + wrong.path());
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("work.yaml:4:14: sqs has no operation 'SendMesage' here"));
}

TEST_CASE("check: a queue that nothing makes", "[cli][bad]") {
  const std::string made = "setup:\n  - sqs.CreateQueue: {QueueName: jobs}\n";
  const std::string expects = "expect: {queue: {name: jbos, empty: true}}";
  const Setup wrong(made, expects);
  const Ran ran = backlot("check " + wrong.path());
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("work.yaml:4:14: no call makes a queue 'jbos'; expected one of: "
                               "jobs; did you mean 'jobs'?"));
  // A program may make it.
  const Setup may(made + "images: {app:1: {command: {argv: [sh]}}}\n", expects);
  const Ran warned = backlot("check " + may.path());
  CHECK(warned.exit_code == 0);
  CHECK_THAT(warned.err, Contains("warning: ") && Contains("no call makes a queue 'jbos'"));
  const Setup right("",
                    "expect: {queue: {name: later, empty: true}}\n"
                    "  - call: {operation: sqs.CreateQueue, input: {QueueName: later}}");
  CHECK(backlot("check " + right.path()).exit_code == 0);
}

TEST_CASE("check: each body that nobody has is a warning, in the world as well", "[cli][bad]") {
  const std::string md5 = "5d41402abc4b2a76b9719d911017c592";  // of `hello`
  const std::string send = "{QueueUrl: 'http://127.0.0.1:4566/000000000000/jobs', MessageBody: {";
  const Setup setup("setup:\n  - sqs.CreateQueue: {QueueName: jobs}\n  - sqs.SendMessage: " + send +
                        "unknown: md5 " + md5 + "}}\n",
                    "call: {operation: sqs.SendMessage, input: " + send + "unknown: md5 " + md5 +
                        ", bytes: 5}}}");
  const Ran ran = backlot("check " + setup.path());
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.err, Contains("warning: " + setup.path("jobs.yaml") + ":5:") &&
                          Contains("warning: " + setup.path("work.yaml") + ":4:") &&
                          Contains("nobody has the body with the MD5 " + md5));
  const Ran played = backlot("run " + setup.path("work.yaml") + " --json");
  CHECK(played.exit_code == 0);
  CHECK_THAT(played.out,
             Contains("\"unknown_bodies\":[{\"md5\":\"" + md5 + "\",\"queue\":\"jobs\""));
  const Setup wrong("", "call: {operation: sqs.SendMessage, input: " + send + "unknown: md5 x}}}");
  CHECK_THAT(backlot("check " + wrong.path()).err,
             Contains("'unknown': expected `md5` and 32 hexadecimal digits, not 'md5 x'"));
  const Setup large("", "call: {operation: sqs.SendMessage, input: " + send + "unknown: md5 " +
                            md5 + ", bytes: 0}}}");
  CHECK_THAT(backlot("check " + large.path()).err,
             Contains("'bytes': expected a number from 1 to 1048576, not '0'"));
}

TEST_CASE("check: a fault of calls that no service knows is an error", "[cli][bad]") {
  const auto error_of = [](const std::string& of) {
    const Setup setup("setup:\n  - sqs.CreateQueue: {QueueName: jobs}\n",
                      "wait: 1s\nfaults:\n  - aws.throttled: {of: \"" + of + "\"}");
    return backlot("check " + setup.path()).err;
  };
  const std::string at = "work.yaml:6:25: 'of': ";
  CHECK_THAT(error_of("sqs.SendMesage jobs"),
             Contains(at + "there is no operation 'sqs.SendMesage' here; did you mean "
                           "'sqs.SendMessage'?"));
  CHECK_THAT(error_of("dynamo.*"), Contains(at + "unknown service 'dynamo'; expected one of: ") &&
                                       Contains("did you mean 'dynamodb'?"));
  CHECK_THAT(error_of("sqs.Sned*"), Contains(at + "there is no operation 'sqs.Sned*' here"));
  CHECK_THAT(error_of("SendMessage"), Contains(at + "expected `service.Operation`"));
  for (const char* right :
       {"*", "sqs.*", "sqs.Send* jobs", "*.SendMessage", "*jobs", "* jobs", "sqs.SendMessage*"}) {
    INFO(right);
    CHECK(error_of(right).empty());
  }
  const Setup world("faults:\n  - aws.unavailable: {of: sqs.SendMesage}\n");
  const Ran ran = backlot("check " + world.path("jobs.yaml"));
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("there is no operation 'sqs.SendMesage' here"));
}

TEST_CASE("check: a fault of what no call makes is an error, and a warning with programs",
          "[cli][bad]") {
  const std::string made =
      "setup:\n  - sqs.CreateQueue: {QueueName: jobs}\n  - sns.CreateTopic: {Name: news}\n"
      "  - dynamodb.CreateTable:\n      TableName: orders\n      BillingMode: PAY_PER_REQUEST\n"
      "      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n"
      "      KeySchema: [{AttributeName: id, KeyType: HASH}]\n";
  const auto checked = [&](const std::string& rule, const std::string& more = "") {
    const Setup setup(
        made + more,
        "call: {operation: sqs.CreateQueue, input: {QueueName: later}}\nfaults:\n  - " + rule);
    return backlot("check " + setup.path());
  };
  const Ran ran = checked("sqs.duplicate: {of: jbos}");
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("work.yaml:6:25: 'of': no call makes a queue 'jbos'; expected one "
                               "of: jobs, later; did you mean 'jobs'?"));
  for (const char* wrong :
       {"sns.late: {of: nwes}", "sns.late: {of: news jbos}", "dynamodb.late_ttl: {of: odrers}",
        "dynamodb.lagging_index: {of: odrers/by-date}", "ecs.retired: {of: web}",
        "cloudwatch.late_evaluation: {of: dlq}", "logs.late_event: {of: /app}",
        "ses.late_event: {of: all}", "aws.throttled: {of: sqs.SendMessage jbos}",
        "sqs.lagging_counts: {of: 'x*'}"}) {
    INFO(wrong);
    const Ran refused = checked(wrong);
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.err, Contains("'of': no call makes a"));
  }
  for (const char* right :
       {"sqs.duplicate: {of: later}", "sqs.duplicate: {of: 'j*'}", "sns.late: {of: news}",
        "sns.late: {of: news jobs}", "sns.late: {of: '* jobs'}", "dynamodb.late_ttl: {of: orders}",
        "dynamodb.lagging_index: {of: orders/by-date}", "ses.hard_bounce: {of: jo@shop.test}",
        "aws.throttled: {of: sqs.SendMessage jobs}", "aws.throttled: {of: '*.* nobody'}"}) {
    INFO(right);
    CHECK(checked(right).err.empty());
  }
  const Ran warned =
      checked("sqs.duplicate: {of: jbos}", "images: {app:1: {command: {argv: [sh]}}}\n");
  CHECK(warned.exit_code == 0);
  CHECK_THAT(warned.err, Contains("warning: ") && Contains("no call makes a queue 'jbos'") &&
                             Contains("(or a program has to make it)"));
}

TEST_CASE("check: settings for programs in a world without any are a warning", "[cli][bad]") {
  const Setup setup("programs: {at_once: 5}\n");
  const Ran ran = backlot("check " + setup.path("work.yaml"));
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.err, Contains("jobs.yaml:3:11: 'programs' has no effect: no image is a program"));
}

TEST_CASE("check: programs that this machine has not are warnings", "[cli][bad]") {
  const Setup setup(
      "images:\n"
      "  here: {command: {argv: [sh, -c, exit], cwd: /}}\n"
      "  task: {command: {argv: ['{task}/run'], cwd: work}}\n"
      "  gone:\n    command:\n      argv: [no-such-program]\n      cwd: /no/such/folder\n"
      "  file: {command: {argv: [./no-such-file], cwd: /}}\n");
  const Ran ran = backlot("check " + setup.path("work.yaml"));
  CHECK(ran.exit_code == 0);
  const std::string file = "warning: " + setup.path("jobs.yaml");
  CHECK(ran.err == file + ":8:14: there is no program 'no-such-program' in the PATH here\n" + file +
                       ":9:12: there is no folder /no/such/folder here\n" + file +
                       ":10:27: there is no program /no-such-file here\n");
  CHECK(ran.out == "1 scenario and 1 world: nothing is wrong\n");
}
