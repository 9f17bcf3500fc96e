#include "fakes/dynamodb/operations/create_table.h"

#include <chrono>

#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;
using namespace std::chrono_literals;

namespace {

// A definition with the parts that a test is about.
std::string definition(const std::string& attributes, const std::string& keys,
                       const std::string& more = {}) {
  return R"({"TableName":"tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[)" +
         attributes + R"(],"KeySchema":[)" + keys + "]" + more + "}";
}

std::string attribute(const std::string& name) {
  return R"({"AttributeName":")" + name + R"(","AttributeType":"S"})";
}

std::string key(const std::string& name, const std::string& type = "HASH") {
  return R"({"AttributeName":")" + name + R"(","KeyType":")" + type + R"("})";
}

}  // namespace

TEST_CASE("CreateTable: mistyped members are a SerializationException", "[dynamodb][CreateTable]") {
  Fixture on;
  const std::string serialization = "SerializationException: ";
  CHECK(on.error("CreateTable", R"({"TableName":23})") ==
        serialization + "NUMBER_VALUE cannot be converted to String");
  CHECK(on.error("CreateTable", R"({"TableName":[]})") ==
        serialization + "Unrecognized collection type class java.lang.String");
  CHECK(on.error("CreateTable", R"({"TableName":{}})") ==
        serialization + "Start of structure or map found where not expected");
  CHECK(on.error("CreateTable", R"({"KeySchema":"a"})") == serialization + "Unexpected field type");
  CHECK(on.error("CreateTable", R"({"KeySchema":["a"]})") ==
        serialization + "Unexpected value type in payload");
  CHECK(on.error("CreateTable", R"({"DeletionProtectionEnabled":"yes"})") ==
        serialization + "Unexpected token received from parser");
}

TEST_CASE("CreateTable: constraints are AWS's, in AWS's words", "[dynamodb][CreateTable]") {
  Fixture on;
  CHECK(on.error("CreateTable", R"({"TableName":"a table"})") ==
        "ValidationException: 3 validation errors detected: Value null at 'attributeDefinitions' "
        "failed to satisfy constraint: Member must not be null; Value null at 'keySchema' failed "
        "to satisfy constraint: Member must not be null; Value 'a table' at 'tableName' failed to "
        "satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
  CHECK(on.error("CreateTable", definition(attribute("id"), key("id", "INVALID"))) ==
        "ValidationException: 1 validation error detected: Value 'INVALID' at "
        "'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value "
        "set: [HASH, RANGE]");
}

TEST_CASE("CreateTable: the table's name is looked at first, in words of its own",
          "[dynamodb][CreateTable]") {
  Fixture on;
  CHECK(on.error("CreateTable", "{}") ==
        "ValidationException: The parameter 'TableName' is required but was not present in the "
        "request");
  const std::string length =
      "ValidationException: TableName must be at least 3 characters long and at most 255 "
      "characters long";
  CHECK(on.error("CreateTable", R"({"TableName":"ab"})") == length);
  CHECK(on.error("DescribeTable", R"({"TableName":""})") == length);
  CHECK(on.error("DeleteTable", R"({"TableName":")" + std::string(256, 'a') + "\"}") == length);
}

TEST_CASE("CreateTable: an index projects at most 20 attributes", "[dynamodb][CreateTable]") {
  Fixture on;
  std::string names = R"("a0")";
  for (int i = 1; i <= 20; ++i) names += ",\"a" + std::to_string(i) + "\"";
  const std::string index =
      R"(,"GlobalSecondaryIndexes":[{"IndexName":"few","KeySchema":[)" + key("id") +
      R"(],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":[)" + names + "]}}]";
  CHECK(on.error("CreateTable", definition(attribute("id"), key("id"), index)) ==
        "ValidationException: 1 validation error detected: Value '[]' at "
        "'globalSecondaryIndexes.1.member.projection.nonKeyAttributes' failed to satisfy "
        "constraint: Member must have length less than or equal to 20");
}

TEST_CASE("CreateTable: what is not modelled is refused by name", "[dynamodb][CreateTable]") {
  Fixture on;
  CHECK(on.error("CreateTable", definition(attribute("id"), key("id"),
                                           R"(,"StreamSpecification":{"StreamEnabled":true,
                                             "StreamViewType":"NEW_IMAGE"})")) ==
        "BacklotNotModelled: Backlot does not model the member 'StreamSpecification' of "
        "CreateTableInput");
}

TEST_CASE("CreateTable: keys must be defined, distinct, and in order", "[dynamodb][CreateTable]") {
  Fixture on;
  const auto fails = [&](const std::string& attributes, const std::string& keys) {
    return on.error("CreateTable", definition(attributes, keys));
  };
  CHECK(fails(attribute("id"), key("id") + "," + key("id", "RANGE")) ==
        "ValidationException: Invalid KeySchema: Some index key attribute have no definition");
  CHECK(fails(attribute("id"), key("other")) ==
        dynamodb::test::kInvalid +
            "Some index key attributes are not defined in AttributeDefinitions. Keys: [other], "
            "AttributeDefinitions: [id]");
  CHECK(fails(attribute("id") + "," + attribute("b"), key("id") + "," + key("id", "RANGE")) ==
        "ValidationException: Both the Hash Key and the Range Key element in the KeySchema have "
        "the same name");
  CHECK(fails(attribute("id"), key("id", "RANGE")) ==
        "ValidationException: Invalid KeySchema: The first KeySchemaElement is not a HASH key "
        "type");
  CHECK(fails(attribute("id") + "," + attribute("b"), key("id") + "," + key("b")) ==
        "ValidationException: Invalid KeySchema: The second KeySchemaElement is not a RANGE key "
        "type");
  CHECK(fails(attribute("id") + "," + attribute("b"), key("id")) ==
        dynamodb::test::kInvalid +
            "Number of attributes in KeySchema does not exactly match number of attributes defined "
            "in AttributeDefinitions");
}

TEST_CASE("CreateTable: billing mode and throughput must agree", "[dynamodb][CreateTable]") {
  Fixture on;
  CHECK(on.error("CreateTable", R"({"TableName":"tab","AttributeDefinitions":[)" + attribute("id") +
                                    R"(],"KeySchema":[)" + key("id") + "]}") ==
        dynamodb::test::kInvalid +
            "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
            "PROVISIONED");
  CHECK(on.error("CreateTable", definition(attribute("id"), key("id"),
                                           R"(,"ProvisionedThroughput":{"ReadCapacityUnits":1,
                                "WriteCapacityUnits":1})")) ==
        dynamodb::test::kInvalid +
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
            "PAY_PER_REQUEST");
}

TEST_CASE("CreateTable: indexes must fit the table", "[dynamodb][CreateTable]") {
  Fixture on;
  const std::string two = attribute("id") + "," + attribute("b");
  const auto index = [](const std::string& keys, const std::string& projection) {
    return R"({"IndexName":"idx","KeySchema":[)" + keys + R"(],"Projection":{)" + projection + "}}";
  };
  const std::string all = R"("ProjectionType":"ALL")";
  CHECK(on.error("CreateTable",
                 definition(two, key("id"),
                            R"(,"LocalSecondaryIndexes":[)" +
                                index(key("id") + "," + key("b", "RANGE"), all) + "]")) ==
        dynamodb::test::kInvalid +
            "Table KeySchema does not have a range key, which is required when specifying a "
            "LocalSecondaryIndex");
  CHECK(on.error("CreateTable",
                 definition(two, key("id") + "," + key("b", "RANGE"),
                            R"(,"LocalSecondaryIndexes":[)" +
                                index(key("b") + "," + key("id", "RANGE"), all) + "]")) ==
        dynamodb::test::kInvalid +
            "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
            "idx. index hash key: b, table hash key: id");
  const std::string global = R"(,"GlobalSecondaryIndexes":[)";
  CHECK(on.error("CreateTable",
                 definition(two, key("id"),
                            global + index(key("b"), all) + "," + index(key("b"), all) + "]")) ==
        dynamodb::test::kInvalid + "Duplicate index name: idx");
  CHECK(
      on.error("CreateTable",
               definition(two, key("id"),
                          global + index(key("b"), all + R"(,"NonKeyAttributes":["x"])") + "]")) ==
      dynamodb::test::kInvalid + "ProjectionType is ALL, but NonKeyAttributes is specified");
  CHECK(on.error("CreateTable", definition(two, key("id"), global + index(key("b"), "") + "]")) ==
        dynamodb::test::kInvalid + "Unknown ProjectionType: null");
  CHECK(on.error("CreateTable", definition(two, key("id"), global + "]")) ==
        dynamodb::test::kInvalid + "List of GlobalSecondaryIndexes is empty");
  const std::string twice = R"("ProjectionType":"INCLUDE","NonKeyAttributes":["x","a","x"])";
  CHECK(
      on.error("CreateTable", definition(two, key("id"), global + index(key("b"), twice) + "]")) ==
      dynamodb::test::kInvalid + "Duplicate element in NonKeyAttributes: x");
  CHECK(on.error("CreateTable", R"({"TableName":"tab","AttributeDefinitions":[)" + two +
                                    R"(],"KeySchema":[)" + key("id") + "]" + global +
                                    index(key("b"), all) +
                                    R"(],"ProvisionedThroughput":{"ReadCapacityUnits":1,
                                          "WriteCapacityUnits":1}})") ==
        dynamodb::test::kInvalid + "ProvisionedThroughput is not specified for index: idx");
}

TEST_CASE("CreateTable: at most five local indexes", "[dynamodb][CreateTable]") {
  Fixture on;
  const std::string keys = key("id") + "," + key("b", "RANGE");
  std::string indexes;
  for (const char* name : {"i-1", "i-2", "i-3", "i-4", "i-5", "i-6"}) {
    indexes += std::string(indexes.empty() ? "" : ",") + R"({"IndexName":")" + name +
               R"(","KeySchema":[)" + keys + R"(],"Projection":{"ProjectionType":"ALL"}})";
  }
  CHECK(on.error("CreateTable", definition(attribute("id") + "," + attribute("b"), keys,
                                           R"(,"LocalSecondaryIndexes":[)" + indexes + "]")) ==
        dynamodb::test::kInvalid + "Number of LocalSecondaryIndexes exceeds per-table limit of 5");
}

TEST_CASE("CreateTable: an attribute is defined once", "[dynamodb][CreateTable]") {
  Fixture on;
  CHECK(on.error("CreateTable", definition(attribute("id") + "," + attribute("id"), key("id"))) ==
        "ValidationException: Attribute Name is duplicated: id");
}

TEST_CASE("CreateTable: answers CREATING and describes the table", "[dynamodb][CreateTable]") {
  Fixture on;
  const std::string body = on.ok("CreateTable", definition(attribute("id"), key("id")));
  CHECK(body.find(R"("TableStatus":"CREATING")") != std::string::npos);
  CHECK(body.find(R"("TableArn":"arn:aws:dynamodb:us-west-2:000000000000:table/tab")") !=
        std::string::npos);
  CHECK(body.find(R"("BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST")") != std::string::npos);
  CHECK(body.find(R"("CreationDateTime":1767603600)") != std::string::npos);
}

TEST_CASE("CreateTable: a name is taken once for each account and region",
          "[dynamodb][CreateTable]") {
  Fixture on;
  on.make_table();
  CHECK(on.error("CreateTable", definition(attribute("id"), key("id"))) ==
        "ResourceInUseException: Table already exists: tab");
  aws::Caller elsewhere = tests::Stage::caller();
  elsewhere.region = "eu-west-1";
  aws::Client client{on.dispatcher, on.scheduler, elsewhere};
  dynamodb::CreateTableRequest request;
  request.table_name = "tab";
  request.attribute_definitions = {{"id", "S"}};
  request.key_schema = {{"id", "HASH"}};
  request.billing_mode = "PAY_PER_REQUEST";
  CHECK(client.now(request).table_description.table_arn ==
        "arn:aws:dynamodb:eu-west-1:000000000000:table/tab");
}

TEST_CASE("CreateTable: the table is there after the time a world sets",
          "[dynamodb][CreateTable]") {
  Fixture on{dynamodb::test::taking(5s, 3s)};
  on.make_table();
  const std::string get = R"({"TableName":"tab","Key":{"id":{"S":"a"}}})";
  CHECK(on.error("GetItem", get) == "ResourceNotFoundException: Requested resource not found");
  on.pass(4999ms);
  CHECK(on.ok("DescribeTable", R"({"TableName":"tab"})").find(R"("CREATING")") !=
        std::string::npos);
  on.pass(1ms);
  CHECK(on.ok("DescribeTable", R"({"TableName":"tab"})").find(R"("ACTIVE")") != std::string::npos);
  CHECK(on.ok("GetItem", get) == "{}");
}
