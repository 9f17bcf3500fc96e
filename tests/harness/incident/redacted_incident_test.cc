// Secrets of many forms are planted in evidence of many forms, and none of them is in anything that
// an import makes.
#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "harness/incident/import_incident.h"
#include "harness/incident/incidents.h"
#include "harness/scenario/read.h"
#include "harness/webordinary/webordinary.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using nlohmann::json;

namespace {

// What secrets are made of, as people and programs choose them.
constexpr std::array kSecrets = {"hunter2-xyzzy",
                                 "Tr0ub4dor&3",
                                 "correct horse battery",
                                 "пароль-секрет",
                                 "sk_live_9f8e7d6c5b4a",
                                 "p@ss/w0rd+1=",
                                 "84713526109",
                                 "93bb6e2d0e5c4d6e8f1c2f0d6a1f7a11",
                                 "密码是这个",
                                 "!!--!!--",
                                 "a\"quote'd\\one",
                                 "QWxhZGRpbjpvcGVu"};
constexpr std::array kNamesOfSecrets = {"password", "dbPassword", "client_secret", "X-Api-Key",
                                        "privateKey"};
constexpr std::array kPeople = {"Astrid Lund <astrid@lund.no>",
                                "\"Holm, Kari\" <kari@fjordmail.no>",
                                "Jürgen Müller <jürgen@müller.de>"};
constexpr std::array kOfPeople = {"Astrid",    "Lund",   "lund.no", "Holm",  "Kari",
                                  "fjordmail", "Jürgen", "Müller",  "müller"};
constexpr std::array kAccounts = {"481920337751", "AKIAXBKLQ7F3MZ2SIGRI"};

// Each way in which a text may have a secret. In the last ones its end is its own.
std::vector<std::string> texts_with(const std::string& name, const std::string& secret) {
  const json member = {{name, secret}};
  const json pair = {{"name", name}, {"value", secret}};
  const json listed = {{name, {secret, secret}}};
  std::vector<std::string> texts;
  for (const json& one : {member, pair, listed, json{{"inner", member.dump()}},
                          json{{"inner", json{{"body", pair.dump()}}.dump()}}}) {
    texts.push_back(one.dump());
    texts.push_back("INFO req=" + one.dump() + " done");
    texts.push_back(one.dump().substr(0, one.dump().size() - 1));
  }
  if (secret.find_first_of(" \"'\\&") == std::string::npos) {
    texts.push_back("connect " + name + "=" + secret + " now");
    texts.push_back("GET /x?" + name + "=" + secret + "&y=1");
    texts.push_back("run --" + name + " " + secret);
    texts.push_back(name + ": " + secret);
  }
  return texts;
}

json log_events() {
  json events = json::array();
  std::int64_t time = 1767607200000;
  const auto add = [&](const std::string& text) {
    events.push_back({{"logStreamName", "worker"}, {"timestamp", ++time}, {"message", text}});
  };
  for (const char* const name : kNamesOfSecrets) {
    for (const char* const secret : kSecrets) {
      for (const std::string& text : texts_with(name, secret)) add(text);
    }
  }
  for (const char* const one : kPeople) add("sent to " + std::string(one));
  for (const char* const one : kAccounts) add("in " + std::string(one) + ": ok");
  return {{"events", events}};
}

// SES's notification of a mail, wrapped by SNS, in a queue.
json message_of(const std::string& person, int number) {
  const json notification = {
      {"notificationType", "Received"},
      {"mail",
       {{"timestamp", "2026-01-05T10:00:00.000Z"},
        {"source", "x@lund.no"},
        {"messageId", "m" + std::to_string(number)},
        {"destination", json::array({"desk@lund.no"})},
        {"commonHeaders",
         {{"from", json::array({person})}, {"to", json::array({person})}, {"subject", "hello"}}}}},
      {"content", "From: " + person + "\r\nSubject: hello\r\n\r\nRegards, Astrid Lund"}};
  const json wrapped = {{"Type", "Notification"},
                        {"TopicArn", "arn:aws:sns:eu-west-1:481920337751:inbound"},
                        {"Message", notification.dump()}};
  return {
      {"MessageId", "93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a1" + std::to_string(number)},
      {"Body", wrapped.dump()},
      {"MessageAttributes", {{"password", {{"StringValue", kSecrets[0]}, {"DataType", "String"}}}}},
      {"Attributes",
       {{"SentTimestamp", "1767607200123"},
        {"SenderId", kAccounts[1]},
        {"ApproximateReceiveCount", "1"},
        {"ApproximateFirstReceiveTimestamp", "1767607201000"}}}};
}

// What the trail has of the first message, by a clock that is five seconds ahead.
json trail() {
  const std::string url = "https://sqs.eu-west-1.amazonaws.com/481920337751/jobs";
  return {
      {"Records",
       json::array({{{"eventVersion", "1.09"},
                     {"userIdentity", {{"type", "IAMUser"}, {"accessKeyId", kAccounts[1]}}},
                     {"eventTime", "2026-01-05T10:00:05Z"},
                     {"eventSource", "sqs.amazonaws.com"},
                     {"eventName", "SendMessage"},
                     {"awsRegion", "eu-west-1"},
                     {"requestParameters", {{"queueUrl", url}}},
                     {"responseElements", {{"messageId", "93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a10"}}},
                     {"requestID", "r1"},
                     {"eventID", "e1"},
                     {"readOnly", false},
                     {"recipientAccountId", kAccounts[0]}}})}};
}

json task_with_environment() {
  json environment = json::array();
  for (const char* const name : kNamesOfSecrets) {
    for (const char* const secret : kSecrets) {
      environment.push_back({{"name", name}, {"value", secret}});
    }
  }
  const json overridden = {{"name", "main"}, {"environment", environment}};
  const json task = {
      {"taskArn", "arn:aws:ecs:eu-west-1:481920337751:task/c/0123456789abcdef0123456789abcdef"},
      {"taskDefinitionArn", "arn:aws:ecs:eu-west-1:481920337751:task-definition/worker:1"},
      {"lastStatus", "RUNNING"},
      {"createdAt", 1767607200.5},
      {"startedAt", 1767607210.5},
      {"overrides", {{"containerOverrides", json::array({overridden})}}}};
  return {{"tasks", json::array({task})}};
}

}  // namespace

TEST_CASE(
    "import_incident: no secret that is planted in evidence is in anything that is made of it",
    "[incident][redaction]") {
  const tests::Folder folder;
  std::filesystem::create_directory(folder.path("evidence"));
  folder.write("evidence/logs.json", log_events().dump());
  json messages = json::array();
  for (std::size_t i = 0; i < kPeople.size(); ++i) {
    messages.push_back(message_of(kPeople[i], static_cast<int>(i)));
  }
  folder.write("evidence/jobs.json", json{{"Messages", messages}}.dump());
  folder.write("evidence/tasks.json", task_with_environment().dump());
  folder.write("evidence/trail.json", trail().dump());
  folder.write("evidence/unknown.json",
               json{{"of no known form", std::string(280, 'x')}, {"password", kSecrets[0]}}.dump());
  evidence::ImportOptions options;
  options.paths = {folder.path("evidence")};
  options.folder = folder.path("out");
  const harness::Platforms platforms = {harness::webordinary(), incident::incidents()};
  const incident::IncidentResult made = incident::import_incident(options, "", platforms);
  CHECK(made.problems.empty());
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path("out"))) {
    const std::string name = entry.path().filename().string();
    const std::string text = folder.read("out/" + name);
    ++files;
    const auto check_without = [&](const auto& planted) {
      for (const std::string one : planted) {
        // Also as JSON and YAML write it.
        const std::string quoted = json(one).dump();
        const std::string ascii = json(one).dump(-1, ' ', true);
        for (const std::string& form :
             {one, quoted.substr(1, quoted.size() - 2), ascii.substr(1, ascii.size() - 2)}) {
          const std::size_t at = text.find(form);
          if (at == text.npos) continue;
          FAIL_CHECK(name << " has " << form << ": "
                          << text.substr(at - std::min<std::size_t>(at, 200), 260));
        }
      }
    };
    check_without(kSecrets);
    check_without(kOfPeople);
    check_without(kAccounts);
  }
  CHECK(files == 4);
  // Clocks are corrected as they are without redaction.
  CHECK_THAT(folder.read("out/report.md"), Catch::Matchers::Contains("5.377s"));
  CHECK_THAT(folder.read("out/incident.yaml"), Catch::Matchers::Contains("whose clock is 5.377s"));
}
