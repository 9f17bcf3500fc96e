#include "fakes/sqs/operations/add_permission.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;

TEST_CASE_METHOD(tests::SqsStage, "AddPermission: a statement more in the queue's policy",
                 "[sqs][AddPermission]") {
  const std::string url = make_queue("orders");
  CHECK(json("AmazonSQS.AddPermission",
             R"({"QueueUrl":")" + url +
                 R"(","Label":"one","AWSAccountIds":["111111111111","668614515564"],)"
                 R"("Actions":["ReceiveMessage"]})")
            .status == 200);
  CHECK(query("sqs",
              "Action=AddPermission&Version=2012-11-05&Label=two&AWSAccountId.1=111111111111"
              "&ActionName.1=SendMessage&ActionName.2=DeleteMessage&QueueUrl=" +
                  url)
            .status == 200);
  CHECK(attribute(url, "Policy") ==
        R"({"Version":"2008-10-17","Id":"arn:aws:sqs:us-west-2:000000000000:orders/)"
        R"(SQSDefaultPolicy","Statement":[{"Sid":"one","Effect":"Allow","Principal":{"AWS":[)"
        R"("arn:aws:iam::111111111111:root","arn:aws:iam::668614515564:root"]},)"
        R"("Action":"SQS:ReceiveMessage","Resource":"arn:aws:sqs:us-west-2:000000000000:orders"},)"
        R"({"Sid":"two","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},)"
        R"("Action":["SQS:SendMessage","SQS:DeleteMessage"],)"
        R"("Resource":"arn:aws:sqs:us-west-2:000000000000:orders"}]})");
}

TEST_CASE_METHOD(tests::SqsStage, "AddPermission: labels, accounts and actions are checked",
                 "[sqs][AddPermission]") {
  sqs::AddPermissionRequest request;
  request.queue_url = make_queue("orders");
  request.label = "label";
  request.aws_account_ids = {"111111111111"};
  request.actions = {"*"};
  call(request);
  CHECK(error_message([&] { call(request); }) ==
        "Value label for parameter Label is invalid. Reason: Already exists.");
  request.label = "a b";
  CHECK_FALSE(error_message([&] { call(request); }).empty());
  request.label = "other";
  request.actions = {"FlyMessage"};
  CHECK(error_message([&] { call(request); }) ==
        "Value SQS:FlyMessage for parameter ActionName is invalid. Reason: Please refer to the "
        "appropriate WSDL for a list of valid actions. ");
  request.actions = {"SendMessage", "SetQueueAttributes"};
  CHECK(error_message([&] { call(request); }) ==
        "Value SQS:SetQueueAttributes for parameter ActionName is invalid. Reason: Only the queue "
        "owner is allowed to invoke this action.");
  request.actions = {};
  CHECK(error_message([&] { call(request); }) == "The request must contain the parameter Actions.");
  request.actions.assign(8, "SendMessage");
  CHECK(error_message([&] { call(request); }) == "8 Actions were found, maximum allowed is 7.");
  CHECK(error_code([&] { call(request); }) == "OverLimit");
  request.actions = {"SendMessage"};
  request.aws_account_ids = {};
  CHECK(error_message([&] { call(request); }) ==
        "Value [] for parameter PrincipalId is invalid. Reason: Unable to verify.");
  request.aws_account_ids = {"1"};
  CHECK_FALSE(error_message([&] { call(request); }).empty());
}
