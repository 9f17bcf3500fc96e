// Requests that no SDK would send: valid ones with random changes. Whatever comes in, there is one
// answer, and the server goes on.
#include <nlohmann/json.hpp>

#include "sim/http/content_coding.h"
#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/read_cbor.h"
#include "tests/support/stage.h"

namespace {

constexpr int kRequests = 20'000;

struct MutationFixture : tests::Stage {
  tests::Toys toys{environment};
  sim::Random random{20260105};
  MutationFixture() {
    dispatcher.add(toys);
    journal.keep_last({.count = 2});
  }

  template <class T, std::size_t N>
  const T& one_of(const T (&choices)[N]) {
    return choices[random.below(N)];
  }

  std::string interesting() {
    static const std::string kPieces[] = {"",
                                          "0",
                                          "-1",
                                          "1e999",
                                          "null",
                                          "true",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "\"",
                                          "\\",
                                          "&",
                                          "=",
                                          ".",
                                          "%",
                                          "%0",
                                          "%00",
                                          "%FF",
                                          "\r",
                                          "\n",
                                          "<",
                                          "]]>",
                                          ".1",
                                          ".member.",
                                          ".entry.1",
                                          "{}",
                                          "[[[[",
                                          "\xFF",
                                          "\xC3",
                                          "\xED\xA0\x80",
                                          "9223372036854775808",
                                          "2147483648",
                                          "\"\\ud800\"",
                                          "ToyName",
                                          "Wheels",
                                          "Attributes",
                                          "Attribute.1.Name",
                                          "\\u0000",
                                          "1e400",
                                          "0x1p3"};
    if (random.chance(0.1)) return std::string(1, static_cast<char>(random.below(256)));
    if (random.chance(0.02)) return std::string(random.below(2000), one_of(kBrackets));
    return one_of(kPieces);
  }

  std::string mutated(std::string text) {
    for (auto changes = random.below(4); changes > 0; --changes) {
      const std::size_t at = random.below(text.size() + 1);
      const std::size_t length = random.below(text.size() - at + 1);
      switch (random.below(4)) {
        case 0:
          text.insert(at, interesting());
          break;
        case 1:
          text.replace(at, std::min<std::size_t>(length, 8), interesting());
          break;
        case 2:
          text.erase(at, length);
          break;
        default:
          text.insert(at, text.substr(at, length));
      }
    }
    return text;
  }

  sim::http::Request json_request() {
    static const std::string kBodies[] = {
        R"({"ToyName":"bear","Size":5,"Attributes":{"a":"1"},"Picture":"AAEC","Fragile":true,)"
        R"("Tags":[{"Key":"k","Value":"v"},{"Key":"only"}],"Colours":["red","blue"]})",
        R"({"ToyName":"taken"})", R"({"Seconds":0})", ""};
    static const std::string kTargets[] = {"ToyStore.CreateToy", "ToyStore.AwaitToy"};
    sim::http::Request request;
    request.headers = {{"Content-Type", mutated("application/x-amz-json-1.0")},
                       {"X-Amz-Target", rarely(one_of(kTargets))}};
    request.body = mutated(one_of(kBodies));
    return request;
  }

  sim::http::Request query_request() {
    static const std::string kForms[] = {
        "Action=CreateToy&Version=2012-11-05&ToyName=bear&Size=5&Attribute.1.Name=a"
        "&Attribute.1.Value=1%3C2&Colour.1=red&Tags.member.1.Key=k&Tags.member.1.Value=v"
        "&Picture=AAEC&Fragile=true",
        "Action=CreateToy&Version=2012-11-05&ToyName=taken&Tags=", "Action=AwaitToy&Seconds=0"};
    sim::http::Request request;
    const std::string form = mutated(one_of(kForms));
    if (random.chance(0.2)) {
      request.method = "GET";
      request.target = "/?" + form;
    } else {
      request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
      request.body = form;
    }
    return request;
  }

  sim::http::Request rpc_request() {
    static const std::string kBodies[] = {
        R"({"ToyName":"bear","Size":5,"Attributes":{"a":"1"},"Fragile":true,)"
        R"("Tags":[{"Key":"k","Value":"v"},{"Key":"only"}],"Colours":["red","blue"]})",
        R"({"ToyName":"taken"})", R"({"Seconds":0})", "{}"};
    static const std::string kOperations[] = {"CreateToy", "AwaitToy"};
    const auto bytes = nlohmann::json::to_cbor(nlohmann::json::parse(one_of(kBodies)));
    sim::http::Request request;
    request.headers = {{"smithy-protocol", rarely("rpc-v2-cbor")}};
    request.target = rarely("/service/ToyStore/operation/" + one_of(kOperations));
    request.body = mutated({bytes.begin(), bytes.end()});
    return request;
  }

  sim::http::Request rest_request() {
    sim::http::Request request;
    request.target = mutated("/v2/toys/bear?Size=5&Fragile=true");
    request.body = mutated(R"({"Attributes":{"a":"1"}})");
    return request;
  }

  std::string rarely(std::string text) {
    return random.chance(0.1) ? mutated(std::move(text)) : text;
  }

  sim::http::Request any_request() {
    sim::http::Request request;
    switch (random.below(4)) {
      case 0:
        request = json_request();
        break;
      case 3:
        request = rpc_request();
        break;
      case 1:
        request = query_request();
        break;
      default:
        request = rest_request();
    }
    if (request.method == "GET" && request.target == "/") request.method = "POST";
    if (request.target != "/" && request.target.find("Action") == std::string::npos) {
      request.method = rarely("POST");
    }
    if (random.chance(0.1)) {
      request.headers.set("Content-Encoding", "gzip");
      request.body = sim::http::pack(sim::http::Coding::kGzip, request.body);
      if (random.chance(0.5)) request.body = mutated(request.body);
    }
    request.headers.set("Host", rarely("127.0.0.1:4566"));
    request.headers.set("Authorization",
                        rarely("AWS4-HMAC-SHA256 Credential=AKID/20260105/us-west-2/toy/"
                               "aws4_request, SignedHeaders=host, Signature=0"));
    return request;
  }

  static constexpr char kBrackets[] = {'[', '{', '"', 'a', '.'};
};

}  // namespace

TEST_CASE_METHOD(MutationFixture, "Front door: every mutated request has an answer",
                 "[aws][mutation]") {
  int fine = 0;
  int refused = 0;
  for (int i = 0; i < kRequests; ++i) {
    const auto exchange = std::make_shared<tests::FakeExchange>(any_request());
    CAPTURE(i, exchange->request().target, exchange->request().body);
    front_door.handle(exchange);
    pass(std::chrono::seconds{1});
    if (!exchange->response()) {
      // Deferred for longer than that: an answer comes in time.
      pass(std::chrono::seconds{std::numeric_limits<std::int32_t>::max()});
    }
    REQUIRE(exchange->response());
    const sim::http::Response& response = *exchange->response();
    const bool is_fine = response.status == 200;
    // A body that is not in the coding that it says is 500, as DynamoDB answers it.
    const bool is_coded = exchange->request().headers.has("Content-Encoding");
    if (!is_fine && (response.status < 400 || response.status > (is_coded ? 500 : 499))) {
      FAIL(response.status);
    }
    (is_fine ? fine : refused) += 1;
    const std::string_view type = response.headers.get("Content-Type");
    if (type == "application/cbor") {
      tests::read_cbor(response.body);
    } else if (type != "text/xml" && !nlohmann::json::accept(response.body)) {
      FAIL(response.body);
    }
    // Now and then: reading it all would take most of this test's time.
    if (i % 16 != 0) continue;
    for (const auto& event : journal.events()) {
      if (!nlohmann::json::accept(event.data)) FAIL(event.data);
    }
  }
  // Both happen, or the mutations test nothing.
  CHECK(fine > kRequests / 20);
  CHECK(refused > kRequests / 4);
}
