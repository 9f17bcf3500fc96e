#include "fakes/sqs/operations/remove_permission.h"

#include "fakes/sqs/operations/add_permission.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE_METHOD(tests::SqsStage, "RemovePermission: one after the other, until there is no policy",
                 "[sqs][RemovePermission]") {
  const std::string url = make_queue("orders");
  sqs::AddPermissionRequest add;
  add.queue_url = url;
  add.aws_account_ids = {"111111111111"};
  add.actions = {"ReceiveMessage"};
  for (const char* label : {"one", "two"}) {
    add.label = label;
    call(add);
  }
  CHECK(
      json("AmazonSQS.RemovePermission", R"({"QueueUrl":")" + url + R"(","Label":"one"})").status ==
      200);
  CHECK_THAT(attribute(url, "Policy"), Contains(R"("Sid":"two")") && !Contains(R"("Sid":"one")"));
  CHECK_THAT(
      json("AmazonSQS.RemovePermission", R"({"QueueUrl":")" + url + R"(","Label":"one"})").body,
      Contains("Value one for parameter Label is invalid. Reason: can't find label on existing "
               "policy."));
  const std::string form = "Action=RemovePermission&Version=2012-11-05&Label=two&QueueUrl=" + url;
  CHECK(query("sqs", form).status == 200);
  CHECK(attribute(url, "Policy").empty());
  CHECK_THAT(query("sqs", form).body,
             Contains("Value two for parameter Label is invalid. Reason: can't find label.<"));
}
