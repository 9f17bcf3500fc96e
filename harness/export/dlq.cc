// Dead-letter queues as `aws sqs receive-message --attribute-names All --message-attribute-names
// All --max-number-of-messages 10` prints them, called until nothing comes any more, at the end of
// the take.
//
// https://docs.aws.amazon.com/cli/latest/reference/sqs/receive-message.html
#include <map>
#include <utility>

#include "fakes/aws/base64.h"
#include "fakes/aws/encode.h"
#include "fakes/sqs/messages/digest.h"
#include "fakes/sqs/operations/receive_message.h"
#include "harness/export/exporter.h"
#include "harness/export/recorded_message.h"
#include "sim/journal/json_writer.h"

namespace exporting {
namespace {

constexpr std::size_t kMostOfCall = 10;

// When it is looked at after the take, it is received once more.
sqs::ReceivedMessage received_once_more(const RecordedMessage& message, sim::Time end) {
  sqs::ReceivedMessage received;
  const auto put = [&](const char* name, std::string value) {
    if (!value.empty()) received.attributes.emplace(name, std::move(value));
  };
  put("SenderId", message.sender);
  put("SentTimestamp", std::to_string(sim::unix_ms(message.sent)));
  put("ApproximateReceiveCount", std::to_string(message.receives + 1));
  put("ApproximateFirstReceiveTimestamp",
      std::to_string(sim::unix_ms(message.first_received.value_or(end))));
  put("MessageGroupId", message.group);
  put("MessageDeduplicationId", message.deduplication);
  put("SequenceNumber", message.sequence);
  put("AWSTraceHeader", message.trace_header);
  put("DeadLetterQueueSourceArn", message.source_arn);
  received.message_id = message.id;
  received.receipt_handle = "AQEB" + aws::base64_encode(sqs::sha256("receipt of " + message.id));
  received.md5_of_body = sqs::md5(message.body);
  received.body = message.body;
  received.message_attributes = message.attributes;
  received.md5_of_message_attributes = sqs::md5_of(message.attributes);
  return received;
}

// The answers about one queue.
class Dump {
 public:
  explicit Dump(std::unique_ptr<Document> document) : document_(std::move(document)) {}

  void add(sqs::ReceivedMessage message) {
    answer_.messages.push_back(std::move(message));
    if (answer_.messages.size() == kMostOfCall) write();
  }

  // The last call brings nothing, for which the CLI prints nothing.
  void finish() {
    if (!answer_.messages.empty()) write();
    document_->finish();
  }

 private:
  void write() {
    sim::JsonWriter json;
    aws::encode_json(sqs::ReceiveMessageResponse::shape(), &answer_, json);
    document_->write(json.take() + "\n");
    answer_.messages.clear();
  }

  std::unique_ptr<Document> document_;
  sqs::ReceiveMessageResponse answer_;
};

std::set<std::string> wanted_queues(TakeEvents& events, const std::string& of) {
  const TakeQueues queues = queues_of(events);
  if (of.empty()) return queues.dead_letters;
  if (!queues.names.contains(of)) {
    throw UnknownName("queue", of, {queues.names.begin(), queues.names.end()});
  }
  return {of};
}

Exported write_dead_letters(TakeEvents& events, const std::string& of, Output& output) {
  Exported exported;
  const std::set<std::string> queues = wanted_queues(events, of);
  const sim::Time end = events.end();
  std::map<std::string, Dump> dumps;
  std::uint64_t without_body = 0;
  for (const WaitingMessage& waiting : waiting_in(events, queues)) {
    const auto message = recorded_message(events, waiting);
    if (!message) {
      ++without_body;
      continue;
    }
    auto dump = dumps.find(waiting.queue);
    if (dump == dumps.end()) {
      const std::string name = file_name_of(waiting.queue) + ".json";
      dump = dumps.emplace(waiting.queue, output.begin(name)).first;
    }
    for (int copy = 0; copy < waiting.copies; ++copy) {
      dump->second.add(received_once_more(*message, end));
      ++exported.records;
    }
  }
  for (auto& [queue, dump] : dumps) dump.finish();
  if (without_body > 0) {
    exported.notes.push_back(std::to_string(without_body) +
                             " left out, as nobody received them and the journal has no body");
  }
  if (of.empty() && queues.empty()) {
    exported.notes.emplace_back("no queue of the take is the dead-letter queue of another");
  }
  return exported;
}

}  // namespace

const Exporter kDeadLetters{.name = "dlq",
                            .writes = "dead-letter queues as aws sqs receive-message prints them",
                            .record = "message",
                            .of = "queue",
                            .has_documents = true,
                            .write = write_dead_letters};

}  // namespace exporting
