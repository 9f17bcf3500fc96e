// How long the tables of a world take.
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

TEST_CASE("world table_times: tables of the setup are there, others take their time",
          "[scenario][world]") {
  const std::string schema =
      "AttributeDefinitions: [{AttributeName: id, AttributeType: S}], "
      "KeySchema: [{AttributeName: id, KeyType: HASH}], BillingMode: PAY_PER_REQUEST";
  const std::string world =
      "world: slow\ntable_times: 5s..12s\nsetup:\n"
      "  - dynamodb.CreateTable: {TableName: old, " +
      schema +
      "}\n"
      "  - dynamodb.PutItem: {TableName: old, Item: {id: {S: a}}}\n";
  const auto call = [](const std::string& operation, const std::string& input,
                       const std::string& error = {}) {
    return "  - call: {operation: dynamodb." + operation + ", input: {" + input + "}" +
           (error.empty() ? "" : ", error: " + error) + "}\n";
  };
  const std::string put = "TableName: new, Item: {id: {S: a}}";
  const std::string protect = "TableName: new, DeletionProtectionEnabled: false";
  const std::string in_use = "ResourceInUseException";
  const std::string none = "ResourceNotFoundException";
  const std::string steps =
      call("CreateTable", "TableName: new, " + schema) + "  - wait: 4999ms\n" +
      call("PutItem", put, none) + call("UpdateTable", protect, in_use) +
      call("DeleteTable", "TableName: new", in_use) + "  - wait: 7001ms\n" + call("PutItem", put) +
      call("UpdateTable", protect) + call("DeleteTable", "TableName: new") + "  - wait: 4999ms\n" +
      call("CreateTable", "TableName: new, " + schema, in_use) + "  - wait: 7001ms\n" +
      call("DescribeTable", "TableName: new", none);
  for (const std::uint64_t seed : {1, 2, 3}) {
    const harness::Take take =
        tests::play_whole("title: x\nworld: world.yaml\nsteps:\n" + steps, {world, seed});
    CHECK(tests::failures_of(take) == "");
  }
}
