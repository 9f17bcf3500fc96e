// How much all connections together may hold in memory.
#include <memory>
#include <string>

#include "sim/http/server.h"
#include "tests/sim/http/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using sim::http::Client;
using sim::http::Exchange;
using sim::http::ServerOptions;

TEST_CASE("Server: the bodies of all requests together have a limit", "[sim][http][limits]") {
  ServerOptions options;
  options.max_unanswered_bytes = 1000;
  RunningServer server(echo, options);
  const std::string head = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n";
  RawSocket first(server.port());
  RawSocket second(server.port());
  for (RawSocket* socket : {&first, &second}) {
    socket->send(head + std::string(490, 'x'));
  }
  // The server has read both when it answers a later one.
  CHECK(Client("127.0.0.1", server.port()).call({"GET", "/", {}, "", ""}).status == 200);
  RawSocket third(server.port());
  third.send(head + std::string(100, 'x'));
  CHECK_THAT(third.receive_all(), Contains("HTTP/1.1 503 Service Unavailable"));
  // What is answered, and what is given up, no longer counts.
  first.send(std::string(10, 'x'));
  CHECK_THAT(first.receive_until("POST /a"), Contains("HTTP/1.1 200 OK"));
  second.close();
  third.close();
  CHECK(server.wait_for_connections(1));
  RawSocket fourth(server.port());
  fourth.send(head + std::string(500, 'x'));
  CHECK_THAT(fourth.receive_until("POST /a"), Contains("HTTP/1.1 200 OK"));
}

TEST_CASE("Server: responses that nobody reads have a limit together", "[sim][http][limits]") {
  ServerOptions options;
  options.max_unanswered_bytes = std::size_t{40} * 1024 * 1024;
  const std::string body(std::size_t{16} * 1024 * 1024, 'x');
  Mailbox<int> handled;
  RunningServer server(
      [&](const std::shared_ptr<Exchange>& exchange) {
        handled.put(1);
        exchange->reply({200, {}, body});
      },
      options);
  const std::string request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  RawSocket first(server.port());
  RawSocket second(server.port());
  for (RawSocket* socket : {&first, &second}) {
    socket->send(request);
    CHECK_THAT(socket->receive_until("\r\n\r\n"), StartsWith("HTTP/1.1 200 OK"));
  }
  for (std::size_t others = 2; others < 5; ++others) {
    RawSocket third(server.port());
    third.send(request);
    // Who reads as fast as the server writes is given all of it: nobody does before it has decided.
    REQUIRE(handled.wait_for(others + 1).size() == others + 1);
    REQUIRE(server.wait_for_connections(2));
    CHECK(third.receive_all().size() < body.size());
  }
  // What had room comes whole, and makes room.
  CHECK((first.receive_until(body) == body));
  CHECK((second.receive_until(body) == body));
  RawSocket fourth(server.port());
  fourth.send(request);
  CHECK(fourth.receive_until(body).size() > body.size());
}
