#include "fakes/aws/front_door.h"

#include "tests/fakes/aws/toy_service.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

struct FrontDoorFixture : tests::Stage {
  tests::Toys toys{environment};
  FrontDoorFixture() { dispatcher.add(toys); }
};

}  // namespace

TEST_CASE_METHOD(FrontDoorFixture, "AWS JSON: a call and its answer", "[aws][wire]") {
  const auto response = json("ToyStore.CreateToy",
                             R"({"ToyName":"bear","Attributes":{"a":"1"},"Picture":"AAEC",
                                 "Tags":[{"Key":"k","Value":"v"},{"Key":"only"}]})");
  CHECK(response.status == 200);
  CHECK(response.body ==
        R"({"ToyUrl":"http://127.0.0.1:4566/000000000000/bear",)"
        R"("Tags":[{"Key":"k","Value":"v"},{"Key":"only"}],"Attributes":{"a":"1"},)"
        R"("Created":1767603600,"Picture":"AAEC"})");
  CHECK(response.headers.get("Content-Type") == "application/x-amz-json-1.0");
  CHECK(response.headers.get("x-amz-crc32") == std::to_string(aws::crc32(response.body)));
  CHECK(aws::crc32("123456789") == 0xCBF43926u);
  CHECK(response.headers.get("x-amzn-RequestId").size() == 36);
}

TEST_CASE_METHOD(FrontDoorFixture, "AWS JSON: an error has its type, fields and query code",
                 "[aws][wire]") {
  const auto response = json("ToyStore.CreateToy", R"({"ToyName":"taken"})");
  CHECK(response.status == 400);
  CHECK(response.body ==
        R"({"__type":"com.test.toys#ToyExists","message":"A toy <taken> exists","Toy":"taken"})");
  CHECK(response.headers.get("x-amzn-query-error") == "Toys.Exists;Sender");
}

TEST_CASE_METHOD(FrontDoorFixture, "AWS Query: flattened maps and lists in, XML out",
                 "[aws][wire]") {
  const auto response =
      query("toy",
            "Action=CreateToy&Version=2012-11-05&ToyName=bear&Attribute.1.Name=a"
            "&Attribute.1.Value=1%3C2&Colour.1=red&Tags.member.1.Key=k&Tags.member.1.Value=v");
  CHECK(response.status == 200);
  CHECK_THAT(response.body,
             Contains("<CreateToyResponse xmlns=\"http://toys.test/doc/\"><CreateToyResult>"
                      "<ToyUrl>http://127.0.0.1:4566/000000000000/bear</ToyUrl><Tags><member>"
                      "<Key>k</Key><Value>v</Value></member></Tags><Attribute><Name>a</Name>"
                      "<Value>1&lt;2</Value></Attribute><Created>2026-01-05T09:00:00.000Z"
                      "</Created></CreateToyResult><ResponseMetadata><RequestId>"));
}

TEST_CASE_METHOD(FrontDoorFixture, "AWS Query: an error is an ErrorResponse", "[aws][wire]") {
  const auto response = query("toy", "Action=CreateToy&Version=2012-11-05&ToyName=taken");
  CHECK(response.status == 400);
  CHECK_THAT(response.body,
             Contains("<Error><Type>Sender</Type><Code>Toys.Exists</Code>"
                      "<Message>A toy &lt;taken&gt; exists</Message><Detail/></Error>"));
}

TEST_CASE_METHOD(FrontDoorFixture, "REST-JSON: labels of the path are members", "[aws][wire]") {
  const auto response =
      http({.method = "POST", .target = "/v2/toys/bear", .headers = {}, .body = "{}", .peer = {}});
  CHECK(response.status == 200);
  CHECK_THAT(response.body, Contains("/000000000000/bear"));
  const auto error =
      http({.method = "POST", .target = "/v2/toys/taken", .headers = {}, .body = "", .peer = {}});
  CHECK(error.headers.get("x-amzn-ErrorType") == "ToyExists");
}

TEST_CASE_METHOD(FrontDoorFixture, "Constraints: AWS's wording, all at once",
                 "[aws][constraints]") {
  const auto response =
      json("ToyStore.CreateToy", R"({"ToyName":"B","Size":11,"Colours":["green"]})");
  CHECK(response.status == 400);
  CHECK_THAT(
      response.body,
      Contains("4 validation errors detected: Value 'B' at 'toyName' failed to satisfy constraint: "
               "Member must satisfy regular expression pattern: [a-z]+; Value 'B' at 'toyName' "
               "failed to satisfy constraint: Member must have length greater than or equal to 3; "
               "Value '11' at 'size' failed to satisfy constraint: Member must have value less "
               "than or equal to 10; Value 'green' at 'colours.1.member' failed to satisfy "
               "constraint: Member must satisfy enum value set: [red, blue]"));
  CHECK_THAT(json("ToyStore.CreateToy", "{}").body,
             Contains("1 validation error detected: Value null at 'toyName' failed to satisfy "
                      "constraint: Member must not be null"));
}

TEST_CASE_METHOD(FrontDoorFixture, "Bad input: each gets its error and the journal knows",
                 "[aws][wire]") {
  CHECK_THAT(json("ToyStore.CreateToy", "{\"ToyName\":").body, Contains("SerializationException"));
  CHECK_THAT(json("ToyStore.CreateToy", "[]").body, Contains("SerializationException"));
  CHECK_THAT(json("ToyStore.CreateToy", R"({"ToyName":7})").body,
             Contains("NUMBER_VALUE cannot be converted to String"));
  CHECK_THAT(json("ToyStore.CreateToy", R"({"ToyName":"bear","Wheels":4})").body,
             Contains("Backlot does not model the member 'Wheels' of CreateToyRequest"));
  CHECK_THAT(json("ToyStore.CreateToy", R"({"ToyName":"bear","Wings":4})").body,
             Contains("BacklotNotModelled"));
  CHECK_THAT(json("ToyStore.Break", "{}").body,
             Contains("UnknownOperationException") && Contains("ToyStore.Break"));
  CHECK_THAT(json("Nothing_20200101.Run", "{}").body, Contains("Nothing_20200101.Run"));
  CHECK_THAT(query("toy", "Action=Break&Version=2012-11-05").body, Contains("InvalidAction"));
  CHECK_THAT(query("toy", "Action=CreateToy&Version=2012-11-05&ToyName=bear&Wings=2").body,
             Contains("the parameter 'Wings'"));
  CHECK_THAT(query("toy", "Action=CreateToy&Version=2012-11-05&ToyName=bear&Size=big").body,
             Contains("MalformedInput"));
  CHECK(
      http({.method = "GET", .target = "/nowhere", .headers = {}, .body = {}, .peer = {}}).status ==
      404);
  int refused = 0;
  for (const auto& event : journal.events()) refused += event.kind == "api.refused";
  CHECK(refused == 4);
}

TEST_CASE_METHOD(FrontDoorFixture,
                 "Turned away: told in the request's protocol, and nothing comes of it",
                 "[aws][wire]") {
  const auto turned_away = [&](sim::http::Request request) {
    const auto exchange = std::make_shared<tests::FakeExchange>(std::move(request));
    front_door.turn_away(exchange, "not you");
    return exchange->response().value();
  };
  sim::http::Request request;
  request.method = "POST";
  request.headers = {{"Host", "evil.test"}, {"X-Amz-Target", "ToyStore.CreateToy"}};
  request.body = R"({"ToyName":"bear"})";
  const auto refused = turned_away(request);
  CHECK(refused.status == 403);
  CHECK_THAT(refused.body, Contains("AccessDenied") && Contains("not you"));
  request = {};
  request.target = "/?Action=CreateToy&Version=2012-11-05&ToyName=bear";
  CHECK_THAT(turned_away(request).body, Contains("<Code>AccessDenied</Code>"));
  CHECK(journal.events().empty());
  tests::Stage untouched;
  CHECK(dispatcher.new_request_id() == untouched.dispatcher.new_request_id());
}

TEST_CASE_METHOD(FrontDoorFixture, "Credential: account and region come from the signature",
                 "[aws][wire]") {
  sim::http::Request request;
  request.method = "POST";
  request.headers = {{"Host", "localhost:99"},
                     {"X-Amz-Target", "ToyStore.CreateToy"},
                     {"Authorization",
                      "AWS4-HMAC-SHA256 Credential=123456789012/20260105/eu-west-1/toy/"
                      "aws4_request, SignedHeaders=host, Signature=00"}};
  request.body = R"({"ToyName":"bear"})";
  CHECK_THAT(http(request).body, Contains("http://localhost:99/123456789012/bear"));
  CHECK_THAT(journal.events().front().data, Contains(R"("region":"eu-west-1")"));
}

TEST_CASE_METHOD(FrontDoorFixture, "A deferred operation is answered when its time has come",
                 "[aws][dispatch]") {
  const auto exchange = send_json("ToyStore.AwaitToy", R"({"Seconds":20})");
  pass(19s);
  CHECK_FALSE(exchange->response());
  pass(1s);
  REQUIRE(exchange->response());
  CHECK_THAT(exchange->response()->body, Contains("late"));
}

TEST_CASE_METHOD(FrontDoorFixture, "A deferred operation: a client that hangs up is forgotten",
                 "[aws][dispatch]") {
  const auto exchange = send_json("ToyStore.AwaitToy", R"({"Seconds":20})");
  exchange->hang_up();
  CHECK(toys.abandoned == 1);
  pass(30s);
  CHECK_FALSE(exchange->response());
}

TEST_CASE_METHOD(FrontDoorFixture, "Journal: a call, its cause and its outcome",
                 "[aws][dispatch]") {
  json("ToyStore.CreateToy", R"({"ToyName":"bear"})");
  json("ToyStore.CreateToy", R"({"ToyName":"taken"})");
  const auto& events = journal.events();
  REQUIRE(events.size() == 4);
  CHECK(events[0].kind == "api.call");
  CHECK(events[0].subject == "toy.CreateToy");
  CHECK_THAT(events[0].data, Contains(R"("input":{"ToyName":"bear"})"));
  CHECK(events[1].kind == "api.reply");
  CHECK(events[1].cause == events[0].sequence);
  CHECK(events[3].kind == "api.error");
  CHECK_THAT(events[3].data, Contains(R"("code":"ToyExists","status":400)"));
}

namespace {

sim::http::Request signed_for(const std::string& service, std::string method, std::string target) {
  sim::http::Request request;
  request.method = std::move(method);
  request.target = std::move(target);
  request.headers = {
      {"Host", "127.0.0.1:4566"},
      {"Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20260105/us-west-2/" + service +
                            "/aws4_request, SignedHeaders=host, Signature=00"}};
  return request;
}

}  // namespace

TEST_CASE_METHOD(FrontDoorFixture, "A service that is not here is named, with those that are",
                 "[aws][wire]") {
  const auto s3 = http(signed_for("s3", "PUT", "/results/s-1"));
  CHECK(s3.status == 400);
  CHECK(s3.headers.get("Content-Type") == "application/xml");
  CHECK_THAT(s3.body, Contains("<Error><Code>BacklotNotModelled</Code><Message>Backlot does not "
                               "model the service s3, of which 'PUT /results/s-1' was asked; the "
                               "services here are toy</Message><RequestId>"));
  const auto dns = http(signed_for("route53", "GET", "/2013-04-01/hostedzone"));
  CHECK_THAT(dns.body, Contains("<ErrorResponse><Error><Type>Sender</Type>"
                                "<Code>BacklotNotModelled</Code>"));
  const auto lambda = http(signed_for("lambda", "GET", "/2015-03-31/functions"));
  CHECK(lambda.headers.get("x-amzn-ErrorType") == "BacklotNotModelled");
  CHECK_THAT(lambda.body, Contains("the service lambda"));
  auto secrets = signed_for("secretsmanager", "POST", "/");
  secrets.headers.add("X-Amz-Target", "secretsmanager.GetSecretValue");
  CHECK_THAT(http(secrets).body,
             Contains(R"("message":"Backlot does not model the service secretsmanager, of which )"
                      R"('secretsmanager.GetSecretValue' was asked)"));
  CHECK_THAT(query("iam", "Action=ListUsers&Version=2010-05-08").body,
             Contains("the service iam, of which 'iam.ListUsers' was asked"));
  CHECK(journal.events().back().kind == "api.refused");
}

TEST_CASE_METHOD(FrontDoorFixture, "A service that is not here is known by its host, unsigned",
                 "[aws][wire]") {
  const auto answer = [&](const std::string& host) {
    sim::http::Request request;
    request.method = "GET";
    request.target = "/key";
    request.headers = {{"Host", host}, {"X-Forwarded-Proto", "https"}};
    return http(request).body;
  };
  CHECK_THAT(answer("s3.us-west-2.amazonaws.com"), Contains("the service s3, of which 'GET /key'"));
  CHECK_THAT(answer("bucket.s3.amazonaws.com:443"), Contains("the service s3,"));
  CHECK_THAT(answer("lambda.us-gov-east-1.amazonaws.com"), Contains("the service lambda,"));
  CHECK_THAT(answer("toy.us-west-2.amazonaws.com"), Contains("is not one that Backlot models"));
  CHECK_THAT(answer("localhost"), Contains("is not one that Backlot models"));
}

TEST_CASE_METHOD(FrontDoorFixture, "RequestLimits: a body as large as allowed, and a larger one",
                 "[aws][wire]") {
  const std::size_t most = toys.model().limits.body_bytes;
  std::string body = R"({"ToyName":"bear"})";
  body += std::string(most - body.size(), ' ');
  CHECK(json("ToyStore.CreateToy", body).status == 200);
  const auto refused = json("ToyStore.CreateToy", body + " ");
  CHECK(refused.status == 413);
  CHECK_THAT(refused.body, Contains("has more than 1048576 bytes"));
  CHECK(journal.events().back().kind == "api.refused");
  CHECK(query("toy", "Action=CreateToy&ToyName=" + std::string(most, 'x')).status == 413);
}

TEST_CASE_METHOD(FrontDoorFixture, "RequestLimits: more values of JSON than anybody means",
                 "[aws][wire]") {
  std::string many = R"({"ToyName":"bear","Colours":["red")";
  for (int i = 0; i < 110'000; ++i) many += R"(,"red")";
  CHECK(many.size() < toys.model().limits.body_bytes);
  const auto refused = json("ToyStore.CreateToy", many + "]}");
  CHECK(refused.status == 400);
  CHECK_THAT(refused.body, Contains("SerializationException"));
}
