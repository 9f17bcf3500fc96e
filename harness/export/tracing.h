// The traces that an instrumentation of the programs would have made of a take, put together from
// its events: one span a call, one for the time that a message is worked on, one a task.
//
// A message carries its trace from who sent it to who works on it. What an actor does while it
// holds one message, and no other, is in the trace of that message; the journal does not know more
// of what goes on in programs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "harness/export/held_messages.h"
#include "harness/export/span_writer.h"
#include "harness/export/task_book.h"

namespace exporting {

class Tracing {
 public:
  // Spans of one service alone are written, unless `of` is "".
  Tracing(TakeEvents& events, std::string of, SpanWriter& writer);

  // To be called with each event, in order.
  void see(const sim::Event& event);
  // To be called last: what has not ended ends now.
  void finish();

  // The services that there are spans of.
  const std::map<std::string, std::uint64_t>& services() const { return services_; }

 private:
  // A call that was not answered yet.
  struct OpenCall {
    sim::Event event;
    SpanContext own;
    SpanContext parent;
    std::vector<std::string> messages;  // that it sent or brought
    std::vector<SpanContext> links;     // to where those were sent
  };
  // Work on a message that has not ended.
  struct OpenWork {
    SpanContext own;
    SpanContext parent;
    SpanContext call;  // that brought the message
  };
  struct OpenTask {
    SpanContext own;
    SpanContext parent;
    sim::Time since{};
    std::string family;
  };

  void see_call(const sim::Event& event);
  void see_answer(const sim::Event& event);
  void see_sent(const sim::Event& event);
  void see_received(const sim::Event& event);
  void see_task(const sim::Event& event);
  void see_instant(const sim::Event& event);
  void end_work(const Holding& work, sim::Time now, const std::string& error);
  void end_task(const std::string& arn, const OpenTask& task, sim::Time now,
                const std::string& error);

  SpanContext parent_of(const sim::Event& event) const;
  SpanContext context_of(std::uint64_t event) const;
  void remember(std::uint64_t event, const SpanContext& context);
  SpanAttributes resource_of(const std::string& actor) const;
  void write(const std::string& actor, const Span& span);

  std::string of_;
  SpanWriter& writer_;
  TaskBook tasks_;
  HeldMessages held_;
  sim::Time now_{};
  std::map<std::uint64_t, OpenCall> calls_;        // by event
  std::map<std::uint64_t, OpenWork> work_;         // by the event of the receive
  std::map<std::string, OpenTask> open_tasks_;     // by ARN
  std::map<std::string, SpanContext> messages_;    // by id: where it was sent
  std::map<std::uint64_t, SpanContext> contexts_;  // of the last events that may be causes
  std::map<std::string, std::uint64_t> services_;
};

}  // namespace exporting
