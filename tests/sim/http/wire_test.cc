#include "sim/http/wire.h"

#include "tests/support/catch.h"

using sim::http::Framing;
using sim::http::Response;

namespace {

std::string head_of(const Response& response, const Framing& framing) {
  std::string head;
  sim::http::append_response_head(head, response, framing);
  return head;
}

}  // namespace

TEST_CASE("append_response_head: status line, fields, length of the body", "[sim][http]") {
  CHECK(head_of({404, {{"Content-Type", "text/plain"}, {"content-length", "9"}}, "abc"}, {}) ==
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\n");
  CHECK(head_of({299, {}, ""}, {}) == "HTTP/1.1 299 \r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("append_response_head: Connection is said where the version would say otherwise",
          "[sim][http]") {
  CHECK(head_of({200, {{"Connection", "keep-alive"}}, ""}, {false, false, false}) ==
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  CHECK(head_of({200, {}, ""}, {true, true, false}) ==
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
}

TEST_CASE("append_response_head: a status without a body has no Content-Length", "[sim][http]") {
  CHECK(head_of({204, {}, "dropped"}, {}) == "HTTP/1.1 204 No Content\r\n\r\n");
}

TEST_CASE("append_response_head: a line break cannot begin another field", "[sim][http]") {
  CHECK(head_of({204, {{"X-A", "1\r\nX-B: 2"}}, ""}, {}) ==
        "HTTP/1.1 204 No Content\r\nX-A: 1  X-B: 2\r\n\r\n");
  for (const char c : {'\r', '\n', '\0'}) {
    for (std::size_t at = 0; at < 20; ++at) {
      std::string value = "twenty characters \x7F\xFF";
      std::string expected = value;
      value[at] = c;
      expected[at] = ' ';
      CHECK(head_of({204, {{"X-A", value}}, ""}, {}) ==
            "HTTP/1.1 204 No Content\r\nX-A: " + expected + "\r\n\r\n");
    }
  }
}

TEST_CASE("append_request_head: Host and Content-Length are set, or the caller's kept",
          "[sim][http]") {
  std::string head;
  sim::http::append_request_head(head, {"POST", "/a?b", {{"X", "y"}}, "body", ""}, "h:1");
  CHECK(head == "POST /a?b HTTP/1.1\r\nHost: h:1\r\nX: y\r\nContent-Length: 4\r\n\r\n");
  head.clear();
  sim::http::append_request_head(head, {"GET", "/", {{"host", "other"}}, "", ""}, "h:1");
  CHECK(head == "GET / HTTP/1.1\r\nhost: other\r\n\r\n");
}
