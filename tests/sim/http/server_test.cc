#include "sim/http/server.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/sim/http/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace std::chrono_literals;
using sim::http::Client;
using sim::http::Exchange;
using sim::http::Loop;
using sim::http::Request;
using sim::http::Server;
using sim::http::ServerOptions;

TEST_CASE("Server: a request arrives whole and its response comes back", "[sim][http][Server]") {
  Mailbox<Request> seen;
  RunningServer server([&](const std::shared_ptr<Exchange>& exchange) {
    seen.put(exchange->request());
    exchange->reply({201, {{"X-Answer", "yes"}}, "made"});
  });
  Client client("127.0.0.1", server.port());
  const Request request{"POST", "/a%20b?c=d", {{"X-Ask", "1"}, {"x-ask", "2"}}, "body", ""};
  const auto response = client.call(request);
  CHECK(response.status == 201);
  CHECK(response.headers.get("x-answer") == "yes");
  CHECK(response.headers.get("content-length") == "4");
  CHECK(response.body == "made");

  const auto requests = seen.wait_for(1);
  REQUIRE(requests.size() == 1);
  CHECK(requests[0].method == "POST");
  CHECK(requests[0].target == "/a%20b?c=d");
  CHECK(requests[0].headers.get("X-Ask") == "1");
  CHECK(requests[0].headers.get("host") == "127.0.0.1:" + std::to_string(server.port()));
  CHECK(requests[0].body == "body");
  CHECK_THAT(requests[0].peer, Catch::Matchers::StartsWith("127.0.0.1:"));
}

TEST_CASE("Server: one connection serves many requests", "[sim][http][Server]") {
  RunningServer server(echo);
  Client client("127.0.0.1", server.port());
  for (int i = 0; i < 50; ++i) {
    const Request request{"PUT", "/" + std::to_string(i), {}, "x", ""};
    CHECK(client.call(request).body == "PUT /" + std::to_string(i) + " x");
  }
  CHECK(server.connections() == 1);
}

TEST_CASE("Server: large bodies both ways", "[sim][http][Server]") {
  RunningServer server([](const std::shared_ptr<Exchange>& exchange) {
    exchange->reply({200, {}, exchange->request().body});
  });
  Client client("127.0.0.1", server.port());
  std::string body(8 * 1024 * 1024, 'x');
  for (std::size_t i = 0; i < body.size(); i += 997) body[i] = static_cast<char>('a' + i % 26);
  for (int round = 0; round < 2; ++round) {
    const Request request{"POST", "/", {}, body, ""};
    CHECK((client.call(request).body == body));
  }
}

TEST_CASE("Server: HEAD has the length but not the body", "[sim][http][Server]") {
  RunningServer server(echo);
  Client client("127.0.0.1", server.port());
  const auto response = client.call({"HEAD", "/a", {}, "", ""});
  CHECK(response.headers.get("content-length") == "8");
  CHECK(response.body.empty());
  CHECK(client.call({"GET", "/a", {}, "", ""}).body == "GET /a ");
  CHECK(server.connections() == 1);
}

TEST_CASE("Server: a 204 goes out without body and length", "[sim][http][Server]") {
  RunningServer server([](const std::shared_ptr<Exchange>& exchange) {
    exchange->reply({204, {}, "not to be sent"});
  });
  CHECK(Client("127.0.0.1", server.port()).raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n") ==
        "HTTP/1.1 204 No Content\r\n\r\n");
}

TEST_CASE("Server: requests sent ahead are answered in order", "[sim][http][Server]") {
  RunningServer server(echo);
  RawSocket socket(server.port());
  std::string ahead;
  for (int i = 0; i < 200; ++i) {
    ahead += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi";
  }
  REQUIRE(socket.send(ahead));
  for (int i = 0; i < 200; ++i) {
    const std::string line = "POST /" + std::to_string(i) + " hi";
    CHECK_THAT(socket.receive_until(line), Contains("200 OK") && Contains(line));
  }
}

TEST_CASE("Server: a request may come byte by byte", "[sim][http][Server]") {
  RunningServer server(echo);
  RawSocket socket(server.port());
  for (const char byte : std::string("\r\nPOST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")) {
    REQUIRE(socket.send(std::string(1, byte)));
    server.on_loop([] {});
  }
  CHECK_THAT(socket.receive_until("abc"), Contains("POST /a abc"));
}

TEST_CASE("Server: chunked bodies are put together, trailers left out", "[sim][http][Server]") {
  Mailbox<Request> seen;
  RunningServer server([&](const std::shared_ptr<Exchange>& exchange) {
    seen.put(exchange->request());
    exchange->reply({});
  });
  Client("127.0.0.1", server.port())
      .raw(
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
          "4\r\nWiki\r\n6;note=1\r\npedia \r\n0\r\nX-Trailer: t\r\n\r\n");
  const auto requests = seen.wait_for(1);
  REQUIRE(requests.size() == 1);
  CHECK(requests[0].body == "Wikipedia ");
  CHECK_FALSE(requests[0].headers.has("x-trailer"));
}

TEST_CASE("Server: Expect: 100-continue is answered before the body", "[sim][http][Server]") {
  RunningServer server(echo);
  RawSocket socket(server.port());
  for (int round = 0; round < 2; ++round) {
    REQUIRE(socket.send("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"));
    CHECK(socket.receive_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    REQUIRE(socket.send("abc"));
    CHECK(socket.receive_until("abc") ==
          "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nPOST /a abc");
  }
}

TEST_CASE("Server: a body that comes along unasked needs no 100 Continue", "[sim][http][Server]") {
  RunningServer server(echo);
  CHECK(Client("127.0.0.1", server.port())
            .raw("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc") ==
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nPOST /a abc");
}

TEST_CASE("Server: Connection: close and HTTP/1.0 are kept to", "[sim][http][Server]") {
  RunningServer server(echo);
  RawSocket closing(server.port());
  REQUIRE(closing.send("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n"));
  CHECK(closing.receive_all() ==
        "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nGET /a ");
  RawSocket old(server.port());
  REQUIRE(old.send("GET /a HTTP/1.0\r\n\r\n"));
  CHECK_THAT(old.receive_all(), Contains("Connection: close"));
  RawSocket old_kept(server.port());
  REQUIRE(old_kept.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
  CHECK_THAT(old_kept.receive_until("GET /a "), Contains("Connection: keep-alive"));
}

TEST_CASE("Server: a response may ask to close the connection", "[sim][http][Server]") {
  RunningServer server([](const std::shared_ptr<Exchange>& exchange) {
    exchange->reply({200, {{"connection", "Close"}}, "bye"});
  });
  RawSocket socket(server.port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n"));
  CHECK(socket.receive_all() ==
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbye");
}

TEST_CASE("Server: a port that is taken or a bad address is one clear line",
          "[sim][http][Server]") {
  Loop loop;
  const auto ignore = [](const std::shared_ptr<Exchange>&) {};
  sim::http::ServerOptions options;
  options.port = 0;
  const Server first(loop, options, ignore);
  REQUIRE(first.port() != 0);
  options.port = first.port();
  CHECK_THROWS_WITH(
      Server(loop, options, ignore),
      "cannot listen on 127.0.0.1:" + std::to_string(first.port()) + ": address already in use");
  options.address = "nowhere";
  options.port = 4566;
  CHECK_THROWS_WITH(Server(loop, options, ignore),
                    "cannot listen on nowhere:4566: not an IP address");
}

TEST_CASE("Server: its end closes the connections", "[sim][http][Server]") {
  Loop loop;
  sim::http::ServerOptions options;
  options.port = 0;
  std::shared_ptr<Exchange> kept;
  auto server = std::make_unique<Server>(
      loop, options, [&](std::shared_ptr<Exchange> exchange) { kept = std::move(exchange); });
  RawSocket socket(server->port());
  REQUIRE(socket.send("GET /a HTTP/1.1\r\n\r\n"));
  while (kept == nullptr && loop.wait(10s)) {
  }
  REQUIRE(kept != nullptr);
  CHECK(server->connections() == 1);
  server.reset();
  CHECK(socket.receive_all().empty());
  kept->reply({});
  CHECK(kept->request().target == "/a");
}

TEST_CASE("Server: what a handler throws comes out of the loop; the server goes on",
          "[sim][http][Server]") {
  Loop loop;
  sim::http::ServerOptions options;
  options.port = 0;
  bool broken = true;
  const Server server(loop, options, [&](const std::shared_ptr<Exchange>& exchange) {
    if (std::exchange(broken, false)) throw std::runtime_error("a bug");
    echo(exchange);
  });
  const auto run = [&] {
    for (int turn = 0; turn < 10 && loop.wait(100ms); ++turn) {
    }
  };
  RawSocket first(server.port());
  REQUIRE(first.send("GET /a HTTP/1.1\r\n\r\n"));
  CHECK_THROWS_WITH(run(), "a bug");
  CHECK(first.receive_all().empty());
  RawSocket second(server.port());
  REQUIRE(second.send("GET /b HTTP/1.1\r\n\r\n"));
  run();
  CHECK_THAT(second.receive_until("GET /b "), Contains("200 OK"));
}

TEST_CASE("Server: in order, a client that answers at once does not overtake", "[sim][http]") {
  Loop loop;
  ServerOptions options;
  options.port = 0;
  options.in_order = true;
  std::vector<std::string> seen;
  std::unique_ptr<RawSocket> one;
  std::unique_ptr<RawSocket> two;
  Server server(loop, options, [&](const std::shared_ptr<Exchange>& exchange) {
    seen.push_back(exchange->request().target);
    exchange->reply({});
    if (exchange->request().target != "/first") return;
    // Before the server reads again: what the other sends is there earlier.
    two->send("GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n");
    one->send("GET /second HTTP/1.1\r\nHost: localhost\r\n\r\n");
  });
  one = std::make_unique<RawSocket>(server.port());
  two = std::make_unique<RawSocket>(server.port());
  for (int i = 0; i < 100 && server.connections() < 2; ++i) loop.wait(100ms);
  REQUIRE(server.connections() == 2);
  one->send("GET /first HTTP/1.1\r\nHost: localhost\r\n\r\n");
  for (int i = 0; i < 100 && seen.size() < 3; ++i) loop.wait(100ms);
  CHECK(seen == std::vector<std::string>{"/first", "/other", "/second"});
}

TEST_CASE("Server: a client that does not wait for its answers leaves the others their turn",
          "[sim][http][Server]") {
  constexpr int kPieces = 20;
  constexpr int kRequestsPerPiece = 20;
  constexpr int kOfThePatient = 5;
  Loop loop;
  std::string order;
  std::vector<std::shared_ptr<Exchange>> held;
  ServerOptions options;
  options.port = 0;
  Server server(loop, options, [&](const std::shared_ptr<Exchange>& exchange) {
    order += exchange->request().target.substr(1);
    held.push_back(exchange);
  });
  RawSocket greedy(server.port());
  RawSocket patient(server.port());
  for (int i = 0; i < 100 && server.connections() < 2; ++i) loop.wait(100ms);
  REQUIRE(server.connections() == 2);

  // As a server does that answers when what it acknowledges is on disk.
  const auto turn = [&] {
    loop.wait(10s);
    for (const auto& exchange : std::exchange(held, {})) exchange->reply({200, {}, "x"});
  };
  const auto send = [](RawSocket& socket, const std::string& name, int times) {
    std::string requests;
    for (int i = 0; i < times; ++i) requests += "GET /" + name + " HTTP/1.1\r\nHost: a\r\n\r\n";
    socket.send(requests);
  };
  // The greedy one sends twice as fast as it is answered, and is read again and again meanwhile.
  for (int piece = 0; piece < kPieces; ++piece) {
    send(greedy, "g", kRequestsPerPiece);
    for (int i = 0; i < kRequestsPerPiece / 2; ++i) turn();
  }
  send(patient, "p", kOfThePatient);
  order.clear();
  for (int i = 0; i < 1000 && std::ranges::count(order, 'p') < kOfThePatient; ++i) turn();
  CAPTURE(order);
  CHECK_THAT(order.substr(order.find('p')), Contains("pg") && !Contains("ggg"));
}

TEST_CASE("Server: a response may break off, and the connection with it", "[sim][http][Server]") {
  RunningServer server([](const std::shared_ptr<Exchange>& exchange) {
    sim::http::Response response{200, {}, "0123456789"};
    const std::string& target = exchange->request().target;
    if (target == "/half") response.sent = sim::http::Response::Sent::kInPart;
    if (target == "/none") response.sent = sim::http::Response::Sent::kNothing;
    exchange->reply(std::move(response));
  });
  Client client("127.0.0.1", server.port());
  CHECK(client.raw("GET /none HTTP/1.1\r\nHost: a\r\n\r\n").empty());
  const std::string half = client.raw("GET /half HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK_THAT(half, Contains("Content-Length: 10"));
  CHECK_THAT(half, Catch::Matchers::EndsWith("\r\n\r\n01234"));
  CHECK_THROWS_AS(client.call({"GET", "/half", {}, "", ""}), std::runtime_error);
  CHECK_THROWS_AS(client.call({"GET", "/none", {}, "", ""}), std::runtime_error);
  CHECK(client.call({"GET", "/whole", {}, "", ""}).body == "0123456789");
}
