#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

std::string table(const std::string& more) {
  return R"({"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
    "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
    "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],)" +
         more + "}";
}

}  // namespace

TEST_CASE("CreateTable: the class, and a stream that is off", "[dynamodb][CreateTable]") {
  Fixture on;
  CHECK(on.error("CreateTable", table(R"("TableClass":"COLD")")) ==
        dynamodb::test::kInvalid +
            "Invalid table-class parameter provided. Please try again with a valid table-class "
            "value: [STANDARD, STANDARD_INFREQUENT_ACCESS].");
  CHECK(
      on.error("CreateTable", table(R"("StreamSpecification":{})")) ==
      "ValidationException: 1 validation error detected: Value null at "
      "'streamSpecification.streamEnabled' failed to satisfy constraint: Member must not be null");
  CHECK(on.error("CreateTable",
                 table(R"("StreamSpecification":{"StreamEnabled":true,"StreamViewType":"ALL"})")) ==
        "ValidationException: 1 validation error detected: Value 'ALL' at "
        "'streamSpecification.streamViewType' failed to satisfy constraint: Member must satisfy "
        "enum value set: [OLD_IMAGE, KEYS_ONLY, NEW_AND_OLD_IMAGES, NEW_IMAGE]");
  CHECK(on.error("CreateTable", table(R"("StreamSpecification":{"StreamEnabled":false,
                                          "StreamViewType":"NEW_IMAGE"})")) ==
        dynamodb::test::kInvalid +
            "Table is being created with a stream disabled, UpdateViewType should not be "
            "specified");
  CHECK(on.error("CreateTable", table(R"("StreamSpecification":{"StreamEnabled":true})")) ==
        dynamodb::test::kInvalid +
            "Table is being created with a stream enabled, UpdateViewType is required");
  const std::string made = on.ok("CreateTable", table(R"("TableClass":"STANDARD_INFREQUENT_ACCESS",
                                              "StreamSpecification":{"StreamEnabled":false})"));
  CHECK(made.find(R"("TableClassSummary":{"TableClass":"STANDARD_INFREQUENT_ACCESS"})") !=
        std::string::npos);
  CHECK(made.find("Stream") == std::string::npos);
}

TEST_CASE("CreateTable: encryption is described by its key", "[dynamodb][CreateTable]") {
  Fixture on;
  int tables = 0;
  const auto described = [&](const std::string& sse) {
    std::string body = table(R"("SSESpecification":)" + sse);
    body.replace(body.find("\"tab\""), 5, "\"tab" + std::to_string(++tables) + "\"");
    const std::string made = on.ok("CreateTable", body);
    const std::string mark = R"("KMSMasterKeyArn":")";
    const auto at = made.find(mark);
    if (at == std::string::npos) return std::string(made.find("SSE") == made.npos ? "none" : "?");
    const auto begin = at + mark.size();
    return made.substr(begin, made.find('"', begin) - begin);
  };
  const std::string key_of_account = described(R"({"Enabled":true})");
  const std::string prefix = "arn:aws:kms:us-west-2:000000000000:key/";
  CHECK(key_of_account.starts_with(prefix));
  CHECK(key_of_account.size() == prefix.size() + 36);
  CHECK(described(R"({"SSEType":"KMS"})") == key_of_account);
  CHECK(described(R"({"Enabled":true,"SSEType":"KMS","KMSMasterKeyId":"alias/aws/dynamodb"})") ==
        key_of_account);
  CHECK(described(R"({"SSEType":"KMS","KMSMasterKeyId":"1a"})") == prefix + "1a");
  CHECK(described(R"({"SSEType":"KMS","KMSMasterKeyId":"arn:aws:kms:eu-west-1:1:key/2"})") ==
        "arn:aws:kms:eu-west-1:1:key/2");
  CHECK(described(R"({"Enabled":false})") == "none");
  CHECK(described("{}") == "none");
}

TEST_CASE("CreateTable: encryption that cannot be", "[dynamodb][CreateTable]") {
  Fixture on;
  const auto fails = [&](const std::string& sse) {
    return on.error("CreateTable", table(R"("SSESpecification":)" + sse));
  };
  CHECK(fails(R"({"Enabled":false,"SSEType":"KMS"})") ==
        dynamodb::test::kInvalid + "SSEType can not be specified if Enabled is false");
  CHECK(fails(R"({"Enabled":false,"KMSMasterKeyId":"1a"})") ==
        dynamodb::test::kInvalid + "KMSMasterKeyId can not be specified if Enabled is false");
  CHECK(fails(R"({"Enabled":true,"KMSMasterKeyId":"1a"})") ==
        dynamodb::test::kInvalid + "SSEType KMS is required if KMSMasterKeyId is specified");
  CHECK(fails(R"({"Enabled":true,"SSEType":"AES256"})") ==
        dynamodb::test::kInvalid + "SSEType AES256 is not supported");
}

TEST_CASE("CreateTable: tags are checked", "[dynamodb][CreateTable]") {
  Fixture on;
  const auto fails = [&](const std::string& tags) {
    return on.error("CreateTable", table(R"("Tags":[)" + tags + "]"));
  };
  const auto tag = [](const std::string& name) {
    return R"({"Key":")" + name + R"(","Value":"v"})";
  };
  const std::string validation = "ValidationException: ";
  CHECK(fails(tag("a") + "," + tag("a")) ==
        validation + "Duplicate Tag Keys provided as input: Duplicate Tag Key found a");
  CHECK(fails(tag("")) == validation + "The Tag Key provided is invalid, Key: ");
  CHECK(fails(R"({"Key":"a"})") == validation + "The Tag Value provided is invalid, Value: null");
  CHECK(fails(tag("aws:a")) == validation + "Tag Key cannot be prefixed with aws:, Key: aws:a");
  std::string many = tag("k");
  for (int i = 0; i < 50; ++i) many += "," + tag("k" + std::to_string(i));
  CHECK(fails(many) ==
        validation + "Number of Tags exceed the current limit for the provided ResourceArn");
}
