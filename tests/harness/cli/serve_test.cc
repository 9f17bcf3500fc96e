#include <nlohmann/json.hpp>

#include "sim/http/client.h"
#include "sim/store/database.h"
#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::Server;

namespace {

bool is_one_line(const std::string& text) {
  return text.starts_with("backlot: ") && text.find('\n') == text.size() - 1;
}

sim::http::Response get(const Server& server, const std::string& target) {
  sim::http::Client client("127.0.0.1", server.port());
  sim::http::Request request;
  request.target = target;
  return client.call(request);
}

}  // namespace

TEST_CASE("serve: says that it is ready, answers, and ends well on either signal", "[cli]") {
  for (const int signal : {SIGTERM, SIGINT}) {
    Server server("--port 0");
    CHECK(server.ready() == "Ready. http://127.0.0.1:" + std::to_string(server.port()));
    CHECK(get(server, "/_backlot/health").status == 200);
    CHECK(server.stop(signal) == 0);
  }
}

TEST_CASE("serve: a port that is taken is one clear line, exit 2", "[cli]") {
  const Server first("--port 0");
  const auto ran = tests::backlot("serve --port " + std::to_string(first.port()));
  CHECK(ran.exit_code == 2);
  CHECK(is_one_line(ran.err));
  CHECK_THAT(ran.err, Contains("address already in use"));
  CHECK(ran.out.empty());
}

TEST_CASE("serve: an unwritable folder is one clear line, exit 2", "[cli]") {
  const tests::Folder folder;
  folder.write("file", "x");
  const auto ran = tests::backlot("serve --port 0 --data " + folder.path("file/below"));
  CHECK(ran.exit_code == 2);
  CHECK(is_one_line(ran.err));
  CHECK_THAT(ran.err, Contains(folder.path("file/below")));
}

TEST_CASE("serve: a data folder that another server has is one clear line, exit 2", "[cli]") {
  const tests::Folder folder;
  const std::string options = "--port 0 --data " + folder.path("data");
  Server first(options);
  const auto second = tests::backlot("serve " + options);
  CHECK(second.exit_code == 2);
  CHECK(is_one_line(second.err));
  CHECK_THAT(second.err, Contains(folder.path("data") + " is in use by another server"));
  CHECK(get(first, "/_backlot/health").status == 200);
  // Whoever is killed holds it no longer.
  first.stop(SIGKILL);
  CHECK(get(Server(options), "/_backlot/health").status == 200);
}

TEST_CASE("serve: data of another version is one clear line, exit 2", "[cli]") {
  const tests::Folder folder;
  { Server first("--port 0 --data " + folder.path("data")); }
  sim::Database{folder.path("data/backlot.sqlite")}
      .prepare("UPDATE schema_version SET version = 999 WHERE component = 'dynamodb'")
      .bind()
      .run();
  const auto ran = tests::backlot("serve --port 0 --data " + folder.path("data"));
  CHECK(ran.exit_code == 2);
  CHECK(is_one_line(ran.err));
  CHECK_THAT(ran.err, Contains("version 999 of dynamodb"));
}

TEST_CASE("serve: a world that is none names file, line and column, exit 2", "[cli]") {
  const tests::Folder folder;
  folder.write("world.yaml", "world: x\nregoin: eu-west-1\n");
  const auto ran = tests::backlot("serve --port 0 --world " + folder.path("world.yaml"));
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains(folder.path("world.yaml") + ":2:1"));
  CHECK_THAT(ran.err, Contains("regoin"));
}

TEST_CASE("serve: an acknowledged write survives kill -9", "[cli]") {
  const tests::Folder folder;
  const std::string options = "--port 0 --data " + folder.path("data");
  {
    Server server(options);
    sim::http::Client client("127.0.0.1", server.port());
    sim::http::Request request;
    request.method = "POST";
    request.headers.add("X-Amz-Target", "AmazonSQS.CreateQueue");
    request.body = R"({"QueueName":"kept"})";
    REQUIRE(client.call(request).status == 200);
    CHECK(server.stop(SIGKILL) == -1);
  }
  const Server again(options);
  CHECK_THAT(get(again, "/_backlot/queues").body, Contains("\"kept\""));
}

TEST_CASE("serve --account --region: whom callers without keys are taken for", "[cli]") {
  const Server server("--port 0 --account 123456789012 --region eu-west-1");
  const auto health = nlohmann::json::parse(get(server, "/_backlot/health").body);
  CHECK(health.at("account") == "123456789012");
  CHECK(health.at("region") == "eu-west-1");
}
