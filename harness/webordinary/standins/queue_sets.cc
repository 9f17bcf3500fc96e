#include "harness/webordinary/standins/queue_sets.h"

#include <vector>

#include "sim/journal/json_writer.h"

namespace harness {
namespace {

using namespace std::chrono_literals;

constexpr char kTrackingTable[] = "webordinary-queue-tracking";
constexpr sim::Duration kOrphanAge = 24h;

Queues::Attributes attributes(int visibility_s) {
  return {{"MessageRetentionPeriod", "345600"},
          {"ReceiveMessageWaitTimeSeconds", "20"},
          {"VisibilityTimeout", std::to_string(visibility_s)}};
}

std::string redrive_policy(const std::string& dlq_arn) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("deadLetterTargetArn").value(dlq_arn);
  json.key("maxReceiveCount").value(3);
  json.end_object();
  return json.take();
}

// While it lives, a set of queues is being made. Its end wakes those who wait for the set, whatever
// came of it.
class OpeningScope {
 public:
  OpeningScope(std::map<std::string, sim::Signal>& all, std::string suffix,
               sim::Scheduler& scheduler)
      : all_(all), suffix_(std::move(suffix)) {
    all_.try_emplace(suffix_, scheduler);
  }
  OpeningScope(const OpeningScope&) = delete;
  OpeningScope& operator=(const OpeningScope&) = delete;
  ~OpeningScope() { all_.extract(suffix_).mapped().set(); }

 private:
  std::map<std::string, sim::Signal>& all_;
  std::string suffix_;
};

}  // namespace

QueueSets::QueueSets(StandinContext& context)
    : context_(context), queues_(context.aws), tables_(context.aws) {}

sim::Task<QueueSet> QueueSets::open(ContainerName container, std::string thread) {
  const QueuesPer per =
      context_.env("QUEUES_PER") == "session" ? QueuesPer::kSession : QueuesPer::kContainer;
  const std::string suffix = queue_suffix(per, container, thread);
  for (;;) {
    const auto known = known_.find(suffix);
    if (known != known_.end()) co_return known->second;
    const auto opening = opening_.find(suffix);
    if (opening == opening_.end()) break;
    co_await opening->second.wait();
  }
  const OpeningScope mine(opening_, suffix, context_.scheduler);
  const QueueSet set = co_await find_or_create(container, suffix);
  known_[suffix] = set;
  co_return set;
}

sim::Task<QueueSet> QueueSets::find_or_create(ContainerName container, std::string suffix) {
  const std::string key_name = "containerId";
  const Cell key = suffix;
  const std::vector<Row> rows = co_await tables_.query(kTrackingTable, key_name, key);
  QueueSet set;
  if (!rows.empty()) {
    const Row& row = rows.front();
    set = {suffix, text_of(row, "inputUrl"), text_of(row, "outputUrl"), text_of(row, "dlqUrl")};
  } else {
    set = co_await create(container, suffix);
    co_await track(container, set);
  }
  co_return set;
}

sim::Task<QueueSet> QueueSets::create(ContainerName container, std::string suffix) {
  context_.print("creating the queues of " + container.id());
  QueueSet set;
  set.suffix = suffix;
  const std::string dlq_name = "webordinary-dlq-" + suffix;
  const Queues::Attributes dlq = attributes(60);
  set.dlq = co_await queues_.create(dlq_name, dlq);
  const std::string dlq_arn = co_await queues_.arn(set.dlq);
  Queues::Attributes input = attributes(300);
  input["RedrivePolicy"] = redrive_policy(dlq_arn);
  const std::string input_name = "webordinary-input-" + suffix;
  set.input = co_await queues_.create(input_name, input);
  const std::string output_name = "webordinary-output-" + suffix;
  const Queues::Attributes output = attributes(300);
  set.output = co_await queues_.create(output_name, output);
  const std::string topic = context_.env("ALARM_TOPIC_ARN");
  if (!topic.empty()) co_await put_depth_alarm(context_.aws, dlq_name, topic);
  co_return set;
}

sim::Task<> QueueSets::track(ContainerName container, QueueSet set) {
  Row row;
  row["containerId"] = set.suffix;
  row["createdAt"] = sim::unix_ms(context_.scheduler.now());
  row["container"] = container.id();
  row["clientProjectId"] = container.client + "-" + container.project;
  row["userId"] = container.user;
  row["inputUrl"] = set.input;
  row["outputUrl"] = set.output;
  row["dlqUrl"] = set.dlq;
  co_await tables_.put(kTrackingTable, row);
}

sim::Task<> QueueSets::sweep(IsActive is_active) {
  context_.print("sweeping orphaned queues");
  const std::vector<Row> rows = co_await tables_.scan(kTrackingTable);
  for (const Row& row : rows) co_await sweep_row(row, is_active);
}

sim::Task<> QueueSets::sweep_row(Row row, IsActive& is_active) {
  const std::int64_t created = std::stoll("0" + text_of(row, "createdAt"));
  const sim::Duration age = context_.scheduler.now() - sim::from_unix_ms(created);
  if (age < kOrphanAge) co_return;
  const std::string container = text_of(row, "container");
  const bool active = co_await is_active(container);
  if (active) co_return;
  const std::string suffix = text_of(row, "containerId");
  context_.print("deleting the orphaned queues of " + suffix);
  for (const char* name : {"inputUrl", "outputUrl", "dlqUrl"}) {
    const std::string url = text_of(row, name);
    try {
      co_await queues_.remove(url);
    } catch (const aws::Error& error) {
      context_.print("WARN " + url + ": " + error.message());
    }
  }
  Row key;
  key["containerId"] = row["containerId"];
  key["createdAt"] = row["createdAt"];
  co_await tables_.remove(kTrackingTable, key);
  forget(suffix);
}

}  // namespace harness
