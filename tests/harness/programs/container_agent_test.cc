// What programs ask their container agent, and how the World knows who calls.
#include "fakes/ecs/ecs.h"
#include "tests/harness/programs/running_world.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::RunningWorld;
using tests::shell;
using tests::Workplace;

namespace {

harness::CommandConfig python(const std::string& script) {
  harness::CommandConfig command;
  command.arguments = {"/usr/bin/python3", "-c",
                       "import json, os, urllib.request, urllib.error\n"
                       "def get(url, method='GET', body=None):\n"
                       "    r = urllib.request.Request(url, method=method, data=body)\n"
                       "    try: return json.load(urllib.request.urlopen(r))\n"
                       "    except urllib.error.HTTPError as e: return e.code\n"
                       "base = os.environ['ECS_CONTAINER_METADATA_URI_V4']\n" +
                           script};
  return command;
}

// The JSON documents that the program of a stopped task printed.
std::vector<json> documents(RunningWorld& running, const json& task) {
  const std::string log = running.log(task);
  INFO(log);
  REQUIRE(task.at("containers").at(0).at("exitCode") == 0);
  std::vector<json> found;
  for (std::size_t at = 0; at < log.size();) {
    const std::size_t end = log.find('\n', at);
    found.push_back(json::parse(log.substr(at, end - at)));
    at = end + 1;
  }
  return found;
}

std::vector<json> documents(RunningWorld& running) { return documents(running, running.play()); }

// The first task of a service, once it has ended.
json play_service(RunningWorld& running) {
  const json input = {
      {"cluster", "work"},
      {"serviceName", "workers"},
      {"taskDefinition", "worker"},
      {"launchType", "FARGATE"},
      {"desiredCount", 1},
      {"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", {"subnet-1"}}}}}}};
  harness::World& world = running.world();
  world.call("test", "ecs", "CreateService", input.dump());
  running.run([&] { return !world.ecs().list_tasks().empty(); });
  return running.until(world.ecs().list_tasks().front().arn, "STOPPED");
}

const char* const kMetadata =
    "for path in '', '/task', '/stats', '/task/stats', '/nothing':\n"
    "    print(json.dumps(get(base + path)))\n";

void check_metadata(RunningWorld& running) {
  const auto documents = ::documents(running);
  REQUIRE(documents.size() == 5);
  const json& container = documents[0];
  CHECK(container.at("Name") == "app");
  CHECK(container.at("Image") == "worker");
  CHECK(container.at("KnownStatus") == "RUNNING");
  CHECK(container.at("Labels").at("com.amazonaws.ecs.task-definition-version") == "1");
  CHECK(container.at("LogOptions").at("awslogs-group") == "/ecs/worker");
  const json& task = documents[1];
  CHECK(task.at("Family") == "worker");
  CHECK(task.at("Limits") == json{{"CPU", 0.25}, {"Memory", 512}});
  CHECK(task.at("LaunchType") == "FARGATE");
  CHECK(task.at("Containers").size() == 1);
  CHECK(documents[2].at("id") == container.at("DockerId"));
  CHECK(documents[2].at("memory_stats").at("usage").get<std::int64_t>() > 1'000'000);
  CHECK(documents[3].contains(container.at("DockerId").get<std::string>()));
  CHECK(documents[4] == 404);
}

}  // namespace

TEST_CASE("agent: metadata of the container and of its task", "[programs][agent]") {
  Workplace workplace;
  workplace.command = python(kMetadata);
  RunningWorld running(workplace);
  check_metadata(running);
}

TEST_CASE("agent: the same in the machine's own network", "[programs][agent]") {
  Workplace workplace;
  workplace.command = python(kMetadata);
  workplace.programs.own_network = false;
  RunningWorld running(workplace);
  check_metadata(running);
}

TEST_CASE("agent: a task of a service may protect itself from being scaled in",
          "[programs][agent]") {
  Workplace workplace;
  workplace.command = python(
      "url = os.environ['ECS_AGENT_URI'] + '/task-protection/v1/state'\n"
      "print(json.dumps(get(url)))\n"
      "print(json.dumps(get(url, 'PUT', b'{\"ProtectionEnabled\": true}')))\n"
      "print(json.dumps(get(url, 'PUT', b'{\"ProtectionEnabled\": true, \"ExpiresInMinutes\": "
      "2881}')))\n"
      "print(json.dumps(get(url, 'PUT', b'{\"ProtectionEnabled\": true, \"ExpiresInMinutes\": "
      "4294967297}')))\n"
      "print(json.dumps(get(url, 'PUT', b'{}')))\n"
      "print(json.dumps(get(url, 'PUT', b'[')))\n"
      "print(json.dumps(get(url)))\n");
  RunningWorld running(workplace);
  const auto documents = ::documents(running, play_service(running));
  REQUIRE(documents.size() == 7);
  CHECK(documents[0].at("protection").at("ProtectionEnabled") == false);
  CHECK(documents[1].at("protection").at("ProtectionEnabled") == true);
  CHECK(documents[2] == 400);
  CHECK(documents[3] == 400);
  CHECK(documents[4] == 400);
  CHECK(documents[5] == 400);
  CHECK(documents[6] == documents[1]);
}

TEST_CASE("agent: a task of no service cannot be protected", "[programs][agent]") {
  Workplace workplace;
  workplace.command = python(
      "url = os.environ['ECS_AGENT_URI'] + '/task-protection/v1/state'\n"
      "print(json.dumps(get(url)))\n"
      "print(json.dumps(get(url, 'PUT', b'{\"ProtectionEnabled\": true}')))\n");
  RunningWorld running(workplace);
  const auto documents = ::documents(running);
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].at("failure").at("Reason") == "TASK_NOT_VALID");
  CHECK(documents[1] == documents[0]);
}

TEST_CASE(
    "agent: boto3 finds its credentials, region and endpoint by itself, and the journal "
    "knows who called",
    "[programs][agent]") {
  for (const bool own_network : {true, false}) {
    Workplace workplace;
    workplace.command = python(
        "import boto3\n"
        "sqs = boto3.client('sqs', endpoint_url=os.environ['AWS_ENDPOINT_URL'])\n"
        "print(json.dumps({'url': sqs.create_queue(QueueName='jobs')['QueueUrl']}))\n");
    workplace.programs.own_network = own_network;
    workplace.shares_clock = own_network;
    workplace.container = {
        {"environment", {{{"name", "CONTAINER_ID"}, {"value", "acme-site-jo"}}}}};
    RunningWorld running(workplace);
    CHECK_THAT(documents(running).at(0).at("url").get<std::string>(),
               Contains("/000000000000/jobs"));
    bool seen = false;
    for (const sim::Event& event : running.world().journal().events()) {
      seen = seen || (event.actor == "container/acme-site-jo" &&
                      event.data.find("jobs") != std::string::npos);
    }
    CHECK(seen);
  }
}
