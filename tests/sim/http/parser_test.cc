#include "sim/http/parser.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.h"

using sim::http::RequestParser;
using sim::http::ResponseParser;

namespace {

constexpr std::size_t kLimit = 1000;

const std::string kRequest = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
const std::string kResponse = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

const std::vector<std::string> kEmptyBodies = {"0\r\n\r\n", "000\r\n\r\n", "0;a=b\r\n\r\n",
                                               "0\r\nX: y\r\n\r\n", "0\r\nX: y\r\nZ: w\r\n\r\n"};
const std::vector<std::string> kBodies = {"1\r\na\r\n0\r\n\r\n", "1;x\r\na\r\n0\r\nX: y\r\n\r\n"};

// Gives `bytes` in pieces of `size`, and what was not used again with each, twice over, as those do
// who read from a socket.
template <class Parser>
void put_in_pieces(Parser& parser, std::string_view bytes, std::size_t size) {
  std::string pending;
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    pending += bytes.substr(at, size);
    pending.erase(0, parser.put(pending));
    pending.erase(0, parser.put(pending));
  }
}

}  // namespace

TEST_CASE("RequestParser: a chunked body in pieces of any size", "[sim][http][parser]") {
  for (const auto* bodies : {&kEmptyBodies, &kBodies}) {
    for (const std::string& body : *bodies) {
      const std::string bytes = kRequest + body;
      for (std::size_t size = 1; size <= bytes.size(); ++size) {
        INFO(body << " in pieces of " << size);
        RequestParser parser(kLimit, kLimit);
        put_in_pieces(parser, bytes, size);
        REQUIRE(parser.done());
        CHECK(parser.take().body == (bodies == &kBodies ? "a" : ""));
      }
    }
  }
}

TEST_CASE("RequestParser: a last chunk waits for its end at whatever byte", "[sim][http][parser]") {
  for (const std::string& body : kEmptyBodies) {
    for (std::size_t count = 0; count < body.size(); ++count) {
      INFO(body.substr(0, count));
      RequestParser parser(kLimit, kLimit);
      std::string pending = kRequest + body.substr(0, count);
      for (int i = 0; i < 3; ++i) pending.erase(0, parser.put(pending));
      CHECK_FALSE(parser.done());
      CHECK(parser.error() == 0);
      pending += body.substr(count);
      parser.put(pending);
      CHECK(parser.done());
    }
  }
}

TEST_CASE("ResponseParser: a chunked body in pieces of any size", "[sim][http][parser]") {
  for (const auto* bodies : {&kEmptyBodies, &kBodies}) {
    for (const std::string& body : *bodies) {
      const std::string bytes = kResponse + body;
      for (std::size_t size = 1; size <= bytes.size(); ++size) {
        INFO(body << " in pieces of " << size);
        ResponseParser parser(false);
        put_in_pieces(parser, bytes, size);
        REQUIRE(parser.done());
        CHECK(parser.take().body == (bodies == &kBodies ? "a" : ""));
      }
    }
  }
}

TEST_CASE("ResponseParser: an end within the last chunk is a problem", "[sim][http][parser]") {
  for (const std::string& body : kEmptyBodies) {
    for (std::size_t count = 0; count < body.size(); ++count) {
      INFO(body.substr(0, count));
      ResponseParser parser(false);
      put_in_pieces(parser, kResponse + body.substr(0, count), kLimit);
      parser.put_end();
      CHECK_FALSE(parser.done());
      CHECK_FALSE(parser.problem().empty());
    }
  }
}

TEST_CASE("RequestParser, ResponseParser: trailers are as limited as headers",
          "[sim][http][parser]") {
  const std::string trailer = "0\r\nX: " + std::string(kLimit, 'y');
  RequestParser request(kLimit, kLimit);
  put_in_pieces(request, kRequest + trailer, 10 * kLimit);
  CHECK(request.error() == 431);
  CHECK(request.problem() == "trailer limit exceeded");
  ResponseParser response(false, kLimit);
  put_in_pieces(response, kResponse + trailer, 10 * kLimit);
  CHECK(response.problem() == "trailer limit exceeded");
}
