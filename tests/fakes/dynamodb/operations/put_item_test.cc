#include "fakes/dynamodb/operations/put_item.h"

#include "fakes/aws/wire.h"
#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

const std::string kIfNew = R"j(,"ConditionExpression":"attribute_not_exists(id)")j";

std::string put_item(const std::string& item, const std::string& more = {}) {
  return R"({"TableName":"tab","Item":)" + item + more + "}";
}

}  // namespace

TEST_CASE("PutItem: mistyped attribute values are a SerializationException",
          "[dynamodb][PutItem]") {
  Fixture on;
  // Types come before everything else, even before the missing table name.
  CHECK(on.error("PutItem", R"({"Item":{"id":{"N":1}}})") ==
        "SerializationException: NUMBER_VALUE cannot be converted to String");
  CHECK(on.error("PutItem", R"({"Item":"a"})") == "SerializationException: Unexpected field type");
}

TEST_CASE("PutItem: attributes have names, shorter than 64 KB", "[dynamodb][PutItem]") {
  Fixture on;
  on.make_table();
  const auto named = [](std::size_t bytes) {
    return put_item(R"({"id":{"S":"a"},")" + std::string(bytes, 'n') + R"(":{"S":""}})");
  };
  CHECK(on.error("PutItem", named(0)) == "ValidationException: Empty attribute name");
  on.ok("PutItem", named(65535));
  const std::string too_large =
      "ValidationException: Attribute name is too large, must be less than 65536 bytes";
  CHECK(on.error("PutItem", named(65536)) == too_large);
  CHECK(on.error("GetItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}},"AttributesToGet":[")" +
                                std::string(65536, 'n') + "\"]}") == too_large);
  CHECK(on.error("UpdateItem",
                 R"({"TableName":"tab","Key":{"id":{"S":"a"}},"AttributeUpdates":{")" +
                     std::string(65536, 'n') + R"(":{"Action":"DELETE"}}})") == too_large);
}

TEST_CASE("PutItem: an attribute nests 31 levels deep", "[dynamodb][PutItem]") {
  Fixture on;
  on.make_table();
  std::string value = R"({"S":"x"})";
  for (int i = 0; i < 31; ++i) value = R"({"L":[)" + value + "]}";
  on.put("tab", R"({"id":{"S":"a"},"v":)" + value + "}");
  const std::string deeper = R"({"L":[)" + value + "]}";
  const std::string too_deep =
      "ValidationException: Nesting Levels have exceeded supported limits: Attributes in the item "
      "have nested levels beyond supported limit";
  CHECK(on.error("PutItem", put_item(R"({"id":{"S":"a"},"v":)" + deeper + "}")) == too_deep);
  const std::string update = R"("TableName":"tab","Key":{"id":{"S":"a"}},"UpdateExpression":)";
  CHECK(on.error("UpdateItem", "{" + update + R"("SET w = :v","ExpressionAttributeValues":{":v":)" +
                                   deeper + "}}") == too_deep);
  CHECK(on.error("UpdateItem", "{" + update + R"("SET v[0] = v"})") ==
        "ValidationException: Nesting Levels have exceeded supported limits");
}

TEST_CASE("PutItem: constraints come before values", "[dynamodb][PutItem]") {
  Fixture on;
  CHECK(on.error("PutItem", R"({"Item":{"id":{}}})") ==
        "ValidationException: 1 validation error detected: Value null at 'tableName' failed to "
        "satisfy constraint: Member must not be null");
  CHECK(on.error("PutItem", R"({"TableName":"bad table!","Item":{}})") ==
        "ValidationException: 1 validation error detected: Value 'bad table!' at 'tableName' "
        "failed to satisfy constraint: Member must satisfy regular expression pattern: "
        "[a-zA-Z0-9_.-]+");
  CHECK(on.error("PutItem", put_item("{}", R"(,"ReturnValues":"hi")")) ==
        "ValidationException: 1 validation error detected: Value 'hi' at 'returnValues' failed to "
        "satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, "
        "NONE, UPDATED_NEW]");
}

TEST_CASE("PutItem: values and parameters come before the table", "[dynamodb][PutItem]") {
  Fixture on;
  CHECK(on.error("PutItem", put_item(R"({"id":{}})")) ==
        "ValidationException: Supplied AttributeValue is empty, must contain exactly one of the "
        "supported datatypes");
  CHECK(on.error("PutItem", put_item("{}", R"(,"ReturnValues":"ALL_NEW")")) ==
        "ValidationException: ReturnValues can only be ALL_OLD or NONE");
  CHECK(on.error("PutItem", put_item("{}", R"(,"Expected":{},"ConditionExpression":"a = :a")")) ==
        "ValidationException: Can not use both expression and non-expression parameters in the "
        "same request: Non-expression parameters: {Expected} Expression parameters: "
        "{ConditionExpression}");
  CHECK(on.error("PutItem", put_item("{}", R"(,"ExpressionAttributeNames":{"#a":"a"})")) ==
        "ValidationException: ExpressionAttributeNames can only be specified when using "
        "expressions");
  CHECK(on.error("PutItem", put_item("{}", R"(,"ExpressionAttributeValues":{":a":{"S":"a"}})")) ==
        "ValidationException: ExpressionAttributeValues can only be specified when using "
        "expressions: ConditionExpression is null");
  CHECK(on.error("PutItem", put_item("{}", R"(,"ConditionExpression":"a = :a",
          "ExpressionAttributeValues":{":a":{"N":"b"}})")) ==
        "ValidationException: ExpressionAttributeValues contains invalid value: The parameter "
        "cannot be converted to a numeric value: b for key :a");
  const std::string big(400 * 1024 - 1, 'a');
  CHECK(on.error("PutItem", put_item(R"({"id":{"S":")" + big + R"("}})")) ==
        "ValidationException: Item size has exceeded the maximum allowed size");
  CHECK(on.error("PutItem", put_item("{}")) ==
        "ResourceNotFoundException: Requested resource not found");
}

TEST_CASE("PutItem: the key must be there, of its type, not empty, not too long",
          "[dynamodb][PutItem]") {
  Fixture on;
  on.make_table();
  CHECK(on.error("PutItem", put_item("{}")) ==
        dynamodb::test::kInvalid + "Missing the key id in the item");
  CHECK(on.error("PutItem", put_item(R"({"id":{"N":"1"}})")) ==
        dynamodb::test::kInvalid + "Type mismatch for key id expected: S actual: N");
  CHECK(on.error("PutItem", put_item(R"({"id":{"S":""}})")) ==
        "ValidationException: One or more parameter values are not valid. The AttributeValue for a "
        "key attribute cannot contain an empty string value. Key: id");
  CHECK(on.error("PutItem", put_item(R"({"id":{"S":")" + std::string(2049, 'k') + R"("}})")) ==
        dynamodb::test::kInvalid +
            "Size of hashkey has exceeded the maximum size limit of2048 bytes");
}

TEST_CASE("PutItem: index keys must be of their types", "[dynamodb][PutItem]") {
  Fixture on;
  on.make_indexed_table();
  const auto fails = [&](const std::string& more) {
    return on.error("PutItem",
                    R"({"TableName":"rng","Item":{"pk":{"S":"a"},"sk":{"N":"1"},)" + more + "}}");
  };
  CHECK(fails(R"("g":{"N":"1"})") ==
        dynamodb::test::kInvalid +
            "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g");
  CHECK(fails(R"("s":{"S":""})") ==
        "ValidationException: One or more parameter values are not valid. A value specified for a "
        "secondary index key is not supported. The AttributeValue for a key attribute cannot "
        "contain an empty string value. IndexName: by-s, IndexKey: s");
}

TEST_CASE("PutItem: puts, replaces, and returns the old item when asked", "[dynamodb][PutItem]") {
  Fixture on;
  on.make_table();
  CHECK(on.ok("PutItem", put_item(R"({"id":{"S":"a"},"n":{"N":"01.50"}})")) == "{}");
  CHECK(on.ok("GetItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}}})") ==
        R"({"Item":{"id":{"S":"a"},"n":{"N":"1.5"}}})");
  CHECK(on.ok("PutItem", put_item(R"({"id":{"S":"a"}})", R"(,"ReturnValues":"ALL_OLD")")) ==
        R"({"Attributes":{"id":{"S":"a"},"n":{"N":"1.5"}}})");
  CHECK(on.ok("GetItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}}})") ==
        R"({"Item":{"id":{"S":"a"}}})");
}

TEST_CASE("PutItem: a condition that does not hold changes nothing", "[dynamodb][PutItem]") {
  Fixture on;
  on.make_table();
  const std::string once = put_item(R"({"id":{"S":"a"},"n":{"N":"1"}})", kIfNew);
  on.ok("PutItem", once);
  CHECK(on.error("PutItem", once) ==
        "ConditionalCheckFailedException: The conditional request failed");
  const auto response =
      on.json("DynamoDB_20120810.PutItem",
              put_item(R"({"id":{"S":"a"}})",
                       kIfNew + R"(,"ReturnValuesOnConditionCheckFailure":"ALL_OLD")"));
  CHECK(response.body ==
        R"({"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",)"
        R"("message":"The conditional request failed","Item":{"id":{"S":"a"},"n":{"N":"1"}}})");
}

TEST_CASE("PutItem: responses carry their CRC-32", "[dynamodb][PutItem]") {
  Fixture on;
  on.make_table();
  const auto response = on.json("DynamoDB_20120810.PutItem", put_item(R"({"id":{"S":"a"}})"));
  CHECK(response.headers.get("x-amz-crc32") == std::to_string(aws::crc32(response.body)));
  CHECK(response.headers.get("Content-Type") == "application/x-amz-json-1.0");
}

TEST_CASE("PutItem: consumed capacity counts the larger image and the indexes",
          "[dynamodb][PutItem]") {
  Fixture on;
  on.make_indexed_table();
  const auto put_indexed = [&](const std::string& more) {
    return on.ok("PutItem", R"({"TableName":"rng","ReturnConsumedCapacity":"INDEXES",
      "ReturnItemCollectionMetrics":"SIZE","Item":{"pk":{"S":"a"},"sk":{"N":"1"})" +
                                more + "}}");
  };
  CHECK(put_indexed("") ==
        R"({"ConsumedCapacity":{"TableName":"rng","CapacityUnits":1,"Table":{"CapacityUnits":1}},)"
        R"("ItemCollectionMetrics":{"ItemCollectionKey":{"pk":{"S":"a"}},)"
        R"("SizeEstimateRangeGB":[0,1]}})");
  // The item enters one local and two global indexes.
  CHECK(put_indexed(R"(,"s":{"S":"s"},"g":{"S":"g"},"n":{"N":"1"})")
            .find(R"("CapacityUnits":4,"Table":{"CapacityUnits":1},)"
                  R"("LocalSecondaryIndexes":{"by-s":{"CapacityUnits":1}},)"
                  R"("GlobalSecondaryIndexes":{"by-g":{"CapacityUnits":1},)"
                  R"("few":{"CapacityUnits":1}})") != std::string::npos);
  // `y` is only in by-g; it makes the item larger than 1 KB.
  CHECK(put_indexed(R"(,"s":{"S":"s"},"g":{"S":"g"},"n":{"N":"1"},"y":{"S":")" +
                    std::string(1024, 'y') + R"("})")
            .find(R"("CapacityUnits":4,"Table":{"CapacityUnits":2},)"
                  R"("GlobalSecondaryIndexes":{"by-g":{"CapacityUnits":2}})") != std::string::npos);
}

TEST_CASE("PutItem: clients inside the World write items where values are wanted",
          "[dynamodb][PutItem]") {
  Fixture on;
  on.make_table();
  dynamodb::PutItemRequest request;
  request.table_name = "tab";
  request.item = dynamodb::Item{{"id", dynamodb::AttributeValue::s("a")}};
  on.call(request);
  request.return_values = "ALL_OLD";
  CHECK(on.call(request).attributes->get() == request.item.get());
}
