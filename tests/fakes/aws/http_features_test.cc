// What HTTP brings besides the protocols: compressed bodies, pages that ask, dates.
#include <nlohmann/json.hpp>

#include "fakes/aws/wire.h"
#include "sim/http/content_coding.h"
#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using Catch::Matchers::Contains;
using sim::http::Coding;
using sim::http::pack;

namespace {

struct HttpFixture : tests::Stage {
  tests::Toys toys{environment};
  HttpFixture() { dispatcher.add(toys); }

  static sim::http::Request create(std::string body, std::string coding = {}) {
    sim::http::Request request;
    request.method = "POST";
    request.headers = {{"X-Amz-Target", "ToyStore.CreateToy"}};
    if (!coding.empty()) request.headers.add("Content-Encoding", std::move(coding));
    request.body = std::move(body);
    return request;
  }

  // An answer of about `size` bytes.
  static std::string bear(std::size_t size) {
    return R"({"ToyName":"bear","Attributes":{"a":")" + std::string(size, 'x') + R"("}})";
  }
};

constexpr char kBear[] = R"({"ToyName":"bear"})";

}  // namespace

TEST_CASE_METHOD(HttpFixture, "Content-Encoding: a body in gzip or deflate, in every protocol",
                 "[aws][coding]") {
  CHECK(http(create(pack(Coding::kGzip, kBear), "gzip")).status == 200);
  CHECK(http(create(pack(Coding::kDeflate, kBear), "deflate")).status == 200);
  CHECK(http(create(kBear, "identity")).status == 200);
  sim::http::Request form;
  form.method = "POST";
  form.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                  {"Content-Encoding", "gzip"}};
  form.body = pack(Coding::kGzip, "Action=CreateToy&Version=2012-11-05&ToyName=bear");
  CHECK_THAT(http(form).body, Contains("<CreateToyResult>"));
  sim::http::Request rest;
  rest.method = "POST";
  rest.target = "/v2/toys/bear";
  rest.headers = {{"Content-Encoding", "gzip"}};
  rest.body = pack(Coding::kGzip, "{}");
  CHECK(http(rest).status == 200);
}

TEST_CASE_METHOD(HttpFixture,
                 "Content-Encoding: what cannot be decoded is the service's internal error",
                 "[aws][coding]") {
  for (const auto& [body, coding] : {std::pair<std::string, std::string>{kBear, "gzip"},
                                     {"", "gzip"},
                                     {kBear, "garbage"},
                                     {pack(Coding::kGzip, kBear), "gzip, gzip"}}) {
    INFO(coding << ": " << body.size());
    const auto response = http(create(body, coding));
    CHECK(response.status == 500);
    CHECK_THAT(response.body, Contains("com.amazon.coral.service#InternalFailure"));
  }
  CHECK(journal.events().back().kind == "api.refused");
  CHECK(journal.events().back().subject == "ToyStore.CreateToy");
}

TEST_CASE_METHOD(HttpFixture, "Content-Encoding: a bomb is 413, and is not unpacked",
                 "[aws][coding]") {
  const std::string bomb = pack(Coding::kGzip, std::string(100'000'000, ' '));
  const auto response = http(create(bomb, "gzip"));
  CHECK(response.status == 413);
  CHECK_THAT(response.body, Contains("RequestEntityTooLarge"));
}

TEST_CASE_METHOD(HttpFixture, "Accept-Encoding: answers from a size on are compressed",
                 "[aws][coding]") {
  const std::string plain = http(create(bear(2000))).body;
  for (const auto& [accept, coding] :
       {std::pair{"gzip", Coding::kGzip}, std::pair{"br, deflate", Coding::kDeflate}}) {
    auto request = create(bear(2000));
    request.headers.add("Accept-Encoding", accept);
    const auto response = http(request);
    CHECK(response.headers.get("Content-Encoding") == sim::http::coding_name(coding));
    CHECK(response.body.size() < 300);
    CHECK(response.headers.get("x-amz-crc32") == std::to_string(aws::crc32(response.body)));
    std::string unpacked;
    CHECK(unpack(coding, response.body, 10'000, unpacked) == sim::http::Unpacking::kDone);
    CHECK(unpacked == plain);
  }
}

TEST_CASE_METHOD(HttpFixture, "Accept-Encoding: small answers, errors and other codings stay plain",
                 "[aws][coding]") {
  const std::size_t around = http(create(bear(900))).body.size() - 900;
  const auto coding_of = [&](std::string body, std::string accept) {
    auto request = create(std::move(body));
    request.headers.add("Accept-Encoding", std::move(accept));
    const auto response = http(request);
    CHECK(response.headers.get("x-amz-crc32") == std::to_string(aws::crc32(response.body)));
    return std::string(response.headers.get("Content-Encoding"));
  };
  CHECK(coding_of(bear(1000 - around), "gzip") == "gzip");
  CHECK(coding_of(bear(999 - around), "gzip").empty());
  CHECK(coding_of(bear(2000), "br").empty());
  CHECK(coding_of(R"({"ToyName":")" + std::string(3000, 'B') + R"("})", "gzip").empty());
}

TEST_CASE_METHOD(HttpFixture, "CORS: a page's preflight gets what it asks for", "[aws][cors]") {
  sim::http::Request preflight;
  preflight.method = "OPTIONS";
  preflight.headers = {{"Origin", "http://localhost:3000"},
                       {"Access-Control-Request-Method", "POST"},
                       {"Access-Control-Request-Headers", "authorization,x-amz-target"}};
  const auto response = http(preflight);
  CHECK(response.status == 200);
  CHECK(response.body.empty());
  CHECK(response.headers.get("Access-Control-Allow-Origin") == "*");
  CHECK(response.headers.get("Access-Control-Allow-Methods") == "POST");
  CHECK(response.headers.get("Access-Control-Allow-Headers") == "authorization,x-amz-target");
  CHECK(response.headers.get("Access-Control-Max-Age") == "172800");
  CHECK(response.headers.get("x-amzn-RequestId").size() == 36);
  CHECK(journal.events().empty());
}

TEST_CASE_METHOD(HttpFixture,
                 "CORS: answers to pages say that they may read them; to others nothing",
                 "[aws][cors]") {
  auto request = create(kBear);
  CHECK_FALSE(http(request).headers.has("Access-Control-Allow-Origin"));
  request.headers.add("Origin", "http://localhost:3000");
  request.headers.add("Access-Control-Request-Method", "POST");
  for (const char* body : {kBear, "{", R"({"ToyName":"taken"})"}) {
    INFO(body);
    request.body = body;
    const auto response = http(request);
    CHECK(response.headers.get("Access-Control-Allow-Origin") == "*");
    CHECK(response.headers.get("Access-Control-Expose-Headers") ==
          "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
    CHECK_FALSE(response.headers.has("Access-Control-Max-Age"));
    CHECK_FALSE(response.headers.has("Access-Control-Allow-Methods"));
  }
  sim::http::Request options;
  options.method = "OPTIONS";
  CHECK(http(options).status == 404);
}

TEST_CASE_METHOD(HttpFixture, "Server and Date: the World's time, where a service sends them",
                 "[aws][wire]") {
  for (const char* body : {kBear, "{"}) {
    const auto response = http(create(body));
    CHECK(response.headers.get("Server") == "Toys");
    CHECK(response.headers.get("Date") == "Mon, 05 Jan 2026 09:00:00 GMT");
  }
}

TEST_CASE_METHOD(HttpFixture,
                 "SerializationException: its text is in the member that the service has it "
                 "in",
                 "[aws][wire]") {
  CHECK(json("ToyStore.CreateToy", R"({"ToyName":7})").body ==
        R"({"__type":"com.amazon.coral.service#SerializationException",)"
        R"("Message":"NUMBER_VALUE cannot be converted to String"})");
  CHECK_THAT(json("ToyStore.CreateToy", "{}").body, Contains(R"("message":"1 validation error)"));
}

TEST_CASE_METHOD(HttpFixture, "Query: as many parameters as fit, and no more", "[aws][wire]") {
  std::string form = "Action=CreateToy&Version=2012-11-05&ToyName=bear";
  while (form.size() < 16'000'000) form += "&a";
  CHECK_THAT(query("toy", form).body,
             Contains("<Code>MalformedInput</Code>") && Contains("more than 50000 parameters"));
  sim::http::Request get;
  get.target = "/?" + form;
  CHECK_THAT(http(get).body, Contains("more than 50000 parameters"));
}
