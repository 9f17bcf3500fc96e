#include "sim/http/local.h"

#include "tests/support/catch.h"

using sim::http::is_local;
using sim::http::is_local_host;
using sim::http::Request;

namespace {

Request with(std::string host, std::string origin = {}) {
  Request request;
  request.headers.add("Host", std::move(host));
  if (!origin.empty()) request.headers.add("Origin", std::move(origin));
  return request;
}

}  // namespace

TEST_CASE("is_local_host: the names of this machine, with or without a port", "[sim][http]") {
  for (const char* host :
       {"localhost", "localhost:4566", "127.0.0.1", "127.0.0.1:80", "127.8.0.9", "[::1]",
        "[::1]:4566", "sqs.us-east-1.localhost:4566", "host.docker.internal:4566"}) {
    INFO(host);
    CHECK(is_local_host(host));
  }
}

TEST_CASE("is_local_host: names of others, however much they look like ours", "[sim][http]") {
  for (const char* host : {"", "example.com", "localhost.example.com", "127.0.0.1.example.com",
                           "127.evil.com:4566", "notlocalhost", "10.0.0.1", "[::2]"}) {
    INFO(host);
    CHECK_FALSE(is_local_host(host));
  }
}

TEST_CASE("is_local: Host and Origin must both be local", "[sim][http]") {
  CHECK(is_local(with("localhost:4566")));
  CHECK(is_local(with("localhost:4566", "http://localhost:3000")));
  CHECK_FALSE(is_local(with("localhost:4566", "https://example.com")));
  CHECK_FALSE(is_local(with("example.com", "http://localhost:3000")));
  CHECK_FALSE(is_local(with("localhost:4566", "null")));
  CHECK_FALSE(is_local(Request{}));
}

TEST_CASE("is_local: hosts that were allowed by name", "[sim][http]") {
  CHECK(is_local(with("backlot:4566"), {"backlot"}));
  CHECK(is_local(with("localhost", "http://backlot"), {"backlot"}));
  CHECK_FALSE(is_local(with("backlot.example.com"), {"backlot"}));
}

TEST_CASE("is_local: a name of AWS is welcome through TLS alone, and never as an Origin",
          "[sim][http]") {
  sim::http::Request request;
  request.headers.set("Host", "sqs.us-west-2.amazonaws.com");
  CHECK_FALSE(sim::http::is_local(request));
  request.headers.set("X-Forwarded-Proto", "https");
  CHECK(sim::http::is_local(request));
  request.headers.set("Origin", "https://bucket.s3.amazonaws.com");
  CHECK_FALSE(sim::http::is_local(request));
  request.headers.set("Host", "amazonaws.com.example.com");
  CHECK_FALSE(sim::http::is_local(request));
}
