// The stage of the SQS tests: the service alone, with short ways to say the usual things.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/sqs/operations/receive_message.h"
#include "fakes/sqs/operations/send_message.h"
#include "fakes/sqs/sqs.h"
#include "tests/support/stage.h"

namespace tests {

struct SqsStage : Stage {
  sqs::Sqs sqs;

  explicit SqsStage(const sqs::Options& options = {}) : sqs(environment, options) {
    dispatcher.add(sqs);
  }

  using Attributes = std::map<std::string, std::string>;

  // Makes a queue and returns its URL.
  std::string make_queue(std::string name, Attributes attributes = {});
  // `name` without `.fifo`; ids are needed for each message unless `content_based`.
  std::string make_fifo(const std::string& name, bool content_based = true);

  sqs::SendMessageResponse send(const std::string& url, std::string body);
  sqs::SendMessageResponse send_fifo(const std::string& url, std::string body, std::string group,
                                     std::string deduplication_id = {});

  // Receives without waiting. 0: the queue's own visibility timeout.
  std::vector<sqs::ReceivedMessage> receive(const std::string& url, int limit = 1,
                                            int visibility_seconds = 0);
  // One message with all its attributes. REQUIRES: there is one.
  sqs::ReceivedMessage receive_one(const std::string& url);
  // The bodies of what receive() gives, joined by spaces.
  std::string receive_bodies(const std::string& url, int limit = 10);

  void remove(const std::string& url, const std::string& receipt_handle);
  // One attribute of a queue; "" if it is not set.
  std::string attribute(const std::string& url, const std::string& name);
  // `visible/in flight/delayed`
  std::string counts(const std::string& url);
  static std::string arn(const std::string& name) {
    return "arn:aws:sqs:us-west-2:000000000000:" + name;
  }

  // A queue whose messages go to `NAME-dlq` after `max_receives`; returns both URLs.
  struct Pair {
    std::string url;
    std::string dlq;
  };
  Pair make_pair(const std::string& name, int max_receives);

  // `kind subject` of the events of SQS about messages, in order.
  std::vector<std::string> events(std::string_view kind) const;
};

}  // namespace tests
