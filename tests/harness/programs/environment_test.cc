#include "harness/programs/environment.h"

#include "tests/support/catch.h"

using harness::arguments_of;
using harness::environment_of;
using harness::filled_in;

namespace {

harness::ContainerLayout layout() {
  harness::ContainerLayout layout;
  layout.task = "/srv/tasks/1/app";
  layout.shared = "/srv/shared";
  layout.bin = "/srv/bin";
  layout.git = "/srv/git";
  layout.endpoint = "http://127.0.0.1:4566";
  layout.metadata = "http://169.254.170.2";
  layout.has_metadata_address = true;
  layout.credentials = "/v2/credentials/1";
  layout.token = "token";
  return layout;
}

using List = std::vector<std::string>;

List arguments(List image_entry, List image_command, List entry, List command) {
  ecs::ContainerSpec spec;
  spec.entry_point = std::move(entry);
  spec.command = std::move(command);
  harness::CommandConfig config;
  config.entry_point = std::move(image_entry);
  config.arguments = std::move(image_command);
  return arguments_of(spec, config, layout(), {{"NAME", "value"}});
}

}  // namespace

TEST_CASE("arguments: entry points and commands as container runtimes join them", "[programs]") {
  CHECK(arguments({"e"}, {"c"}, {}, {}) == List{"e", "c"});
  CHECK(arguments({"e"}, {"c"}, {}, {"C"}) == List{"e", "C"});
  CHECK(arguments({"e"}, {"c"}, {"E"}, {}) == List{"E"});
  CHECK(arguments({"e"}, {"c"}, {"E"}, {"C"}) == List{"E", "C"});
  CHECK(arguments({}, {"c"}, {}, {}) == List{"c"});
}

TEST_CASE("arguments: the world's are filled in, a task definition's are its own", "[programs]") {
  CHECK(arguments({"{task}/e"}, {"{NAME}"}, {}, {}) == List{"/srv/tasks/1/app/e", "value"});
  CHECK(arguments({"{task}/e"}, {"c"}, {}, {"echo ${NAME} {task}"}) ==
        List{"/srv/tasks/1/app/e", "echo ${NAME} {task}"});
  CHECK(arguments({"e"}, {"c"}, {"{NAME}"}, {}) == List{"{NAME}"});
}

TEST_CASE("filled_in: known names only", "[programs]") {
  const harness::Variables variables = {{"NAME", "value"}, {"EMPTY", ""}};
  CHECK(filled_in("{task}/x", layout(), variables) == "/srv/tasks/1/app/x");
  CHECK(filled_in("{shared}{NAME}", layout(), variables) == "/srv/sharedvalue");
  CHECK(filled_in("a{EMPTY}b", layout(), variables) == "ab");
  CHECK(filled_in(R"({"a": {"b": 1}} {unknown} {)", layout(), variables) ==
        R"({"a": {"b": 1}} {unknown} {)");
  CHECK(filled_in("{{NAME}}", layout(), variables) == "{value}");
}

TEST_CASE("environment: what ECS sets wins, then the task, then the world, then the rest",
          "[programs]") {
  ecs::ContainerSpec spec;
  spec.region = "us-west-2";
  spec.runtime_id = "id-1";
  spec.environment = {{"AWS_REGION", "eu-west-1"}, {"HOME", "/root"}, {"X", "task"}};
  harness::CommandConfig command;
  command.environment = {{"X", "world"}, {"TZ", "Europe/Berlin"}, {"URL", "{AWS_REGION}"}};
  const auto variables = environment_of(spec, command, layout());
  CHECK(variables.at("AWS_REGION") == "us-west-2");
  CHECK(variables.at("HOME") == "/root");
  CHECK(variables.at("X") == "task");
  CHECK(variables.at("TZ") == "Europe/Berlin");
  CHECK(variables.at("URL") == "us-west-2");
  CHECK(variables.at("TMPDIR") == "/srv/tasks/1/app/tmp");
  CHECK(variables.at("PATH").starts_with("/srv/bin:"));
  CHECK(variables.at("ECS_CONTAINER_METADATA_URI_V4") == "http://169.254.170.2/v4/id-1");
  CHECK(variables.at("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") == "/v2/credentials/1");
  CHECK_FALSE(variables.contains("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
}

TEST_CASE("environment: without AWS's address, credentials have a full URI and a token",
          "[programs]") {
  harness::ContainerLayout here = layout();
  here.has_metadata_address = false;
  here.metadata = "http://127.0.0.1:4566/_backlot/task";
  const auto variables = environment_of({}, {}, here);
  CHECK(variables.at("AWS_CONTAINER_CREDENTIALS_FULL_URI") ==
        "http://127.0.0.1:4566/_backlot/task/v2/credentials/1");
  CHECK(variables.at("AWS_CONTAINER_AUTHORIZATION_TOKEN") == "token");
  CHECK_FALSE(variables.contains("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"));
}

TEST_CASE("environment: the World's usual URL is its URL for this task", "[programs]") {
  ecs::ContainerSpec spec;
  spec.environment = {{"QUEUE_URL", "http://127.0.0.1:4566/000000000000/jobs"},
                      {"OTHER", "http://127.0.0.1:80/"}};
  harness::CommandConfig command;
  command.environment = {{"BOTH", "http://127.0.0.1:4566,http://127.0.0.1:4566/x"}};
  harness::ContainerLayout elsewhere = layout();
  elsewhere.endpoint = "http://127.0.0.1:39999";
  const harness::Variables variables = environment_of(spec, command, elsewhere);
  CHECK(variables.at("QUEUE_URL") == "http://127.0.0.1:39999/000000000000/jobs");
  CHECK(variables.at("OTHER") == "http://127.0.0.1:80/");
  CHECK(variables.at("BOTH") == "http://127.0.0.1:39999,http://127.0.0.1:39999/x");
}
