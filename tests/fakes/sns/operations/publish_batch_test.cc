#include "fakes/sns/operations/publish_batch.h"

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::SnsFixture;

namespace {

struct PublishBatchFixture : SnsFixture {
  sns::PublishBatchRequest request;
  PublishBatchFixture() { request.topic_arn = topic(); }
  void entry(const std::string& id, const std::string& message) {
    request.entries.push_back({id, message, {}, {}, {}});
  }
};

}  // namespace

TEST_CASE_METHOD(PublishBatchFixture, "PublishBatch: each entry is a message of its own",
                 "[sns][PublishBatch]") {
  subscribe(request.topic_arn, {{"RawMessageDelivery", "true"}});
  entry("a", "one");
  entry("b", "two");
  const auto response = call(request);
  REQUIRE(response.successful.size() == 2);
  CHECK(response.failed.empty());
  CHECK(response.successful[0].id == "a");
  CHECK(response.successful[0].message_id != response.successful[1].message_id);
  REQUIRE(queues.deliveries.size() == 2);
  CHECK(queues.deliveries[1].body == "two");
}

TEST_CASE_METHOD(PublishBatchFixture, "PublishBatch: what is wrong with the batch",
                 "[sns][PublishBatch]") {
  CHECK(error_code([&] { call(request); }) == "EmptyBatchRequestException");
  entry("a", "one");
  entry("a", "two");
  CHECK(error_code([&] { call(request); }) == "BatchEntryIdsNotDistinctException");
  request.entries[1].id = "a b";
  CHECK(error_code([&] { call(request); }) == "InvalidBatchEntryIdException");
  request.entries[1] = {"b", std::string(262144, 'x'), {}, {}, {}};
  CHECK(error_code([&] { call(request); }) == "BatchRequestTooLongException");
  request.entries.clear();
  for (int i = 0; i < 11; ++i) entry(std::to_string(i), "x");
  CHECK(error_code([&] { call(request); }) == "TooManyEntriesInBatchRequestException");
}

TEST_CASE_METHOD(PublishBatchFixture, "PublishBatch: one wrong entry and nothing is sent",
                 "[sns][PublishBatch]") {
  subscribe(request.topic_arn);
  entry("a", "one");
  entry("b", "");
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  CHECK(queues.deliveries.empty());
  request.topic_arn = tests::kNoTopic;
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
}
