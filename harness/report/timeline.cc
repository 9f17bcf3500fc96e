#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "harness/report/depth.h"
#include "harness/report/html_explained.h"
#include "harness/report/lane_picture.h"
#include "harness/report/lanes.h"
#include "harness/report/pictures.h"

namespace harness {
namespace {

constexpr std::size_t kRoomyContainers = 12;
constexpr std::size_t kMostContainers = 60;
constexpr std::size_t kMostOwnLanes = 40;
constexpr double kTaskRow = 9;  // the height of a row of tasks where several run at the same time
constexpr std::size_t kMostTaskRows = 8;

class Timeline {
 public:
  Timeline(const Take& take, const TimeScale& scale, const std::string& anchor)
      : take_(take),
        story_(*take.story),
        platform_report_(take.platform_report),
        own_(lanes_of(story_, platform_report_)),
        scale_(scale),
        lanes_(story_, scale_, label(),
               [&take, anchor](const std::string& kind, const std::string& id) {
                 return explained_place(take, anchor, kind, id);
               }),
        failure_(explained_place(take, anchor, "failure", "")) {}

  std::string draw() {
    for (const Lane& lane : platform_report_.first) told(lane);
    for (std::size_t i = 0; i < shown(own_.groups); ++i) group(own_.groups[i]);
    rest(own_.groups);
    for (std::size_t i = 0; i < shown(own_.queues); ++i) own_queue(own_.queues[i]);
    rest(own_.queues);
    containers();
    for (const Lane& lane : platform_report_.last) told(lane);
    if (own_.sent) sent();
    const double bottom = lanes_.bottom();
    lanes_.svg().line(0, bottom, kPlotRight, bottom, "rule");
    // The grid lies under the lanes, and its height is known when they are drawn.
    Svg picture(kPageWidth, label());
    draw_time_axis(picture, scale_, kLanesTop, bottom);
    picture.append(lanes_.svg());
    picture.begin_link(failure_);
    draw_failures(picture, scale_, take_, kLanesTop, bottom);
    picture.end_link(failure_);
    return picture.finish(bottom + 8);
  }

 private:
  std::string label() const { return "Timeline of " + take_.scenario; }

  // How many of these lanes are drawn: no more than a page can bear.
  static std::size_t shown(const std::vector<std::string>& names) {
    return std::min(names.size(), kMostOwnLanes);
  }
  void rest(const std::vector<std::string>& names) {
    if (names.size() <= kMostOwnLanes) return;
    lanes_.lane("… and " + std::to_string(names.size() - kMostOwnLanes) + " more", kLane);
  }

  // Marks a shape as part of a way, so that pointing at one shows all of it.
  std::string part_of(const std::string& way) {
    if (way.empty()) return {};
    return " hot c" + std::to_string(ways_.emplace(way, ways_.size()).first->second);
  }

  // A lane that a platform tells of.
  void told(const Lane& lane) {
    if (lane.queues) {
      const auto is_here = [&](const std::string& name) { return lane.queues->contains(name); };
      const double top = lanes_.bottom();
      lanes_.queue(lane.name, "", depth_of(story_, is_here));
      return queue_marks(is_here, top);
    }
    const double top = lanes_.lane(lane.name, kLane);
    for (const TaskStory& task : story_.tasks) {
      if (std::ranges::find(lane.tasks, task.arn) != lane.tasks.end()) {
        lanes_.task(task, top + kLane - 8);
      }
    }
    for (const LaneBar& one : lane.bars) bar(one, top + 6, 11);
    for (const LanePoint& point : lane.points) {
      lanes_.svg().triangle(lanes_.x(point.time), top + kLane / 2, 6, point.up,
                            point.classes + part_of(point.way), point.hint);
    }
    caller_marks([&](const std::string& who) { return lane.callers.contains(who); }, top + 11);
  }

  void bar(const LaneBar& bar, double y, double height) {
    lanes_.bar(bar.from, bar.to, y, height, bar.classes + part_of(bar.way), bar.hint);
    if (!bar.label.empty() && height > 12) {
      lanes_.label(bar.from, bar.to, y + height - 4, bar.label);
    }
    if (bar.crossed && bar.to) {
      lanes_.svg().cross(lanes_.x(*bar.to), y + height / 2, 3.5, "end-mark");
    }
  }

  // A service's or family's tasks, those that run at the same time below each other.
  void group(const std::string& name) {
    std::vector<sim::Time> free;  // from when on each row is
    std::vector<std::pair<const TaskStory*, std::size_t>> placed;
    for (const TaskStory& task : story_.tasks) {
      if (!is_in_group(task, platform_report_) || lane_of(task) != name) continue;
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
    const bool is_service = !placed.empty() && !placed.front().first->service.empty();
    lanes_.lane_note((is_service ? "service, " : "family, ") + std::to_string(placed.size()) +
                     (placed.size() == 1 ? " task" : " tasks"));
    for (const auto& [task, row] : placed) {
      lanes_.task(*task, top + 19 + kTaskRow * static_cast<double>(row));
    }
    errors_of(name, top + 9);
  }

  void own_queue(const std::string& name) {
    const double top = lanes_.bottom();
    lanes_.queue(name, "queue, ", story_.queues.at(name));
    queue_marks([&](const std::string& queue) { return queue == name; }, top);
  }

  void queue_marks(const std::function<bool(const std::string&)>& is_here, double top) {
    using Kind = MarkStory::Kind;
    for (const Kind kind : {Kind::kRetry, Kind::kRedriven, Kind::kDead, Kind::kFault}) {
      lanes_.marks(kind, is_here, top + 8);
    }
  }

  void errors_of(const std::string& caller, double y) {
    caller_marks([&](const std::string& who) { return who == caller; }, y);
  }

  void caller_marks(const std::function<bool(const std::string&)>& is_here, double y) {
    using Kind = MarkStory::Kind;
    for (const Kind kind : {Kind::kError, Kind::kFault}) lanes_.marks(kind, is_here, y);
  }

  void containers() {
    const std::vector<std::string>& names = own_.containers;
    const double height = names.size() <= kRoomyContainers ? 32 : 20;
    const std::size_t most_shown = std::min(names.size(), kMostContainers);
    for (std::size_t i = 0; i < most_shown; ++i) container(names[i], height);
    if (most_shown < names.size()) {
      lanes_.lane("… and " + std::to_string(names.size() - most_shown) + " more containers", kLane);
    }
  }

  void container(const std::string& name, double height) {
    const double top = lanes_.lane(name, height);
    for (const TaskStory& task : story_.tasks) {
      if (task.container == name) lanes_.task(task, top + height - 8);
    }
    const auto bars = platform_report_.of_containers.find(name);
    if (bars != platform_report_.of_containers.end()) {
      for (const LaneBar& one : bars->second) bar(one, top + 3, height - 13);
    }
    errors_of("container/" + name, top + 6);
  }

  void sent() {
    const double y = lanes_.lane("Mail sent", kLane) + kLane / 2;
    for (std::size_t i = 0; i < story_.sent.size(); ++i) {
      if (platform_report_.sent.contains(i)) continue;
      const SentStory& mail = story_.sent[i];
      const std::string subject = mail.subject.empty() ? "" : ": " + mail.subject;
      lanes_.svg().triangle(
          lanes_.x(mail.time), y, 6, true, mail.channel + " mark",
          lanes_.at(mail.time) + "  " + mail.channel + " to " + mail.to + subject);
    }
  }

  const Take& take_;
  const Story& story_;
  const PlatformReport& platform_report_;
  const Lanes own_;
  const TimeScale& scale_;
  LanePicture lanes_;
  const std::string failure_;                // where the page explains it
  std::map<std::string, std::size_t> ways_;  // the numbers by which the script knows the ways
};

}  // namespace

std::string timeline_picture(const Take& take, const TimeScale& scale, const std::string& anchor) {
  return Timeline{take, scale, anchor}.draw();
}

}  // namespace harness
