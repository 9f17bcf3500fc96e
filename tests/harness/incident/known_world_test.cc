#include "harness/incident/known_world.h"

#include "tests/support/catch.h"

TEST_CASE("known_world: queues, tables and families of a setup", "[incident]") {
  harness::WorldConfig world;
  world.images["shop:latest"] = {.standin = "shop"};
  world.mail_domains = {"shop.test"};
  world.setup = {
      {"sqs", "CreateQueue",
       R"({"QueueName":"jobs","Attributes":{"RedrivePolicy":)"
       R"("{\"deadLetterTargetArn\":\"arn:aws:sqs:r:1:dead\",)"
       R"(\"maxReceiveCount\":3}"}})"},
      {"sqs", "CreateQueue", R"({"QueueName":"dead"})"},
      {"sns", "CreateTopic", R"({"Name":"news"})"},
      {"sns", "Subscribe",
       R"({"TopicArn":"arn:aws:sns:r:1:news","Protocol":"sqs","Endpoint":"arn:aws:sqs:r:1:jobs"})"},
      {"dynamodb", "CreateTable",
       R"({"TableName":"orders","KeySchema":[{"AttributeName":"at","KeyType":"RANGE"},)"
       R"({"AttributeName":"id","KeyType":"HASH"}],"AttributeDefinitions":[)"
       R"({"AttributeName":"id","AttributeType":"S"},{"AttributeName":"at","AttributeType":"N"}]})"},
      {"ecs", "RegisterTaskDefinition",
       R"({"family":"shop","containerDefinitions":[{"name":"web","image":"shop:latest"}]})"},
      {"ecs", "RegisterTaskDefinition",
       R"({"family":"other","containerDefinitions":[{"name":"x","image":"other:1"}]})"},
      {"ecs", "CreateService",
       R"({"serviceName":"shop-service","taskDefinition":"shop:1","desiredCount":2})"}};
  const incident::KnownWorld known = incident::known_world(world);
  CHECK(known.queues.at("jobs").dead_letters == "dead");
  CHECK(known.queues.at("jobs").most_receives == 3);
  CHECK(known.queues.at("jobs").is_fed_by_topic);
  CHECK(known.source_of("dead") == "jobs");
  CHECK(known.source_of("jobs").empty());
  CHECK(known.is_dead_letter_queue("dead"));
  CHECK(known.tables.at("orders").keys == std::vector<std::string>{"id", "at"});
  CHECK(known.families.at("shop").runs);
  CHECK(known.families.at("shop").at_start == 2);
  CHECK(known.families.at("shop").service == "shop-service");
  CHECK_FALSE(known.families.at("other").runs);
  CHECK(known.family_of_container("web") == "shop");
  CHECK(known.topics.contains("news"));
  CHECK(known.has_programs);
}
