#include "harness/server/control_api.h"

#include <set>

#include "tests/harness/server/served.h"
#include "tests/harness/webordinary/platforms.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

using Routes = std::set<std::string>;

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

// `GET /_backlot/mail since limit`, of each operation that openapi.json describes.
Routes described() {
  Routes routes;
  const json document = json::parse(harness::openapi());
  for (const auto& [path, methods] : document.at("paths").items()) {
    for (const auto& [method, operation] : methods.items()) {
      std::string route = upper(method) + " " + path;
      for (const json& parameter : operation.value("parameters", json::array())) {
        if (parameter.at("in") == "query") route += " " + parameter.at("name").get<std::string>();
      }
      routes.insert(route);
    }
  }
  return routes;
}

Routes routed() {
  Routes routes;
  for (const harness::ControlRoute& route : harness::control_routes()) {
    std::string text = std::string(route.method) + " " + std::string(harness::kControlPrefix) +
                       std::string(route.path);
    for (const std::string_view name : route.query) text += " " + std::string(name);
    routes.insert(text);
  }
  return routes;
}

}  // namespace

TEST_CASE("openapi.json describes every route and its parameters, and no other", "[server]") {
  CHECK(described() == routed());
  const json document = json::parse(harness::openapi());
  CHECK(document.at("openapi") == "3.1.0");
}

TEST_CASE("openapi.json: every reference leads somewhere", "[server]") {
  const json document = json::parse(harness::openapi());
  int references = 0;
  const auto look = [&](const auto& self, const json& value) -> void {
    if (value.is_object() && value.contains("$ref")) {
      const std::string target = value.at("$ref");
      REQUIRE(target.starts_with("#"));
      INFO(target);
      CHECK(document.contains(json::json_pointer(target.substr(1))));
      ++references;
    }
    for (const json& child : value) {
      if (child.is_structured()) self(self, child);
    }
  };
  look(look, document);
  CHECK(references > 10);
}

TEST_CASE("Every path of openapi.json is answered, in a world of programs too", "[server]") {
  for (const bool programs : {false, true}) {
    auto options = tests::manual_options();
    if (programs) options.world.images["worker"].command.emplace();
    tests::Served served(options);
    for (const harness::ControlRoute& route : harness::control_routes()) {
      if (route.method != "GET" || route.path.ends_with("{id}")) continue;
      const std::string path = std::string(harness::kControlPrefix) + std::string(route.path);
      INFO(path << (programs ? " with programs" : ""));
      const auto answer = served.call("GET", path);
      CHECK(answer.status == 200);
      CHECK(json::parse(answer.body).is_object());
    }
    // These have errors of their own, as the words show.
    CHECK_THAT(served.call("GET", "/_backlot/mail/1").body, Contains("there is no mail '1'"));
    CHECK_THAT(served.call("POST", "/_backlot/mail").body, Contains("expected a mail"));
    CHECK(served.call("POST", "/_backlot/time", R"({"advance": "1s"})").status == 200);
    CHECK(served.call("POST", "/_backlot/reset").status == 200);
  }
}

TEST_CASE("An unknown path is 404 and names those there are; a wrong method 405", "[server]") {
  tests::Served served;
  for (const char* path : {"/_backlot", "/_backlot/", "/_backlot/nothing", "/_backlot/mail/1/2"}) {
    INFO(path);
    const auto unknown = served.call("GET", path);
    CHECK(unknown.status == 404);
    CHECK_THAT(json::parse(unknown.body).at("error").get<std::string>(), Contains("health"));
  }
  const auto wrong = served.call("DELETE", "/_backlot/time");
  CHECK(wrong.status == 405);
  CHECK(wrong.headers.get("Allow") == "GET, POST");
  CHECK(json::parse(wrong.body).contains("error"));
}

TEST_CASE("GET /: a browser is told where to look", "[server]") {
  tests::Served served;
  const auto answer = served.call("GET", "/");
  CHECK(answer.status == 404);
  CHECK_THAT(std::string(answer.headers.get("Content-Type")), Contains("text/plain"));
  CHECK_THAT(answer.body, Contains("/_backlot/openapi.json") && Contains("docs/"));
}

TEST_CASE("GET openapi.json: the description, with the server's URL as it was reached",
          "[server]") {
  tests::Served served;
  json expected = json::parse(harness::openapi());
  expected.at("servers").at(0).at("url") = "http://127.0.0.1:" + std::to_string(served.port());
  CHECK(served.get("/_backlot/openapi.json") == expected);
}

TEST_CASE("An unknown query parameter is 400 and says what was expected", "[server]") {
  tests::Served served;
  const auto answer = served.call("GET", "/_backlot/journal?knd=x");
  CHECK(answer.status == 400);
  CHECK_THAT(answer.body, Contains("unknown query parameter 'knd'; expected: since, kind"));
  CHECK(served.call("GET", "/_backlot/health?x=1").status == 400);
}

TEST_CASE("Requests of other sites' pages, or for other hosts, are refused, whatever they ask",
          "[server]") {
  harness::ServeOptions options = tests::manual_options();
  options.extensions = harness::extensions_of(tests::platforms());
  tests::Served served(options);
  const json before = served.get("/_backlot/journal");
  for (const char* target : {"/_backlot/health", "/_backlot", "/session/abc/", "/",
                             "/?Action=ListQueues&Version=2012-11-05"}) {
    for (const auto& [name, value] :
         {std::pair{"Host", "evil.example"}, std::pair{"Origin", "https://evil.example"},
          std::pair{"Sec-Fetch-Site", "cross-site"},
          std::pair{"Referer", "https://evil.example/"}}) {
      INFO(target << " " << name);
      sim::http::Request request;
      request.target = target;
      request.headers.add(name, value);
      CHECK(served.call(request).status == 403);
    }
  }
  CHECK(served.get("/_backlot/journal") == before);
}

TEST_CASE("A page of another port may look at the control API, and may not change anything",
          "[server]") {
  tests::Served served;
  const auto status = [&](const std::string& target) {
    sim::http::Request request;
    request.target = target;
    request.headers.add("Sec-Fetch-Site", "same-site");
    return served.call(request).status;
  };
  CHECK(status("/_backlot/health") == 200);
  CHECK(status("/session/abcdefgh/") == 403);
  CHECK(status("/?Action=ListQueues&Version=2012-11-05") == 403);
}

TEST_CASE("An image on another site's page does not empty a queue", "[server]") {
  tests::Served served;
  const std::string url =
      json::parse(served.sqs("CreateQueue", {{"QueueName", "q"}}).body).at("QueueUrl");
  served.sqs("SendMessage", {{"QueueUrl", url}, {"MessageBody", "m"}});
  sim::http::Request image;
  image.target =
      "/?Action=PurgeQueue&Version=2012-11-05&QueueUrl=" + sim::http::percent_encode(url);
  image.headers = {{"Sec-Fetch-Site", "cross-site"},
                   {"Sec-Fetch-Mode", "no-cors"},
                   {"Sec-Fetch-Dest", "image"},
                   {"User-Agent", "Mozilla/5.0"}};
  const auto refused = served.call(image);
  CHECK(refused.status == 403);
  CHECK_THAT(refused.body, Contains("<Code>AccessDenied</Code>"));
  CHECK(served.get("/_backlot/queues").at("queues")[0].at("visible") == 1);
  image.headers = {};
  CHECK(served.call(image).status == 200);
  CHECK(served.get("/_backlot/queues").at("queues")[0].at("visible") == 0);
}

TEST_CASE("GET health: what is served", "[server]") {
  auto options = tests::manual_options();
  options.seed = 42;
  tests::Served served(options);
  const json health = served.get("/_backlot/health");
  CHECK(health.at("status") == "ok");
  CHECK(health.at("world") == "empty");
  CHECK(health.at("seed") == 42);
  CHECK(health.at("pace") == "manual");
  CHECK(health.at("services").size() >= 7);
}
