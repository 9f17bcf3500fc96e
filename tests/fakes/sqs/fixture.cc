#include "tests/fakes/sqs/fixture.h"

#include "fakes/sqs/operations/create_queue.h"
#include "fakes/sqs/operations/delete_message.h"
#include "fakes/sqs/operations/get_queue_attributes.h"

namespace tests {

std::string SqsStage::make_queue(std::string name, Attributes attributes) {
  sqs::CreateQueueRequest request;
  request.queue_name = std::move(name);
  request.attributes = std::move(attributes);
  return call(request).queue_url;
}

std::string SqsStage::make_fifo(const std::string& name, bool content_based) {
  return make_queue(
      name + ".fifo",
      {{"FifoQueue", "true"}, {"ContentBasedDeduplication", content_based ? "true" : "false"}});
}

sqs::SendMessageResponse SqsStage::send(const std::string& url, std::string body) {
  sqs::SendMessageRequest request;
  request.queue_url = url;
  request.message_body = std::move(body);
  return call(request);
}

sqs::SendMessageResponse SqsStage::send_fifo(const std::string& url, std::string body,
                                             std::string group, std::string deduplication_id) {
  sqs::SendMessageRequest request;
  request.queue_url = url;
  request.message_body = std::move(body);
  request.message_group_id = std::move(group);
  request.message_deduplication_id = std::move(deduplication_id);
  return call(request);
}

std::vector<sqs::ReceivedMessage> SqsStage::receive(const std::string& url, int limit,
                                                    int visibility_seconds) {
  sqs::ReceiveMessageRequest request;
  request.queue_url = url;
  request.max_number_of_messages = limit;
  request.attribute_names = {"All"};
  request.message_attribute_names = {"All"};
  if (visibility_seconds != 0) request.visibility_timeout = visibility_seconds;
  return call(request).messages;
}

sqs::ReceivedMessage SqsStage::receive_one(const std::string& url) { return receive(url).at(0); }

std::string SqsStage::receive_bodies(const std::string& url, int limit) {
  std::string bodies;
  for (const auto& message : receive(url, limit)) {
    bodies += (bodies.empty() ? "" : " ") + message.body;
  }
  return bodies;
}

void SqsStage::remove(const std::string& url, const std::string& receipt_handle) {
  sqs::DeleteMessageRequest request;
  request.queue_url = url;
  request.receipt_handle = receipt_handle;
  call(request);
}

std::string SqsStage::attribute(const std::string& url, const std::string& name) {
  sqs::GetQueueAttributesRequest request;
  request.queue_url = url;
  request.attribute_names = {name};
  const auto attributes = call(request).attributes;
  const auto found = attributes.find(name);
  return found == attributes.end() ? "" : found->second;
}

std::string SqsStage::counts(const std::string& url) {
  return attribute(url, "ApproximateNumberOfMessages") + "/" +
         attribute(url, "ApproximateNumberOfMessagesNotVisible") + "/" +
         attribute(url, "ApproximateNumberOfMessagesDelayed");
}

SqsStage::Pair SqsStage::make_pair(const std::string& name, int max_receives) {
  Pair pair;
  pair.dlq = make_queue(name + "-dlq");
  pair.url = make_queue(
      name,
      {{"RedrivePolicy", R"({"deadLetterTargetArn":")" + arn(name + "-dlq") +
                             R"(","maxReceiveCount":)" + std::to_string(max_receives) + "}"}});
  return pair;
}

std::vector<std::string> SqsStage::events(std::string_view kind) const {
  std::vector<std::string> found;
  for (const auto& event : journal.events()) {
    if (event.kind == kind) found.push_back(event.data);
  }
  return found;
}

}  // namespace tests
