#include "tests/support/stage.h"

namespace tests {
namespace {

std::string authorization(std::string_view service) {
  return "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260105/us-west-2/" +
         std::string(service) + "/aws4_request, SignedHeaders=host, Signature=0";
}

}  // namespace

aws::Caller Stage::caller() {
  aws::Caller caller;
  caller.region = "us-west-2";
  caller.endpoint = "http://127.0.0.1:4566";
  caller.actor = "test";
  return caller;
}

std::shared_ptr<FakeExchange> Stage::send_json(std::string_view target, std::string body) {
  sim::http::Request request;
  request.method = "POST";
  request.headers = {{"Host", "127.0.0.1:4566"},
                     {"Content-Type", "application/x-amz-json-1.0"},
                     {"X-Amz-Target", std::string(target)},
                     {"Authorization", authorization("any")}};
  request.body = std::move(body);
  auto exchange = std::make_shared<FakeExchange>(std::move(request));
  front_door.handle(exchange);
  return exchange;
}

sim::http::Response Stage::json(std::string_view target, std::string body) {
  return send_json(target, std::move(body))->response().value();
}

sim::http::Response Stage::query(std::string_view service, std::string form) {
  sim::http::Request request;
  request.method = "POST";
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                     {"Authorization", authorization(service)}};
  request.body = std::move(form);
  return http(std::move(request));
}

sim::http::Response Stage::http(sim::http::Request request) {
  if (!request.headers.has("Host")) request.headers.set("Host", "127.0.0.1:4566");
  auto exchange = std::make_shared<FakeExchange>(std::move(request));
  front_door.handle(exchange);
  return exchange->response().value();
}

}  // namespace tests
