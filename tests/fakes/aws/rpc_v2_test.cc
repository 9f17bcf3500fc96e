// Smithy RPC v2 CBOR over the front door.
#include <nlohmann/json.hpp>

#include "fakes/aws/cbor.h"
#include "sim/http/content_coding.h"
#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/read_cbor.h"
#include "tests/support/stage.h"

using Catch::Matchers::Contains;
using Json = nlohmann::json;
using namespace std::chrono_literals;

namespace {

struct RpcFixture : tests::Stage {
  tests::Toys toys{environment};
  RpcFixture() { dispatcher.add(toys); }

  static sim::http::Request to(std::string target, const Json& body) {
    const auto bytes = Json::to_cbor(body);
    sim::http::Request request;
    request.method = "POST";
    request.target = std::move(target);
    request.headers = {{"smithy-protocol", "rpc-v2-cbor"},
                       {"Content-Type", "application/cbor"},
                       {"Accept", "application/cbor"}};
    request.body.assign(bytes.begin(), bytes.end());
    return request;
  }

  sim::http::Response rpc(const std::string& operation, const Json& body) {
    return http(to("/service/ToyStore/operation/" + operation, body));
  }

  static Json body_of(const sim::http::Response& response) {
    return tests::read_cbor<Json>(response.body);
  }
};

}  // namespace

TEST_CASE_METHOD(RpcFixture, "RPC v2: a call and its answer", "[aws][rpc]") {
  Json input = {{"ToyName", "bear"}, {"Attributes", {{"a", "1"}}}, {"Tags", {{{"Key", "k"}}}}};
  input["Picture"] = Json::binary({0, 1, 2});
  const auto response = rpc("CreateToy", input);
  CHECK(response.status == 200);
  CHECK(response.headers.get("smithy-protocol") == "rpc-v2-cbor");
  CHECK(response.headers.get("Content-Type") == "application/cbor");
  CHECK(response.headers.get("x-amzn-RequestId").size() == 36);
  const Json output = body_of(response);
  CHECK(output.at("ToyUrl") == "http://127.0.0.1:4566/000000000000/bear");
  CHECK(output.at("Tags") == Json::parse(R"([{"Key":"k"}])"));
  CHECK(output.at("Created") == 1767603600.0);
  CHECK(output.at("Picture") == Json::binary({0, 1, 2}));
  CHECK_THAT(journal.events().front().data, Contains(R"("Picture":"AAEC")"));
}

TEST_CASE_METHOD(RpcFixture, "RPC v2: an error has its type, its fields and its query code",
                 "[aws][rpc]") {
  const auto response = rpc("CreateToy", {{"ToyName", "taken"}});
  CHECK(response.status == 400);
  CHECK(body_of(response) == Json({{"__type", "com.test.toys#ToyExists"},
                                   {"message", "A toy <taken> exists"},
                                   {"Toy", "taken"}}));
  CHECK(response.headers.get("x-amzn-query-error") == "Toys.Exists;Sender");
  CHECK(response.headers.get("smithy-protocol") == "rpc-v2-cbor");
  CHECK_FALSE(response.headers.has("x-amzn-ErrorType"));
  CHECK_THAT(body_of(rpc("CreateToy", Json::object())).at("message").get<std::string>(),
             Contains("Value null at 'toyName' failed to satisfy constraint"));
}

TEST_CASE_METHOD(RpcFixture,
                 "RPC v2: an unknown service, operation, method or protocol is refused by "
                 "name",
                 "[aws][rpc]") {
  const auto refused = [&](sim::http::Request request) {
    const auto response = http(std::move(request));
    CHECK(response.status == 404);
    const Json body = body_of(response);
    CHECK(body.at("__type") == "com.amazon.coral.service#UnknownOperationException");
    return body.at("message").get<std::string>();
  };
  CHECK_THAT(refused(to("/service/ToyStore/operation/BreakToy", {})), Contains("BreakToy"));
  CHECK_THAT(refused(to("/service/Nothing/operation/CreateToy", {})), Contains("Nothing"));
  CHECK_THAT(refused(to("/elsewhere", {})), Contains("POST /elsewhere"));
  auto get = to("/service/ToyStore/operation/CreateToy", {});
  get.method = "GET";
  CHECK_THAT(refused(get), Contains("GET /service"));
  auto other = to("/service/ToyStore/operation/CreateToy", {});
  other.headers.set("smithy-protocol", "rpc-v2-json");
  CHECK_THAT(refused(other), Contains("by the protocol rpc-v2-json"));
  for (const auto& event : journal.events()) CHECK(event.kind == "api.refused");
}

TEST_CASE_METHOD(RpcFixture, "RPC v2: the path alone will do, with a prefix, or the absolute name",
                 "[aws][rpc]") {
  for (const char* path : {"/v1/service/ToyStore/operation/CreateToy",
                           "/service/com.test.ToyStore/operation/CreateToy"}) {
    INFO(path);
    auto request = to(path, {{"ToyName", "bear"}});
    CHECK(http(request).status == 200);
  }
  auto bare = to("/service/ToyStore/operation/CreateToy", {{"ToyName", "bear"}});
  bare.headers = {};
  CHECK(http(bare).status == 200);
}

TEST_CASE_METHOD(RpcFixture, "RPC v2: a request that names an operation twice is refused",
                 "[aws][rpc]") {
  auto request = to("/service/ToyStore/operation/CreateToy", {{"ToyName", "bear"}});
  request.headers.add("X-Amz-Target", "ToyStore.AwaitToy");
  const auto response = http(request);
  CHECK(response.status == 400);
  CHECK_THAT(body_of(response).at("message").get<std::string>(), Contains("X-Amz-Target"));
}

TEST_CASE_METHOD(RpcFixture, "RPC v2: a body that is no CBOR, or of another shape", "[aws][rpc]") {
  auto request = to("/service/ToyStore/operation/CreateToy", {});
  request.body = R"({"ToyName":"bear"})";
  CHECK(body_of(http(request)).at("__type") == "com.amazon.coral.service#SerializationException");
  CHECK_THAT(body_of(rpc("CreateToy", {{"ToyName", 7}})).at("message").get<std::string>(),
             Contains("NUMBER_VALUE cannot be converted to String"));
  CHECK_THAT(body_of(rpc("CreateToy", {{"ToyName", "bear"}, {"Wings", 2}}))
                 .at("message")
                 .get<std::string>(),
             Contains("'Wings'"));
  CHECK(body_of(rpc("CreateToy", Json::array())).at("__type") ==
        "com.amazon.coral.service#SerializationException");
}

TEST_CASE_METHOD(RpcFixture, "RPC v2: lists with more elements than anybody means", "[aws][rpc]") {
  auto request = to("/service/ToyStore/operation/CreateToy", {});
  request.body = std::string("\xA1\x67") + "Colours\x9F" + std::string(600'000, '\x60') + "\xFF";
  const auto refused = body_of(http(request));
  CHECK(refused.at("__type") == "com.amazon.coral.service#SerializationException");
  CHECK_THAT(refused.at("message").get<std::string>(), Contains("too many elements"));
}

TEST_CASE_METHOD(RpcFixture, "RPC v2: a deferred operation answers in CBOR, too", "[aws][rpc]") {
  const auto exchange = std::make_shared<tests::FakeExchange>(
      to("/service/ToyStore/operation/AwaitToy", {{"Seconds", 20}}));
  front_door.handle(exchange);
  CHECK_FALSE(exchange->response());
  pass(20s);
  REQUIRE(exchange->response());
  CHECK(body_of(*exchange->response()).at("ToyUrl") == "late");
}

TEST_CASE_METHOD(RpcFixture, "RPC v2: a body that comes in gzip", "[aws][rpc]") {
  auto request = to("/service/ToyStore/operation/CreateToy", {{"ToyName", "bear"}});
  request.body = sim::http::pack(sim::http::Coding::kGzip, request.body);
  request.headers.add("Content-Encoding", "gzip");
  CHECK(http(request).status == 200);
  request.body = "junk";
  const auto broken = http(request);
  CHECK(broken.status == 500);
  CHECK(body_of(broken).at("__type") == "com.amazon.coral.service#InternalFailure");
}
