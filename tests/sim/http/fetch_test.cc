#include "sim/http/fetch.h"

#include <memory>
#include <optional>
#include <string>

#include "sim/http/server.h"
#include "tests/sim/http/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::http::Exchange;
using sim::http::Fetch;
using sim::http::Loop;
using sim::http::Request;
using sim::http::Response;
using sim::http::Server;
using sim::http::ServerOptions;

namespace {

ServerOptions any_port() {
  ServerOptions options;
  options.port = 0;
  return options;
}

// What a fetch came to: no value while it is under way.
struct Answer {
  Fetch::Done done() {
    return [this](std::optional<Response> given) {
      ++times;
      response = std::move(given);
    };
  }
  int times = 0;
  std::optional<Response> response;
};

void run(Loop& loop, const Answer& answer) {
  for (int i = 0; i < 100 && answer.times == 0; ++i) loop.wait(100ms);
}

}  // namespace

TEST_CASE("Fetch: the answer of a server on the same loop", "[sim][http][Fetch]") {
  Loop loop;
  Server server(loop, any_port(), echo);
  Request request;
  request.method = "POST";
  request.target = "/a?b=c";
  request.body = "hello";
  Answer answer;
  const Fetch fetch(loop, "127.0.0.1", server.port(), request, answer.done());
  CHECK(answer.times == 0);
  run(loop, answer);
  REQUIRE(answer.times == 1);
  REQUIRE(answer.response);
  CHECK(answer.response->status == 200);
  CHECK(answer.response->body == "POST /a?b=c hello");
}

TEST_CASE("Fetch: nobody listens, or the address is none", "[sim][http][Fetch]") {
  Loop loop;
  const std::uint16_t port =
      Server(loop, any_port(), [](const std::shared_ptr<Exchange>&) {}).port();
  for (const std::string address : {"127.0.0.1", "nowhere"}) {
    Answer answer;
    const Fetch fetch(loop, address, port, {}, answer.done());
    CHECK(answer.times == 0);
    run(loop, answer);
    CHECK(answer.times == 1);
    CHECK_FALSE(answer.response);
  }
}

TEST_CASE("Fetch: a server that closes without an answer", "[sim][http][Fetch]") {
  Loop loop;
  Server server(loop, any_port(), [](const std::shared_ptr<Exchange>&) {});
  Answer answer;
  const Fetch fetch(loop, "127.0.0.1", server.port(), {}, answer.done());
  run(loop, answer);
  CHECK(answer.times == 1);
  CHECK_FALSE(answer.response);
}

TEST_CASE("Fetch: one that is destroyed is silent, also from its own answer",
          "[sim][http][Fetch]") {
  Loop loop;
  Server server(loop, any_port(), echo);
  Answer answer;
  { const Fetch fetch(loop, "127.0.0.1", server.port(), {}, answer.done()); }
  while (loop.wait(20ms)) {
  }
  CHECK(answer.times == 0);
  std::unique_ptr<Fetch> fetch;
  fetch = std::make_unique<Fetch>(loop, "127.0.0.1", server.port(), Request{},
                                  [&](const std::optional<Response>&) {
                                    ++answer.times;
                                    fetch.reset();
                                  });
  run(loop, answer);
  CHECK(answer.times == 1);
}

TEST_CASE("Fetch: an answer without end is given up", "[sim][http][Fetch]") {
  Loop loop;
  Server server(loop, any_port(), [](const std::shared_ptr<Exchange>& exchange) {
    exchange->reply({200, {}, std::string(Fetch::kMaxBytes + 1, 'x')});
  });
  Answer answer;
  const Fetch fetch(loop, "127.0.0.1", server.port(), {}, answer.done());
  run(loop, answer);
  CHECK(answer.times == 1);
  CHECK_FALSE(answer.response);
}
