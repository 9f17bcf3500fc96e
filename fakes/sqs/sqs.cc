#include "fakes/sqs/sqs.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/messages/send.h"
#include "fakes/sqs/schema.h"

namespace sqs {
namespace {

QueueView view_of(const Queue& queue, const Messages& messages) {
  QueueView view;
  view.account = queue.account;
  view.region = queue.region;
  view.name = queue.name;
  view.arn = queue.arn;
  view.path = queue.url("");
  view.fifo = queue.fifo;
  view.visible = queue.visible;
  view.in_flight = queue.in_flight;
  view.delayed = queue.delayed;
  view.oldest = messages.oldest(queue);
  return view;
}

MessageView view_of(const Message& message) {
  return {message.id,   message.body, message.state,   message.receives,
          message.sent, message.due,  message.group_id};
}

}  // namespace

Sqs::Sqs(aws::Environment& environment, Options options)
    : environment_(environment),
      options_(options),
      ids_(environment.random.stream("sqs")),
      queues_(environment.store),
      messages_(environment.store),
      receive_attempts_(environment.store),
      told_counts_(environment),
      long_polls_(environment),
      lifecycle_(environment, queues_, messages_, long_polls_),
      move_tasks_(environment, queues_, messages_, lifecycle_, ids_) {
  ensure_schema(environment_.store);
  Sqs::reload();
}

Sqs::~Sqs() = default;

void Sqs::reload() {
  queues_.load();
  messages_.load(queues_.all());
  lifecycle_.arm();
  move_tasks_.load();
  // A queue that they waited for may never have been.
  long_polls_.retain([this](std::int64_t queue) { return queues_.find_id(queue) != nullptr; },
                     aws::store_failure(&model(), "the queue was not kept"));
  // What woke them may have been undone before they looked.
  long_polls_.wake_all();
}

Queue& Sqs::queue_of(const aws::Call& call, std::string_view queue_url) {
  auto path = parse_queue_url(queue_url);
  // A name alone is a queue of the caller's.
  if (!path && queue_url.find('/') == std::string_view::npos) {
    path = QueuePath{call.caller.account, queue_url};
  }
  if (!path) throw queue_does_not_exist();
  Queue* queue = queues_.find(path->account, call.caller.region, path->name);
  if (queue == nullptr && call.caller.access_key.empty()) {
    queue = queues_.find_anywhere(path->account, path->name);
  }
  if (queue == nullptr) throw queue_does_not_exist();
  return *queue;
}

Queue& Sqs::own_queue_of(const aws::Call& call, std::string_view queue_url) {
  Queue& queue = queue_of(call, queue_url);
  if (queue.account != call.caller.account) throw access_denied(queue_url);
  return queue;
}

std::vector<QueueView> Sqs::list_queues() const {
  std::vector<QueueView> views;
  for (const Queue* queue : queues_.all()) views.push_back(view_of(*queue, messages_));
  return views;
}

std::optional<QueueView> Sqs::find_queue(std::string_view arn) const {
  const Queue* queue = queues_.find_arn(arn);
  if (queue == nullptr) return std::nullopt;
  return view_of(*queue, messages_);
}

std::vector<MessageView> Sqs::peek(std::string_view queue_arn, std::int64_t limit) const {
  std::vector<MessageView> views;
  const Queue* queue = queues_.find_arn(queue_arn);
  if (queue == nullptr) return views;
  for (const Message& message : messages_.peek(*queue, limit)) views.push_back(view_of(message));
  return views;
}

std::optional<std::string> Sqs::deliver(std::string_view queue_arn, const std::string& body,
                                        const std::map<std::string, Attribute>& attributes) {
  Queue* queue = queues_.find_arn(queue_arn);
  if (queue == nullptr) return "the queue does not exist";
  MessageAttributes given;
  for (const auto& [name, attribute] : attributes) {
    MessageAttributeValue& value = given[name];
    value.data_type = attribute.data_type;
    if (value.is_binary()) {
      value.binary_value = aws::Blob{attribute.string_value};
    } else {
      value.string_value = attribute.string_value;
    }
  }
  environment_.store.begin();
  const MessageAttributes none;
  NewMessage new_message{body, given, none};
  new_message.sender_id = "AIDAIT2UOQQY3AUEKVGXU";
  new_message.from = "sns";
  try {
    send(*this, *queue, new_message);
  } catch (const aws::Error& error) {
    // A message that this queue would refuse from a client is not delivered either.
    return "the queue refused it: " + error.code() + ": " + error.message();
  }
  return std::nullopt;
}

std::optional<double> Sqs::sample(std::string_view metric_namespace, std::string_view metric,
                                  const Dimensions& dimensions, std::string_view account,
                                  std::string_view region) {
  if (metric_namespace != "AWS/SQS") return std::nullopt;
  const auto name = dimensions.find("QueueName");
  if (name == dimensions.end() || dimensions.size() != 1) return std::nullopt;
  const Queue* queue = queues_.find(account, region, name->second);
  if (queue == nullptr) return std::nullopt;
  if (metric == "ApproximateNumberOfMessagesVisible") return static_cast<double>(queue->visible);
  if (metric == "ApproximateNumberOfMessagesNotVisible") {
    return static_cast<double>(queue->in_flight);
  }
  if (metric == "ApproximateNumberOfMessagesDelayed") return static_cast<double>(queue->delayed);
  if (metric == "ApproximateAgeOfOldestMessage") {
    const auto oldest = messages_.oldest(*queue);
    return oldest ? sim::seconds(environment_.now() - *oldest) : 0.0;
  }
  return std::nullopt;
}

}  // namespace sqs
