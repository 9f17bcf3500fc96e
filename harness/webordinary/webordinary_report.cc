#include "harness/webordinary/webordinary_report.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "harness/webordinary/queue_names.h"

namespace harness {
namespace {

constexpr std::size_t kMostCommands = 150;

bool is_hermes(const TaskStory& task) {
  return task.container.empty() && task.family.find("hermes") != std::string::npos;
}

bool is_platform_queue(std::string_view name) {
  return name == kInbox || name.starts_with(kInputPrefix) || name.starts_with(kOutputPrefix) ||
         name.starts_with(kDlqPrefix);
}

bool had_messages(const std::vector<QueueSample>& samples) {
  return std::ranges::any_of(samples, [](const QueueSample& sample) {
    return sample.visible + sample.in_flight > 0 || sample.most > 0;
  });
}

std::string end_of(const CommandStory& command) {
  if (command.interrupted) return "interrupted";
  if (command.answered) return command.success ? "done" : "failed";
  return command.dead ? "in the dead-letter queue" : "no answer";
}

void add(std::vector<sim::Time>& instants, const std::optional<sim::Time>& time) {
  if (time) instants.push_back(*time);
}

class ReportBuilder {
 public:
  ReportBuilder(const WebordinaryStory& platform, const Story& story)
      : platform_(platform), story_(story) {}

  PlatformReport tell() {
    has_hermes_ = std::ranges::any_of(story_.tasks, is_hermes) ||
                  std::ranges::any_of(platform_.commands, [](const CommandStory& command) {
                    return !command.inbound.empty();
                  });
    takes_part_ = has_hermes_ || !platform_.commands.empty();
    count();
    users();
    if (has_hermes_) hermes();
    queues();
    runs();
    answers();
    commands();
    instants();
    told_.sent = platform_.replies;
    return std::move(told_);
  }

 private:
  bool has_users() const { return !platform_.inbounds.empty(); }

  void count() {
    told_.counts = {{"messages from users", platform_.inbounds.size()},
                    {"runs of Claude Code", platform_.runs.size()}};
    told_.counts_all = has_users();
  }

  // The `way` of a command's shapes; "" if there is no such command.
  std::string way_of(const std::string& command) const {
    return platform_.command(command) == nullptr ? "" : command;
  }
  std::string at(sim::Time time) const { return sim::to_text(time - story_.begin); }

  void legend(const char* picture, const char* meaning) {
    told_.legend.push_back({picture, meaning});
  }

  void users() {
    if (!has_users()) return;
    Lane lane{.name = "Users write"};
    for (const InboundStory& inbound : platform_.inbounds) {
      const std::string hint = at(inbound.arrived) + "  " + inbound.channel + " from " +
                               inbound.from + ": " + inbound.subject + " (thread " +
                               inbound.thread + ")";
      lane.points.push_back(
          {inbound.arrived, false, inbound.channel + " mark", hint, way_of(inbound.command)});
    }
    told_.first.push_back(std::move(lane));
    legend(R"(<polygon points="5,2 17,2 11,11" class="email mark"/>)", "a user writes");
    legend(R"(<polygon points="5,11 17,11 11,2" class="email mark"/>)", "a user hears");
  }

  void hermes() {
    Lane lane{.name = "Hermes"};
    for (const TaskStory& task : story_.tasks) {
      if (!is_hermes(task)) continue;
      lane.tasks.push_back(task.arn);
      lane.callers.insert(task.group.empty() ? task.family : task.group);
    }
    told_.tasks.insert(lane.tasks.begin(), lane.tasks.end());
    for (const CommandStory& command : platform_.commands) {
      const InboundStory* inbound = platform_.inbound(command.inbound);
      if (inbound == nullptr) continue;
      lane.bars.push_back(
          {.from = inbound->arrived,
           .to = command.sent,
           .classes = "passage",
           .hint = "From mail to command: " + sim::to_text(command.sent - inbound->arrived) + " (" +
                   command.session + ")",
           .way = command.id});
    }
    told_.first.push_back(std::move(lane));
    legend(R"(<rect y="2" width="22" height="8" class="passage"/>)", "Hermes, until the command");
  }

  void queues() {
    for (const auto& [name, samples] : story_.queues) {
      if (is_platform_queue(name)) told_.queues.insert(name);
    }
    queue_lane("Inbox", kInbox, false);
    queue_lane("Input queues", kInputPrefix, takes_part_);
    queue_lane("Output queues", kOutputPrefix, false);
    queue_lane("Dead letters", kDlqPrefix, false);
    const std::set<std::string> input = named(kInputPrefix);
    if (!input.empty()) {
      told_.depth = DepthChart{takes_part_ ? "Input queues" : "Queues", input, named(kDlqPrefix)};
    }
  }

  std::set<std::string> named(std::string_view prefix) const {
    std::set<std::string> names;
    for (const auto& [name, samples] : story_.queues) {
      if (name.starts_with(prefix)) names.insert(name);
    }
    return names;
  }

  void queue_lane(const char* title, std::string_view prefix, bool always) {
    Lane lane{.name = title, .queues = named(prefix)};
    bool any = always;
    for (const std::string& name : *lane.queues) {
      any = any || had_messages(story_.queues.at(name));
    }
    // Queues are known from marks, too: of some nothing else is known.
    for (const MarkStory& mark : story_.marks) {
      if (mark.where.starts_with(prefix)) lane.queues->insert(mark.where);
    }
    if (any) told_.first.push_back(std::move(lane));
  }

  void runs() {
    for (const RunStory& run : platform_.runs) {
      const CommandStory* command = platform_.command(run.command);
      const std::string what = command == nullptr ? run.command : command->instruction;
      const std::string end = run.end.empty() ? "at-work" : run.end;
      told_.of_containers[run.container].push_back(
          {.from = run.started,
           .to = run.ended,
           .classes = "run " + end,
           .hint = "Claude Code, " + end + " after " +
                   sim::to_text(run.ended.value_or(story_.end) - run.started) + ": " + what,
           .way = way_of(run.command),
           .label = what,
           .crossed = end != "finished" && end != "at-work"});
    }
    if (platform_.runs.empty()) return;
    legend(R"(<rect x="1" y="2" width="20" height="8" class="run finished"/>)", "Claude Code");
    legend(R"(<rect x="1" y="2" width="20" height="8" class="run interrupted"/>)",
           "interrupted (ends with ×)");
    legend(R"(<rect x="1" y="2" width="20" height="8" class="run failed"/>)",
           "failed, killed or crashed (ends with ×)");
  }

  void answers() {
    if (!has_users()) return;
    Lane lane{.name = "Users hear"};
    SpanChart chart{.title = "From a user's message to the answer",
                    .label = "Time to the answer",
                    .axis = "answer",
                    .points = {},
                    .legend = {}};
    for (const InboundStory& inbound : platform_.inbounds) {
      const CommandStory* command = platform_.command(inbound.command);
      const bool interrupted = command != nullptr && command->interrupted;
      for (const sim::Time& reply : inbound.replies) {
        const std::string hint = at(reply) + "  to " + inbound.from + ", after " +
                                 sim::to_text(reply - inbound.arrived) +
                                 (interrupted ? " (interrupted): " : ": ") + inbound.subject;
        lane.points.push_back({reply, true,
                               inbound.channel + " mark" + (interrupted ? " was-interrupted" : ""),
                               hint, way_of(inbound.command)});
      }
      if (!inbound.replies.empty()) chart.points.push_back(point_of(inbound, interrupted));
    }
    told_.last.push_back(std::move(lane));
    chart.legend = {
        {R"(<circle cx="11" cy="6" r="4" class="answer warm"/>)", "container warm"},
        {R"(<circle cx="11" cy="6" r="4" class="answer cold"/>)", "container cold"},
        {R"(<circle cx="11" cy="6" r="4" class="answer was-interrupted"/>)", "interrupted"}};
    told_.spans = std::move(chart);
  }

  static SpanChart::Point point_of(const InboundStory& inbound, bool interrupted) {
    const sim::Duration took = inbound.replies.back() - inbound.arrived;
    const char* const classes = interrupted    ? "answer was-interrupted"
                                : inbound.warm ? "answer warm"
                                               : "answer cold";
    const char* const how = interrupted    ? ", interrupted"
                            : inbound.warm ? ", container warm"
                                           : ", container cold";
    return {inbound.arrived, took, classes,
            inbound.from + ": " + inbound.subject + ", after " + sim::to_text(took) + how};
  }

  void commands() {
    using Column = ReportTable::Column;
    ReportTable table{.title = "Commands",
                      .columns = {{"sent after", Column::kNumber},
                                  {"container", Column::kText},
                                  {"thread", Column::kCode},
                                  {"instruction", Column::kText},
                                  {"receives", Column::kNumber},
                                  {"runs", Column::kNumber},
                                  {"end", Column::kText},
                                  {"answered within", Column::kNumber}},
                      .rows = {}};
    const std::size_t shown = std::min(platform_.commands.size(), kMostCommands);
    for (std::size_t i = 0; i < shown; ++i) {
      const CommandStory& command = platform_.commands[i];
      table.rows.push_back(
          {at(command.sent), command.container, command.thread, command.instruction,
           std::to_string(command.received.size()), std::to_string(command.runs.size()),
           end_of(command),
           command.answered ? sim::to_text(*command.answered - command.sent) : ""});
    }
    table.left_out = platform_.commands.size() - shown;
    if (!table.rows.empty()) told_.tables.push_back(std::move(table));
  }

  void instants() {
    std::vector<sim::Time>& all = told_.instants;
    for (const InboundStory& inbound : platform_.inbounds) {
      all.push_back(inbound.arrived);
      all.insert(all.end(), inbound.replies.begin(), inbound.replies.end());
    }
    for (const CommandStory& command : platform_.commands) {
      all.push_back(command.sent);
      all.insert(all.end(), command.received.begin(), command.received.end());
      for (const auto& time : {command.answered, command.dead, command.redriven, command.deleted}) {
        add(all, time);
      }
    }
    for (const RunStory& run : platform_.runs) {
      all.push_back(run.started);
      add(all, run.ended);
    }
  }

  const WebordinaryStory& platform_;
  const Story& story_;
  PlatformReport told_;
  bool has_hermes_ = false;
  bool takes_part_ = false;  // Hermes or a command did: input queues are shown even if empty
};

}  // namespace

PlatformReport webordinary_report(const WebordinaryStory& platform, const Story& story) {
  return ReportBuilder{platform, story}.tell();
}

}  // namespace harness
