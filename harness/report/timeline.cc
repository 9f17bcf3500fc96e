#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "harness/report/depth.h"
#include "harness/report/lane_picture.h"
#include "harness/report/lanes.h"
#include "harness/report/page.h"
#include "harness/report/story_index.h"
#include "harness/webordinary/platform_names.h"

namespace harness {
namespace {

constexpr std::size_t kRoomyContainers = 12;
constexpr std::size_t kMostContainers = 60;
constexpr std::size_t kMostOwnLanes = 40;
constexpr double kTaskRow = 9;  // of tasks that run at the same time
constexpr std::size_t kMostTaskRows = 8;

class Timeline {
 public:
  Timeline(const Take& take, const TimeScale& scale)
      : take_(take),
        story_(*take.story),
        ids_(story_),
        cast_(lanes_of(story_)),
        scale_(scale),
        lanes_(story_, scale_, label()) {
    for (std::size_t i = 0; i < story_.commands.size(); ++i) {
      index_[story_.commands[i].id] = i;
    }
  }

  std::string draw() {
    if (cast_.users) users();
    if (cast_.hermes) hermes();
    platform_queues("Inbox", kInbox, false);
    platform_queues("Input queues", kInputPrefix, cast_.platform);
    platform_queues("Output queues", kOutputPrefix, false);
    platform_queues("Dead letters", kDlqPrefix, false);
    for (std::size_t i = 0; i < shown(cast_.groups); ++i) group(cast_.groups[i]);
    rest(cast_.groups);
    for (std::size_t i = 0; i < shown(cast_.queues); ++i) own_queue(cast_.queues[i]);
    rest(cast_.queues);
    containers();
    if (cast_.users) answers();
    if (cast_.sent) sent();
    const double bottom = lanes_.bottom();
    lanes_.svg().line(0, bottom, kPlotRight, bottom, "rule");
    // The grid lies under the lanes, and its height is known when they are drawn.
    Svg picture(kPageWidth, label());
    draw_time_axis(picture, scale_, kLanesTop, bottom);
    picture.append(lanes_.svg());
    draw_failures(picture, scale_, take_, kLanesTop, bottom);
    return picture.finish(bottom + 8);
  }

 private:
  std::string label() const { return "Timeline of " + take_.scenario; }

  // No more lanes than a page can bear, and a word about those beside.
  static std::size_t shown(const std::vector<std::string>& names) {
    return std::min(names.size(), kMostOwnLanes);
  }
  void rest(const std::vector<std::string>& names) {
    if (names.size() <= kMostOwnLanes) return;
    lanes_.lane("… and " + std::to_string(names.size() - kMostOwnLanes) + " more", kLane);
  }

  // Marks a shape as part of a command's way, so that pointing at one shows all of them.
  std::string part_of(const std::string& command) const {
    const auto found = index_.find(command);
    return found == index_.end() ? "" : " hot c" + std::to_string(found->second);
  }

  void users() {
    const double y = lanes_.lane("Users write", kLane) + kLane / 2;
    for (const InboundStory& inbound : story_.inbounds) {
      const std::string hint = lanes_.at(inbound.arrived) + "  " + inbound.channel + " from " +
                               inbound.from + ": " + inbound.subject + " (thread " +
                               inbound.thread + ")";
      lanes_.svg().triangle(lanes_.x(inbound.arrived), y, 6, false,
                            inbound.channel + " mark" + part_of(inbound.command), hint);
    }
  }

  void hermes() {
    const double top = lanes_.lane("Hermes", kLane);
    std::set<std::string> groups;
    for (const TaskStory& task : story_.tasks) {
      if (!is_hermes(task)) continue;
      lanes_.task(task, top + kLane - 8);
      groups.insert(lane_of(task));
    }
    for (const CommandStory& command : story_.commands) {
      const InboundStory* inbound = ids_.inbound(command.inbound);
      if (inbound == nullptr) continue;
      lanes_.bar(inbound->arrived, command.sent, top + 6, 11, "hermes" + part_of(command.id),
                 "From mail to command: " + sim::to_text(command.sent - inbound->arrived) + " (" +
                     command.session + ")");
    }
    lanes_.marks(
        MarkStory::Kind::kError, [&](const std::string& who) { return groups.contains(who); },
        top + 11);
  }

  void platform_queues(const std::string& name, std::string_view prefix, bool always) {
    const auto samples = depth_of(story_, prefix);
    if (!always && most(samples) == 0) return;
    const double top = lanes_.bottom();
    lanes_.queue(name, samples);
    queue_marks([&](const std::string& queue) { return queue.starts_with(prefix); }, top);
  }

  // A service's or family's tasks, those that run at the same time below each other.
  void group(const std::string& name) {
    std::vector<sim::Time> free;  // from when on each row is
    std::vector<std::pair<const TaskStory*, std::size_t>> placed;
    for (const TaskStory& task : story_.tasks) {
      if (!task.container.empty() || is_hermes(task) || lane_of(task) != name) continue;
      const auto first =
          std::ranges::find_if(free, [&](sim::Time since) { return since <= task.created; });
      const auto row =
          std::min<std::size_t>(static_cast<std::size_t>(first - free.begin()), kMostTaskRows - 1);
      if (row == free.size()) free.push_back(task.created);
      free[row] = std::max(free[row], task.stopped.value_or(story_.end));
      placed.emplace_back(&task, row);
    }
    const double height = 29 + kTaskRow * static_cast<double>(free.size());
    const double top = lanes_.lane(name, height);
    lanes_.lane_note(std::to_string(placed.size()) + (placed.size() == 1 ? " task" : " tasks"));
    for (const auto& [task, row] : placed) {
      lanes_.task(*task, top + 19 + kTaskRow * static_cast<double>(row));
    }
    errors_of(name, top + 9);
  }

  void own_queue(const std::string& name) {
    const double top = lanes_.bottom();
    lanes_.queue(name, story_.queues.at(name));
    queue_marks([&](const std::string& queue) { return queue == name; }, top);
  }

  void queue_marks(const std::function<bool(const std::string&)>& is_here, double top) {
    using Kind = MarkStory::Kind;
    for (const Kind kind : {Kind::kRetry, Kind::kRedriven, Kind::kDead}) {
      lanes_.marks(kind, is_here, top + 8);
    }
  }

  void errors_of(const std::string& caller, double y) {
    lanes_.marks(
        MarkStory::Kind::kError, [&](const std::string& who) { return who == caller; }, y);
  }

  void containers() {
    const std::vector<std::string>& names = cast_.containers;
    const double height = names.size() <= kRoomyContainers ? 32 : 20;
    const std::size_t most_shown = std::min(names.size(), kMostContainers);
    for (std::size_t i = 0; i < most_shown; ++i) container(names[i], height);
    if (most_shown < names.size()) {
      lanes_.lane("… and " + std::to_string(names.size() - most_shown) + " more containers", kLane);
    }
  }

  void container(const std::string& name, double height) {
    const double top = lanes_.lane(name, height);
    const double run_height = height - 13;
    for (const TaskStory& task : story_.tasks) {
      if (task.container == name) lanes_.task(task, top + height - 8);
    }
    for (const RunStory& run : story_.runs) {
      if (run.container != name) continue;
      const CommandStory* command = ids_.command(run.command);
      const std::string what = command == nullptr ? run.command : command->instruction;
      const std::string end = run.end.empty() ? "at-work" : run.end;
      lanes_.bar(run.started, run.ended, top + 3, run_height, "run " + end + part_of(run.command),
                 "Claude Code, " + end + " after " +
                     sim::to_text(run.ended.value_or(story_.end) - run.started) + ": " + what);
      if (run_height > 12) lanes_.label(run.started, run.ended, top + run_height - 1, what);
      if (end != "finished" && end != "at-work" && run.ended) {
        lanes_.svg().cross(lanes_.x(*run.ended), top + 3 + run_height / 2, 3.5, "end-mark");
      }
    }
    errors_of("container/" + name, top + 6);
  }

  void answers() {
    const double y = lanes_.lane("Users hear", kLane) + kLane / 2;
    for (const InboundStory& inbound : story_.inbounds) {
      const CommandStory* command = ids_.command(inbound.command);
      const bool interrupted = command != nullptr && command->interrupted;
      for (const sim::Time& reply : inbound.replies) {
        const std::string hint = lanes_.at(reply) + "  to " + inbound.from + ", after " +
                                 sim::to_text(reply - inbound.arrived) +
                                 (interrupted ? " (interrupted): " : ": ") + inbound.subject;
        lanes_.svg().triangle(lanes_.x(reply), y, 6, true,
                              inbound.channel + " mark" + (interrupted ? " was-interrupted" : "") +
                                  part_of(inbound.command),
                              hint);
      }
    }
  }

  void sent() {
    const double y = lanes_.lane("Mail sent", kLane) + kLane / 2;
    for (const SentStory& mail : story_.sent) {
      if (mail.is_reply) continue;
      const std::string subject = mail.subject.empty() ? "" : ": " + mail.subject;
      lanes_.svg().triangle(
          lanes_.x(mail.time), y, 6, true, mail.channel + " mark",
          lanes_.at(mail.time) + "  " + mail.channel + " to " + mail.to + subject);
    }
  }

  const Take& take_;
  const Story& story_;
  StoryIndex ids_;
  Lanes cast_;
  const TimeScale& scale_;
  LanePicture lanes_;
  std::map<std::string, std::size_t> index_;  // of commands, by id
};

}  // namespace

std::string timeline_picture(const Take& take, const TimeScale& scale) {
  return Timeline{take, scale}.draw();
}

}  // namespace harness
