#include "sim/http/local.h"

#include "tests/support/catch.h"

using sim::http::AllowedHosts;
using sim::http::Effect;
using sim::http::is_local_host;
using sim::http::Request;

namespace {

const AllowedHosts kNobodyElse{};

// What a client says of itself: `{"Host", "localhost"}, …`.
Request with(sim::http::Headers headers, std::string reached = "127.0.0.1") {
  Request request;
  request.headers = std::move(headers);
  if (!request.headers.has("Host")) request.headers.add("Host", "localhost:4566");
  request.reached = std::move(reached);
  return request;
}

bool is_answered(const Request& request, const AllowedHosts& allowed = kNobodyElse,
                 Effect effect = Effect::kChanges) {
  return why_refused(request, allowed, effect).empty();
}

constexpr Effect kAll[] = {Effect::kReads, Effect::kShows, Effect::kChanges};

}  // namespace

TEST_CASE("is_local_host: the names of this machine, with or without a port", "[sim][http]") {
  for (const char* host :
       {"localhost", "localhost:4566", "127.0.0.1", "127.0.0.1:80", "127.8.0.9", "[::1]",
        "[::1]:4566", "sqs.us-east-1.localhost:4566", "host.docker.internal:4566", "LocalHost",
        "localhost.:4566", "[0:0:0:0:0:0:0:1]:80", "[::ffff:127.0.0.1]:4566"}) {
    INFO(host);
    CHECK(is_local_host(host));
  }
}

TEST_CASE("is_local_host: names of others, however much they look like ours", "[sim][http]") {
  for (const char* host :
       {"", "example.com", "localhost.example.com", "127.0.0.1.example.com", "127.evil.com:4566",
        "notlocalhost", "10.0.0.1", "[::2]", "[::ffff:10.0.0.1]", "[::1", "[]", "[::1.evil.com]",
        "localhost:80@evil.com", "127.0.0.1:abc", "localhost:80:80", "[::1]:80@evil.com"}) {
    INFO(host);
    CHECK_FALSE(is_local_host(host));
  }
}

TEST_CASE("why_refused: Host is a name of this machine, on loopback", "[sim][http]") {
  for (const char* reached : {"127.0.0.1", "127.0.0.9", "::1", ""}) {
    INFO(reached);
    CHECK(is_answered(with({{"Host", "localhost:4566"}}, reached)));
    CHECK(is_answered(with({{"Host", "sqs.us-east-1.localhost"}}, reached)));
    CHECK_FALSE(is_answered(with({{"Host", "example.com"}}, reached)));
    CHECK_FALSE(is_answered(with({{"Host", "192.168.1.5:4566"}}, reached)));
    CHECK_FALSE(is_answered(with({{"Host", ""}}, reached)));
  }
}

TEST_CASE("why_refused: the host of an absolute target counts as well", "[sim][http]") {
  Request request = with({{"Host", "localhost:4566"}}, "127.0.0.1");
  request.target = "http://localhost:4566/a";
  CHECK(is_answered(request));
  request.target = "http://example.com/a";
  CHECK_FALSE(is_answered(request));
}

TEST_CASE("why_refused: elsewhere Host is the address that was reached, or one that is allowed",
          "[sim][http]") {
  CHECK(is_answered(with({{"Host", "192.168.1.5:4566"}}, "192.168.1.5")));
  CHECK(is_answered(with({{"Host", "[fd00::5]:4566"}}, "fd00::5")));
  CHECK(is_answered(with({{"Host", "[FD00:0::5]"}}, "fd00::5")));
  CHECK(is_answered(with({{"Host", "[fd00::6]"}}, "fd00::5"), {{"[fd00:0:0::6]"}, {}}));
  CHECK(is_answered(with({{"Host", "host.docker.internal:4566"}}, "172.17.0.1")));
  CHECK_FALSE(is_answered(with({{"Host", "192.168.1.6"}}, "192.168.1.5")));
  for (const char* name : {"localhost:4566", "127.0.0.1", "[::1]", "evil.localhost"}) {
    INFO(name);
    CHECK_FALSE(is_answered(with({{"Host", name}}, "192.168.1.5")));
  }
  const AllowedHosts allowed{{"localhost", "backlot.lan"}, {}};
  CHECK(is_answered(with({{"Host", "localhost:4566"}}, "172.17.0.2"), allowed));
  CHECK(is_answered(with({{"Host", "Backlot.LAN.:4566"}}, "172.17.0.2"), allowed));
  // What a name that somebody else owns resolves to says nothing (DNS rebinding).
  CHECK_FALSE(is_answered(with({{"Host", "backlot.lan.example.com"}}, "172.17.0.2"), allowed));
  CHECK_FALSE(is_answered(with({{"Host", "192.168.1.5.example.com"}}, "192.168.1.5"), allowed));
}

TEST_CASE("why_refused: Origin must be a page of this machine", "[sim][http]") {
  CHECK(is_answered(with({{"Origin", "http://localhost:3000"}})));
  CHECK(is_answered(with({{"Origin", "http://[::1]:3000"}})));
  CHECK(is_answered(
      with({{"Origin", "http://192.168.1.5"}, {"Host", "192.168.1.5"}}, "192.168.1.5")));
  CHECK(is_answered(with({{"Origin", "http://app.lan"}}), {{"app.lan"}, {}}));
  for (const char* origin : {"https://example.com", "null", "https://localhost.example.com",
                             "http://127.0.0.1.example.com:4566", "http://192.168.1.5"}) {
    for (const Effect effect : kAll) {
      INFO(origin);
      CHECK_FALSE(is_answered(with({{"Origin", origin}}), kNobodyElse, effect));
    }
  }
}

TEST_CASE("why_refused: another site's page, which sends no Origin with a GET", "[sim][http]") {
  for (const char* site : {"cross-site", "something-new"}) {
    for (const Effect effect : kAll) {
      CHECK_FALSE(is_answered(with({{"Sec-Fetch-Site", site}}), kNobodyElse, effect));
    }
  }
  for (const Effect effect : kAll) {
    CHECK(is_answered(with({{"Sec-Fetch-Site", "same-origin"}}), kNobodyElse, effect));
    CHECK(is_answered(with({{"Sec-Fetch-Site", "none"}}), kNobodyElse, effect));
  }
  // A page of another port of this machine: it may look.
  const Request neighbour = with({{"Sec-Fetch-Site", "same-site"}});
  CHECK(is_answered(neighbour, kNobodyElse, Effect::kReads));
  CHECK_FALSE(is_answered(neighbour, kNobodyElse, Effect::kShows));
  CHECK_FALSE(is_answered(neighbour, kNobodyElse, Effect::kChanges));
}

TEST_CASE("why_refused: a foreign Referer, where that is all there is", "[sim][http]") {
  CHECK(is_answered(with({{"Referer", "http://localhost:3000/app?x=http://example.com"}})));
  for (const Effect effect : kAll) {
    CHECK_FALSE(is_answered(with({{"Referer", "https://example.com/page"}}), kNobodyElse, effect));
    CHECK_FALSE(
        is_answered(with({{"Referer", "https://example.com/?localhost/"}}), kNobodyElse, effect));
  }
}

TEST_CASE("why_refused: a browser's GET that changes something and says nothing of its page",
          "[sim][http]") {
  sim::http::Headers browser = {{"User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Safari/605.1.15"},
                                {"Host", "192.168.1.5"}};
  CHECK_FALSE(is_answered(with(browser, "192.168.1.5")));
  CHECK(is_answered(with(browser, "192.168.1.5"), kNobodyElse, Effect::kReads));
  CHECK(is_answered(with(browser, "192.168.1.5"), kNobodyElse, Effect::kShows));
  browser.set("Referer", "http://192.168.1.5/");
  CHECK(is_answered(with(browser, "192.168.1.5")));
  CHECK(is_answered(with({{"User-Agent", "curl/7.88.1"}})));
}

TEST_CASE("why_refused: a name of AWS is welcome through TLS alone, and never as an Origin",
          "[sim][http]") {
  const AllowedHosts allowed{{}, ".amazonaws.com"};
  Request request = with({{"Host", "sqs.us-west-2.amazonaws.com"}});
  CHECK_FALSE(is_answered(request, allowed));
  request.headers.set("X-Forwarded-Proto", "https");
  CHECK(is_answered(request, allowed));
  CHECK_FALSE(is_answered(request));
  request.headers.set("Origin", "https://bucket.s3.amazonaws.com");
  CHECK_FALSE(is_answered(request, allowed));
  request.headers.set("Host", "amazonaws.com.example.com");
  CHECK_FALSE(is_answered(request, allowed));
}
