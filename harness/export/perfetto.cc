// A take to look at in ui.perfetto.dev: tracks of tasks, of what programs do and hold, of queues;
// arrows from who sends a message to who receives it, and from a call to the task that it starts.
//
// This is no evidence of AWS, so that faults, failures and steps of the scenario are on it as well.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "fakes/ecs/events.h"
#include "fakes/ecs/tasks/task.h"
#include "fakes/sqs/events.h"
#include "harness/export/answered_calls.h"
#include "harness/export/exporter.h"
#include "harness/export/held_messages.h"
#include "harness/export/ids.h"
#include "harness/export/queue_gauge.h"
#include "harness/export/trace_writer.h"
#include "harness/story/text.h"

namespace exporting {
namespace {

constexpr char kTasks[] = "tasks";
constexpr char kPrograms[] = "programs";
constexpr char kQueues[] = "queues";
constexpr char kTake[] = "take";

// Kinds, by the beginnings of their names, that are drawn as something else than marks, or not.
constexpr std::array<std::string_view, 4> kNoMarks = {"api.", "sqs.", "ecs.", "input."};

constexpr std::size_t kMostOfLine = 80;

class Picture {
 public:
  explicit Picture(TraceWriter& writer) : writer_(writer) {}

  void see(const sim::Event& event) {
    now_ = event.time;
    for (const Holding& ended : held_.see(event)) end_work(ended);
    for (const std::string_view queue : gauge_.see(event)) count(queue);
    if (event.kind == aws::ApiCall::kKind) {
      begin_call(event);
    } else if (event.kind == aws::ApiReply::kKind || event.kind == aws::ApiError::kKind) {
      end_call(event);
    } else if (const auto* sent = event.as<sqs::MessageSent>()) {
      begin_arrow(event, std::string(sent->from), "send to " + std::string(sent->queue));
    } else if (const auto* received = event.as<sqs::MessageReceived>()) {
      begin_work(event, *received);
    } else if (const auto* changed = event.as<ecs::TaskChanged>()) {
      change_task(event, *changed);
    } else if (const auto* printed = event.as<ecs::LinePrinted>()) {
      print(event, *printed);
    } else {
      mark(event);
    }
  }

  // What is open ends with the take.
  void finish() {
    for (const Holding& one : held_.all()) end_work(one);
    for (const auto& [call, track] : calls_) writer_.end(track, now_);
    for (const auto& [arn, task] : tasks_) writer_.end(task, now_);
  }

 private:
  void count(std::string_view queue) {
    const auto found = gauge_.queues().find(queue);
    if (found == gauge_.queues().end()) return;
    const std::string name(queue);
    writer_.counters(writer_.track(kQueues, name), now_, name,
                     {{"visible", found->second.visible},
                      {"in flight", found->second.in_flight},
                      {"delayed", found->second.delayed}});
  }

  void begin_call(const sim::Event& event) {
    const Track track = writer_.lane(kPrograms, event.actor + " calls");
    calls_.emplace(event.sequence, track);
    writer_.begin(track, now_, event.subject);
  }

  void end_call(const sim::Event& event) {
    const auto found = calls_.find(event.cause);
    if (found == calls_.end()) return;
    const auto* error = event.as<aws::ApiError>();
    writer_.end(
        found->second, now_,
        error ? TraceArguments{{"error", std::string(error->error.code)}} : TraceArguments{});
    calls_.erase(found);
  }

  // From the call that led to the event, or from a mark of its actor.
  void begin_arrow(const sim::Event& event, const std::string& actor, const std::string& what) {
    const auto call = calls_.find(event.cause);
    Track track;
    if (call != calls_.end()) {
      track = call->second;
    } else {
      track = writer_.track(kPrograms, actor);
      writer_.mark(track, now_, what, {{"message", event.subject}});
    }
    writer_.arrow_from(track, now_, event.sequence);
    arrows_[event.subject] = event.sequence;
  }

  // An arrow comes from where the message was sent, or was held before, and goes on to where it is
  // held next.
  void begin_work(const sim::Event& event, const sqs::MessageReceived& received) {
    if (received.hidden_s == 0) return;
    const Track track = writer_.lane(kPrograms, std::string(received.receiver) + " holds");
    work_.emplace(event.sequence, track);
    writer_.begin(track, now_, received.queue,
                  {{"message", event.subject}, {"receives", std::to_string(received.receives)}});
    const auto arrow = arrows_.find(event.subject);
    if (arrow != arrows_.end()) writer_.arrow_to(track, now_, arrow->second);
    writer_.arrow_from(track, now_, event.sequence);
    arrows_[event.subject] = event.sequence;
  }

  void forget(const sim::Event& event) {
    const auto* moved = event.as<sqs::MessageMoved>();
    const bool is_gone = event.kind == sqs::MessageDeleted::kKind ||
                         event.kind == sqs::MessageExpired::kKind ||
                         (moved != nullptr && !moved->new_id.empty());
    const auto found = is_gone ? arrows_.find(event.subject) : arrows_.end();
    if (found == arrows_.end()) return;
    if (moved != nullptr) arrows_[std::string(moved->new_id)] = found->second;
    arrows_.erase(event.subject);
  }

  void print(const sim::Event& event, const ecs::LinePrinted& printed) {
    writer_.mark(writer_.track(kPrograms, event.actor + " prints"), now_,
                 printed.line.substr(0, kMostOfLine));
  }

  void end_work(const Holding& ended) {
    const auto found = work_.find(ended.event);
    if (found == work_.end()) return;
    writer_.end(found->second, now_);
    work_.erase(found);
  }

  void change_task(const sim::Event& event, const ecs::TaskChanged& changed) {
    const std::string name = std::string(changed.family) + " " +
                             std::string(harness::last_part(event.subject)).substr(0, 8);
    const Track track = writer_.track(kTasks, name);
    const auto [at, is_new] = tasks_.try_emplace(event.subject, track);
    if (!is_new) writer_.end(track, now_);
    if (changed.status == ecs::status::kStopped) {
      writer_.mark(track, now_, "STOPPED", {{"reason", std::string(changed.reason)}});
      tasks_.erase(at);
      return;
    }
    const auto call = calls_.find(event.cause);
    if (is_new && call != calls_.end()) {
      writer_.arrow_from(call->second, now_, event.sequence);
      writer_.begin(track, now_, changed.status);
      writer_.arrow_to(track, now_, event.sequence);
    } else {
      writer_.begin(track, now_, changed.status);
    }
  }

  void mark(const sim::Event& event) {
    const bool is_mark = std::ranges::none_of(
        kNoMarks, [&](std::string_view part) { return event.kind.starts_with(part); });
    if (!is_mark) return forget(event);
    writer_.mark(writer_.track(kTake, event.kind), now_,
                 event.subject.empty() ? event.kind : event.subject, {{"by", event.actor}});
  }

  TraceWriter& writer_;
  HeldMessages held_;
  QueueGauge gauge_;
  sim::Time now_{};
  std::map<std::uint64_t, Track> calls_;         // that are not answered, by event
  std::map<std::uint64_t, Track> work_;          // by the event of the receive
  std::map<std::string, Track> tasks_;           // that are not STOPPED, by ARN
  std::map<std::string, std::uint64_t> arrows_;  // the last one from a message, by its id
};

Exported write_perfetto(TakeEvents& events, const std::string& /*of*/, Output& output) {
  TraceWriter writer(output.begin("take.json"), events.begin());
  Picture picture(writer);
  events.each([&](const sim::Event& event) { picture.see(event); });
  picture.finish();
  writer.finish();
  return {.records = writer.events(), .notes = {}};
}

}  // namespace

const Exporter kPerfettoTrace{.name = "perfetto",
                              .writes = "a picture for ui.perfetto.dev, as Chrome's JSON of traces",
                              .record = "trace event",
                              .of = "",
                              .has_documents = false,
                              .write = write_perfetto};

}  // namespace exporting
