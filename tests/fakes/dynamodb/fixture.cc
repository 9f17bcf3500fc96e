#include "tests/fakes/dynamodb/fixture.h"

#include <nlohmann/json.hpp>

namespace dynamodb::test {
namespace {

std::string target(std::string_view operation) {
  return "DynamoDB_20120810." + std::string(operation);
}

}  // namespace

std::string Fixture::ok(std::string_view operation, const std::string& body) {
  const sim::http::Response response = json(target(operation), body);
  INFO(body << " -> " << response.body);
  REQUIRE(response.status == 200);
  return response.body;
}

std::string Fixture::error(std::string_view operation, const std::string& body) {
  const sim::http::Response response = json(target(operation), body);
  INFO(body << " -> " << response.body);
  REQUIRE(response.status == 400);
  const auto parsed = nlohmann::json::parse(response.body);
  const std::string type = parsed.at("__type");
  const bool is_of_the_front = type.ends_with("#SerializationException");
  return type.substr(type.find('#') + 1) + ": " +
         std::string(parsed.at(is_of_the_front ? "Message" : "message"));
}

void Fixture::make_table() {
  ok("CreateTable", R"({"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
    "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
    "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]})");
}

void Fixture::make_indexed_table() {
  ok("CreateTable", R"({"TableName":"rng","BillingMode":"PAY_PER_REQUEST",
    "AttributeDefinitions":[
      {"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"},
      {"AttributeName":"s","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"},
      {"AttributeName":"n","AttributeType":"N"}],
    "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
    "LocalSecondaryIndexes":[{"IndexName":"by-s","Projection":{"ProjectionType":"KEYS_ONLY"},
      "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},
                   {"AttributeName":"s","KeyType":"RANGE"}]}],
    "GlobalSecondaryIndexes":[
      {"IndexName":"by-g","Projection":{"ProjectionType":"ALL"},
       "KeySchema":[{"AttributeName":"g","KeyType":"HASH"},
                    {"AttributeName":"n","KeyType":"RANGE"}]},
      {"IndexName":"few","Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]},
       "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}]}]})");
}

void Fixture::put(const std::string& table, const std::string& item) {
  ok("PutItem", R"({"TableName":")" + table + R"(","Item":)" + item + "}");
}

}  // namespace dynamodb::test
