// Calls of CloudTrail that say less than was called: of which API, with which values.
#include "tests/harness/incident/imported.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

// Calls of a service in CloudTrail, a second after each other.
class Trail {
 public:
  explicit Trail(std::string service) : service_(std::move(service)) {}

  void add(const std::string& name, const std::string& parameters,
           const std::string& agent = "aws-cli/2") {
    const std::string own = std::to_string(++number_);
    if (number_ > 1) records_ += ",";
    records_ += R"({"eventVersion":"1.09","userIdentity":{"type":"IAMUser","userName":"clerk"},)"
                R"("eventTime":"2026-01-05T10:00:0)" +
                own + R"(Z","eventSource":")" + service_ + R"(.amazonaws.com","eventName":")" +
                name + R"(","awsRegion":"eu-west-1","userAgent":")" + agent +
                R"(","requestParameters":{)" + parameters + R"(},"requestID":"r)" + own +
                R"(","eventID":"e)" + own +
                R"(","readOnly":false,"recipientAccountId":"123456789012"})";
  }
  std::string json() const { return R"({"Records":[)" + records_ + "]}"; }

 private:
  std::string service_;
  int number_ = 0;
  std::string records_;
};

}  // namespace

TEST_CASE("import_incident: calls of SES are of the version of its API that has them",
          "[incident][import]") {
  Trail trail("ses");
  trail.add("CreateEmailIdentity", R"("emailIdentity":"a.test","tags":[{"key":"k","value":"v"}])");
  trail.add("VerifyDomainIdentity", R"("domain":"b.test")");
  trail.add("CreateConfigurationSet", R"("configurationSetName":"new")");
  trail.add("CreateConfigurationSet", R"("configurationSet":{"name":"old"})");
  trail.add("DeleteConfigurationSet", R"("configurationSetName":"new")",
            "aws-sdk-js/3.900.0 api/sesv2#3.900.0");
  trail.add("DeleteConfigurationSet", R"("configurationSetName":"old")");
  tests::ImportFolder evidence;
  evidence.has("trail.json", trail.json());
  const incident::IncidentResult made = evidence.import();
  CHECK(made.problems.empty());
  const std::string scenario = evidence.scenario();
  std::string operations;
  for (std::size_t at = 0; (at = scenario.find("operation: ", at)) != scenario.npos;) {
    at += 11;
    operations += scenario.substr(at, scenario.find(' ', at) - at) + '\n';
  }
  CHECK(operations ==
        "sesv2.CreateEmailIdentity\nses.VerifyDomainIdentity\nsesv2.CreateConfigurationSet\n"
        "ses.CreateConfigurationSet\nsesv2.DeleteConfigurationSet\nses.DeleteConfigurationSet\n");
  CHECK_THAT(scenario, Contains(R"(Tags: [{"Key":"k","Value":"v"}])"));
  const harness::Take take = evidence.play();
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->in_order == 6);
}

TEST_CASE("import_incident: writes of DynamoDB that only the trail has", "[incident][import]") {
  Trail trail("dynamodb");
  const std::string table = R"("tableName":"things",)";
  trail.add("PutItem", table + R"("key":{"id":"a"},"item":["id"])");
  trail.add("UpdateItem", table + R"("key":{"id":"a"},"updateExpression":"REMOVE #x",)"
                                  R"("expressionAttributeNames":{"#x":"old"})");
  trail.add("UpdateItem", table + R"("key":{"id":"a"},"updateExpression":"SET #x = :x",)"
                                  R"("expressionAttributeNames":{"#x":"old"})");
  trail.add("PutItem", table + R"("key":{"id":"b"},"item":["id","to"])");
  trail.add("TransactWriteItems", R"("requestItems":[{"operation":"Delete","tableName":"things",)"
                                  R"("key":{"id":"a"}}])");
  trail.add("DeleteItem", table + R"("key":{"id":"a"})");
  trail.add("DeleteItem", table + R"("key":{"id":"c"})");
  tests::ImportFolder evidence;
  evidence.has("trail.json", trail.json());
  // The last one is in the stream as well.
  evidence.has(
      "stream.json",
      R"({"Records":[{"eventID":"s1","eventName":"REMOVE","eventSource":"aws:dynamodb",)"
      R"("eventSourceARN":"arn:aws:dynamodb:eu-west-1:123456789012:table/things/stream/1",)"
      R"("dynamodb":{"ApproximateCreationDateTime":1767607207,"Keys":{"id":{"S":"c"}}}}]})");
  const incident::IncidentResult made = evidence.import();
  CHECK(made.problems.empty());
  CHECK(made.steps == 4);
  const std::string scenario = evidence.scenario();
  CHECK_THAT(scenario, Contains(R"(Item: {"id":{"S":"a"}})") &&
                           Contains(R"(UpdateExpression: "REMOVE #x")") &&
                           Contains(R"(Key: {"id":{"S":"a"}})"));
  const std::string report = evidence.report();
  CHECK_THAT(report,
             Contains("| dynamodb:PutItem whose content is not in the trail | 1 |") &&
                 Contains("| dynamodb:UpdateItem whose content is not in the trail | 1 |") &&
                 Contains("| dynamodb:TransactWriteItems whose content is not in") &&
                 Contains("| calls that records of streams tell of | 1 |"));
  CHECK(tests::failures_of(evidence.play()) == "");
}
