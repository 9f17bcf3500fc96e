#include "fakes/sqs/operations/list_queues.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

std::string names(const std::vector<std::string>& urls) {
  std::string joined;
  for (const std::string& url : urls) {
    joined += (joined.empty() ? "" : " ") + url.substr(url.rfind('/') + 1);
  }
  return joined;
}

}  // namespace

TEST_CASE_METHOD(tests::SqsStage, "ListQueues: by name, by prefix, of this region and account",
                 "[sqs][ListQueues]") {
  CHECK(json("AmazonSQS.ListQueues", "{}").body == "{}");
  for (const char* name : {"b", "a-b", "a", "ab"}) make_queue(name);
  aws::Caller other = caller();
  other.region = "eu-west-1";
  aws::Client abroad{dispatcher, scheduler, other};
  const sqs::ListQueuesRequest all;
  CHECK(names(call(all).queue_urls) == "a a-b ab b");
  CHECK(abroad.now(all).queue_urls.empty());
  sqs::ListQueuesRequest some;
  some.queue_name_prefix = "a";
  CHECK(names(call(some).queue_urls) == "a a-b ab");
  CHECK_THAT(query("sqs", "Action=ListQueues&Version=2012-11-05&QueueNamePrefix=b").body,
             Contains("<ListQueuesResult><QueueUrl>http://127.0.0.1:4566/000000000000/b</QueueUrl>"
                      "</ListQueuesResult>"));
}

TEST_CASE_METHOD(tests::SqsStage, "ListQueues: pages", "[sqs][ListQueues]") {
  for (const char* name : {"a", "a-b", "ab"}) make_queue(name);
  sqs::ListQueuesRequest request;
  request.max_results = 1;
  std::string seen;
  int pages = 0;
  do {
    const auto page = call(request);
    seen += names(page.queue_urls) + ".";
    request.next_token = page.next_token;
    ++pages;
  } while (!request.next_token.empty());
  CHECK(seen == "a.a-b.ab.");
  CHECK(pages == 3);
  request.next_token = "*";
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterValueException");
  request.next_token.clear();
  for (const int bad : {0, 1001}) {
    request.max_results = bad;
    CHECK_THAT(tests::error_message([&] { call(request); }),
               Contains("for parameter MaxResults is invalid. Reason: Must be between 1 and 1000"));
  }
}
