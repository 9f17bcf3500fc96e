#include <algorithm>
#include <map>

#include "harness/report/depth.h"
#include "harness/report/page.h"
#include "harness/report/story_index.h"
#include "harness/report/text.h"
#include "harness/scenario/platform_names.h"

namespace harness {
namespace {

constexpr double kTop = 26;
constexpr double kLane = 30;
constexpr double kQueueLane = 40;
constexpr std::size_t kRoomyContainers = 12;
constexpr std::size_t kMostContainers = 60;
constexpr double kCharacter = 5.6;  // as wide as one is in the pictures' small type
constexpr double kLeastBar = 1.5;
constexpr std::size_t kLabelBytes = 27;

class Timeline {
 public:
  Timeline(const Take& take, const TimeScale& scale)
      : take_(take),
        story_(*take.story),
        ids_(story_),
        scale_(scale),
        lanes_(kPageWidth, "Timeline of " + take.scenario),
        y_(kTop) {
    for (std::size_t i = 0; i < story_.commands.size(); ++i) {
      index_[story_.commands[i].id] = i;
    }
  }

  std::string draw() {
    users();
    hermes();
    queues("Inbox", kInbox, false);
    queues("Input queues", kInputPrefix, true);
    queues("Output queues", kOutputPrefix, false);
    queues("Dead letters", kDlqPrefix, false);
    containers();
    mail();
    Svg picture = frame();
    draw_failures(picture, scale_, take_, kTop, y_);
    return picture.finish(y_ + 8);
  }

 private:
  // The grid lies under the lanes, and its height is known when they are drawn.
  Svg frame() {
    Svg svg(kPageWidth, "Timeline of " + take_.scenario);
    draw_time_axis(svg, scale_, kTop, y_);
    svg.append(lanes_);
    return svg;
  }

  // Begins a lane; its top.
  double lane(const std::string& name, double height) {
    const double top = y_;
    lanes_.line(0, top, kPlotRight, top, "rule");
    lanes_.text(kPlotLeft - 10, top + height / 2 + 4, shortened(name, kLabelBytes), "lane end");
    y_ += height;
    return top;
  }

  // Marks a shape as part of a command's way, so that pointing at one shows all of them.
  std::string part_of(const std::string& command) const {
    const auto found = index_.find(command);
    return found == index_.end() ? "" : " hot c" + std::to_string(found->second);
  }

  void bar(sim::Time from, const std::optional<sim::Time>& to, double y, double height,
           const std::string& classes, const std::string& hint) {
    const double left = scale_.x(from);
    const double right = scale_.x(to.value_or(story_.end));
    lanes_.rectangle(left, y, std::max(right - left, kLeastBar), height, classes, hint);
  }

  // Writes into a bar what fits.
  void label(sim::Time from, const std::optional<sim::Time>& to, double y,
             const std::string& text) {
    const double left = scale_.x(from);
    const double room = scale_.x(to.value_or(story_.end)) - left - 6;
    if (room < 4 * kCharacter) return;
    lanes_.text(left + 3, y, shortened(text, static_cast<std::size_t>(room / kCharacter)), "inbar");
  }

  std::string at(sim::Time time) const { return sim::to_text(time - story_.begin); }

  void users() {
    const double y = lane("Users write", kLane) + kLane / 2;
    for (const InboundStory& inbound : story_.inbounds) {
      const std::string hint = at(inbound.arrived) + "  " + inbound.channel + " from " +
                               inbound.from + ": " + inbound.subject + " (thread " +
                               inbound.thread + ")";
      lanes_.triangle(scale_.x(inbound.arrived), y, 6, false,
                      inbound.channel + " mark" + part_of(inbound.command), hint);
    }
  }

  void hermes() {
    const double top = lane("Hermes", kLane);
    for (const TaskStory& task : story_.tasks) {
      if (task.container.empty()) draw_task(task, top + kLane - 8);
    }
    for (const CommandStory& command : story_.commands) {
      const InboundStory* inbound = ids_.inbound(command.inbound);
      if (inbound == nullptr) continue;
      bar(inbound->arrived, command.sent, top + 6, 11, "hermes" + part_of(command.id),
          "From mail to command: " + sim::to_text(command.sent - inbound->arrived) + " (" +
              command.session + ")");
    }
  }

  // The depth of the queues as steps; `always`: even if nothing was ever in them.
  void queues(const std::string& name, std::string_view prefix, bool always) {
    const auto samples = depth_of(story_, prefix);
    const int peak = most(samples);
    if (peak == 0 && !always) return;
    const double top = lane(name, kQueueLane);
    const double base = top + kQueueLane - 4;
    const double unit = (kQueueLane - 12) / std::max(peak, 1);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const QueueSample& sample = samples[i];
      const sim::Time until = i + 1 < samples.size() ? samples[i + 1].time : story_.end;
      const double left = scale_.x(sample.time);
      const double width = std::max(scale_.x(until) - left, kLeastBar);
      const double waiting = unit * sample.visible;
      const double taken = unit * sample.in_flight;
      const std::string hint = at(sample.time) + "  " + std::to_string(sample.visible) +
                               " waiting, " + std::to_string(sample.in_flight) + " in flight";
      if (sample.in_flight > 0) {
        lanes_.rectangle(left, base - taken, width, taken, "in-flight", hint);
      }
      if (sample.visible > 0) {
        lanes_.rectangle(left, base - taken - waiting, width, waiting, "waiting", hint);
      }
    }
    lanes_.text(kPlotLeft - 10, top + kQueueLane - 5, "at most " + std::to_string(peak),
                "sublane end");
  }

  void containers() {
    std::vector<std::string> names;
    for (const TaskStory& task : story_.tasks) {
      if (task.container.empty() || std::ranges::find(names, task.container) != names.end()) {
        continue;
      }
      names.push_back(task.container);
    }
    const double height = names.size() <= kRoomyContainers ? 32 : 20;
    const std::size_t shown = std::min(names.size(), kMostContainers);
    for (std::size_t i = 0; i < shown; ++i) container(names[i], height);
    if (shown < names.size()) {
      lane("… and " + std::to_string(names.size() - shown) + " more containers", kLane);
    }
  }

  void container(const std::string& name, double height) {
    const double top = lane(name, height);
    const double run_height = height - 13;
    for (const TaskStory& task : story_.tasks) {
      if (task.container == name) draw_task(task, top + height - 8);
    }
    for (const RunStory& run : story_.runs) {
      if (run.container != name) continue;
      const CommandStory* command = ids_.command(run.command);
      const std::string what = command == nullptr ? run.command : command->instruction;
      const std::string end = run.end.empty() ? "at-work" : run.end;
      bar(run.started, run.ended, top + 3, run_height, "run " + end + part_of(run.command),
          "Claude Code, " + end + " after " +
              sim::to_text(run.ended.value_or(story_.end) - run.started) + ": " + what);
      if (run_height > 12) label(run.started, run.ended, top + run_height - 1, what);
      if (end != "finished" && end != "at-work" && run.ended) {
        lanes_.cross(scale_.x(*run.ended), top + 3 + run_height / 2, 3.5, "end-mark");
      }
    }
  }

  void draw_task(const TaskStory& task, double y) {
    const std::string id = task.arn.substr(task.arn.rfind('/') + 1);
    const std::string hint = task.family + " " + id.substr(0, 8);
    const auto started = task.running ? task.running : task.stopped;
    bar(task.created, started, y, 5, "task starting",
        hint + " starting: " + sim::to_text(started.value_or(story_.end) - task.created));
    if (!task.running) return;
    const auto stopping = task.stopping ? task.stopping : task.stopped;
    std::string how = " running: " + sim::to_text(stopping.value_or(story_.end) - *task.running);
    if (task.exit_code) how += ", exit code " + std::to_string(*task.exit_code);
    if (!task.reason.empty()) how += ", " + task.reason;
    bar(*task.running, stopping, y, 5, "task running", hint + how);
    if (task.stopping) bar(*task.stopping, task.stopped, y, 5, "task stopping", hint + " stopping");
    if (task.exit_code.value_or(0) != 0 && stopping) {
      lanes_.cross(scale_.x(*stopping), y + 2.5, 4, "crash-mark", hint + how);
    }
  }

  void mail() {
    const double y = lane("Users hear", kLane) + kLane / 2;
    for (const InboundStory& inbound : story_.inbounds) {
      const CommandStory* command = ids_.command(inbound.command);
      const bool interrupted = command != nullptr && command->interrupted;
      for (const sim::Time& reply : inbound.replies) {
        const std::string hint = at(reply) + "  to " + inbound.from + ", after " +
                                 sim::to_text(reply - inbound.arrived) +
                                 (interrupted ? " (interrupted): " : ": ") + inbound.subject;
        lanes_.triangle(scale_.x(reply), y, 6, true,
                        inbound.channel + " mark" + (interrupted ? " was-interrupted" : "") +
                            part_of(inbound.command),
                        hint);
      }
    }
    lanes_.line(0, y_, kPlotRight, y_, "rule");
  }

  const Take& take_;
  const Story& story_;
  StoryIndex ids_;
  const TimeScale& scale_;
  Svg lanes_;
  double y_;
  std::map<std::string, std::size_t> index_;  // of commands, by id
};

}  // namespace

std::string timeline_picture(const Take& take, const TimeScale& scale) {
  return Timeline{take, scale}.draw();
}

}  // namespace harness
