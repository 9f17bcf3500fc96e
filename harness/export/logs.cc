// Log groups as `aws logs filter-log-events` prints them: what containers printed by the awslogs
// driver, and what programs put themselves.
//
// https://docs.aws.amazon.com/cli/latest/reference/logs/filter-log-events.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
#include <algorithm>
#include <set>

#include "fakes/ecs/events.h"
#include "fakes/logs/operations/create_log_group.h"
#include "fakes/logs/operations/delete_log_group.h"
#include "fakes/logs/operations/delete_log_stream.h"
#include "fakes/logs/operations/put_log_events.h"
#include "fakes/logs/shapes.h"
#include "harness/export/exporter.h"
#include "harness/export/ids.h"
#include "harness/export/log_rows.h"
#include "harness/export/task_book.h"
#include "harness/story/text.h"
#include "sim/journal/json_writer.h"

namespace exporting {
namespace {

class Groups {
 public:
  explicit Groups(TakeEvents& events) : tasks_(events) {}

  void see(const sim::Event& event) {
    tasks_.see(event);
    if (event.kind == ecs::LinePrinted::kKind) return see_line(event);
    calls_.see(event, [this](const AnsweredCall& call) {
      if (call.service == "logs" && call.reply != nullptr) see_call(call);
    });
  }

  const std::set<std::string>& names() const { return names_; }
  LogRows& rows() { return rows_; }
  // Lines of containers whose output goes to no log group.
  std::uint64_t unlogged() const { return unlogged_; }

 private:
  void see_call(const AnsweredCall& call) {
    const auto& input = call.request.input;
    if (call.operation == "CreateLogGroup") {
      names_.insert(input.as<logs::CreateLogGroupRequest>()->log_group_name);
    } else if (call.operation == "DeleteLogGroup") {
      const auto gone = input.as<logs::DeleteLogGroupRequest>();
      names_.erase(gone->log_group_name);
      rows_.remove_group(gone->log_group_name);
    } else if (call.operation == "DeleteLogStream") {
      const auto gone = input.as<logs::DeleteLogStreamRequest>();
      rows_.remove_stream(gone->log_group_name, gone->log_stream_name);
    } else if (call.operation == "PutLogEvents") {
      see_put(*input.as<logs::PutLogEventsRequest>(),
              *call.reply->output.as<logs::PutLogEventsResponse>(), call.answer.time);
    }
  }

  // What the answer rejects is not in the group: the first events of the batch, and the last.
  void see_put(const logs::PutLogEventsRequest& put, const logs::PutLogEventsResponse& answer,
               sim::Time now) {
    const auto rejected = answer.rejected_log_events_info.value_or(logs::RejectedLogEventsInfo{});
    const auto size = static_cast<std::int32_t>(put.log_events.size());
    const std::int32_t first = std::max(rejected.too_old_log_event_end_index.value_or(0),
                                        rejected.expired_log_event_end_index.value_or(0));
    const std::int32_t end = std::min(rejected.too_new_log_event_start_index.value_or(size), size);
    for (std::int32_t i = first; i < end; ++i) {
      const logs::InputLogEvent& event = put.log_events[static_cast<std::size_t>(i)];
      rows_.add(put.log_group_name, put.log_stream_name, event.timestamp, sim::unix_ms(now),
                event.message);
    }
  }

  void see_line(const sim::Event& event) {
    const auto* printed = event.as<ecs::LinePrinted>();
    // The driver drops what is empty.
    if (printed->line.empty()) return;
    const auto* log = log_of(event.subject, printed->container);
    if (log == nullptr) {
      ++unlogged_;
      return;
    }
    const auto option = [&](const char* name) {
      const auto found = log->options.find(name);
      return found == log->options.end() ? std::string{} : found->second;
    };
    const std::string group = option("awslogs-group");
    if (option("awslogs-create-group") == "true") names_.insert(group);
    if (!names_.contains(group)) {
      ++unlogged_;
      return;
    }
    const std::string stream = option("awslogs-stream-prefix") + "/" +
                               std::string(printed->container) + "/" +
                               std::string(harness::last_part(event.subject));
    const std::int64_t now = sim::unix_ms(event.time);
    rows_.add(group, stream, now, now, printed->line);
  }

  // Null if the container has no awslogs driver.
  const ecs::LogConfiguration* log_of(const std::string& arn, std::string_view container) const {
    const KnownTask* const task = tasks_.find(arn);
    const ecs::TaskDefinition* const definition = task ? tasks_.definition_of(*task) : nullptr;
    if (definition == nullptr) return nullptr;
    const auto found = std::ranges::find(definition->container_definitions, container,
                                         &ecs::ContainerDefinition::name);
    const bool is_logged = found != definition->container_definitions.end() &&
                           found->log_configuration &&
                           found->log_configuration->log_driver == "awslogs";
    return is_logged ? &*found->log_configuration : nullptr;
  }

  TaskBook tasks_;
  AnsweredCalls calls_;
  std::set<std::string> names_;
  LogRows rows_;
  std::uint64_t unlogged_ = 0;
};

std::string to_json(const LogRow& row) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("logStreamName").value(row.stream).key("timestamp").value(row.time_ms);
  json.key("message").value(row.message).key("ingestionTime").value(row.ingestion_ms);
  json.key("eventId").value(logs::event_id(row.number));
  json.end_object();
  return json.take();
}

std::uint64_t write_group(const std::string& group, LogRows& rows, Output& output) {
  const auto document = output.begin(file_name_of(group) + ".json");
  document->write("{\"events\":[");
  std::uint64_t count = 0;
  rows.each(group, [&](const LogRow& row) {
    if (count++ > 0) document->write(",");
    document->write("\n" + to_json(row));
  });
  document->write("],\"searchedLogStreams\":[]}\n");
  document->finish();
  return count;
}

Exported write_logs(TakeEvents& events, const std::string& of, Output& output) {
  Groups groups(events);
  events.each([&](const sim::Event& event) { groups.see(event); });
  if (!of.empty() && !groups.names().contains(of)) {
    throw UnknownName("log group", of, {groups.names().begin(), groups.names().end()});
  }
  Exported exported;
  for (const std::string& group : groups.names()) {
    if (of.empty() || of == group) exported.records += write_group(group, groups.rows(), output);
  }
  if (groups.unlogged() > 0) {
    exported.notes.push_back(std::to_string(groups.unlogged()) +
                             (groups.unlogged() == 1 ? " line" : " lines") +
                             " of containers went to no log group");
  }
  return exported;
}

}  // namespace

const Exporter kContainerLogs{.name = "logs",
                              .writes = "log groups as aws logs filter-log-events prints them",
                              .record = "log event",
                              .of = "log group",
                              .has_documents = true,
                              .write = write_logs};

}  // namespace exporting
