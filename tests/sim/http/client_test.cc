#include "sim/http/client.h"

#include <string>

#include "tests/sim/http/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace std::chrono_literals;
using sim::http::Client;
using sim::http::Exchange;
using sim::http::Loop;
using sim::http::Server;
using sim::http::ServerOptions;

TEST_CASE("Client: a refused connection names the host, the port and why", "[sim][http][Client]") {
  std::uint16_t port = 0;
  {
    Loop loop;
    ServerOptions options;
    options.port = 0;
    port = Server(loop, options, [](const std::shared_ptr<Exchange>&) {}).port();
  }
  Client client("127.0.0.1", port);
  CHECK_THROWS_WITH(client.call({}),
                    "no response from 127.0.0.1:" + std::to_string(port) + ": connection refused");
}

TEST_CASE("Client: a server that says nothing is given up", "[sim][http][Client]") {
  Mailbox<std::shared_ptr<Exchange>> parked;
  RunningServer server([&](std::shared_ptr<Exchange> exchange) { parked.put(exchange); });
  Client client("127.0.0.1", server.port(), 20ms);
  CHECK_THROWS_WITH(client.call({}), Contains("timed out"));
  REQUIRE(server.wait_for_connections(0));
}

TEST_CASE("Client: a connection that the server closed is opened anew", "[sim][http][Client]") {
  ServerOptions options;
  options.idle_timeout = 20ms;
  RunningServer server(echo, options);
  Client client("127.0.0.1", server.port());
  CHECK(client.call({"GET", "/a", {}, "", ""}).body == "GET /a ");
  REQUIRE(server.wait_for_connections(0));
  CHECK(client.call({"GET", "/b", {}, "", ""}).body == "GET /b ");
}

TEST_CASE("Client: a request is never sent twice", "[sim][http][Client]") {
  Mailbox<std::string> seen;
  RunningServer server([&](const std::shared_ptr<Exchange>& exchange) {
    seen.put(exchange->request().target);
    if (exchange->request().target == "/fine") exchange->reply({});
  });
  Client client("127.0.0.1", server.port());
  CHECK(client.call({"GET", "/fine", {}, "", ""}).status == 200);
  CHECK_THROWS_WITH(client.call({"POST", "/dropped", {}, "x", ""}),
                    Contains("no response from 127.0.0.1:"));
  CHECK(client.call({"GET", "/fine", {}, "", ""}).status == 200);
  CHECK(seen.wait_for(3) == std::vector<std::string>{"/fine", "/dropped", "/fine"});
}

TEST_CASE("Client: an answer that comes before all is sent counts", "[sim][http][Client]") {
  ServerOptions options;
  options.max_body_bytes = 10;
  RunningServer server(echo, options);
  Client client("127.0.0.1", server.port());
  const sim::http::Request large{"POST", "/", {}, std::string(20 * 1024 * 1024, 'x'), ""};
  CHECK(client.call(large).status == 413);
  CHECK(client.call({"POST", "/", {}, "small", ""}).body == "POST / small");
}

TEST_CASE("Client: interim responses are passed over", "[sim][http][Client]") {
  RunningServer server(echo);
  Client client("127.0.0.1", server.port());
  const sim::http::Request request{
      "POST", "/", {{"Expect", "100-continue"}}, std::string(1024 * 1024, 'x'), ""};
  CHECK(client.call(request).status == 200);
  CHECK(client.call({"GET", "/after", {}, "", ""}).body == "GET /after ");
}
