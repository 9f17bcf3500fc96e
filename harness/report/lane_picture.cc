#include "harness/report/lane_picture.h"

#include <algorithm>
#include <utility>

#include "harness/report/depth.h"
#include "harness/report/ended_tasks.h"
#include "harness/report/event_text.h"
#include "harness/report/pictures.h"
#include "harness/report/text.h"

namespace harness {
namespace {

constexpr double kQueueLane = 40;
constexpr double kCharacter = 5.6;  // as wide as one is in the pictures' small type
constexpr double kMarkSpace = 3;
constexpr double kTaskBar = 5;
constexpr std::size_t kLabelBytes = 27;

}  // namespace

LanePicture::LanePicture(const Story& story, const TimeScale& scale, const std::string& label,
                         Explained explained)
    : story_(story),
      scale_(scale),
      explained_(std::move(explained)),
      svg_(kPageWidth, label),
      top_(kLanesTop),
      bottom_(kLanesTop) {}

double LanePicture::lane(const std::string& name, double height) {
  top_ = bottom_;
  svg_.line(0, top_, kPlotRight, top_, "rule");
  svg_.text(kPlotLeft - 10, top_ + height / 2 + 4, shortened(name, kLabelBytes), "lane end");
  bottom_ += height;
  return top_;
}

void LanePicture::lane_note(const std::string& text) {
  svg_.text(kPlotLeft - 10, (top_ + bottom_) / 2 + 14.5, text, "sublane end");
}

void LanePicture::bar(sim::Time from, const std::optional<sim::Time>& to, double y, double height,
                      const std::string& classes, const std::string& hint) {
  const double left = scale_.x(from);
  const double right = scale_.x(to.value_or(story_.end));
  svg_.rectangle(left, y, std::max(right - left, kLeastBar), height, classes, hint);
}

void LanePicture::label(sim::Time from, const std::optional<sim::Time>& to, double y,
                        const std::string& text) {
  const double left = scale_.x(from);
  const double room = scale_.x(to.value_or(story_.end)) - left - 6;
  if (room < 4 * kCharacter) return;
  svg_.text(left + 3, y, shortened(text, static_cast<std::size_t>(room / kCharacter)), "inbar");
}

void LanePicture::queue(const std::string& name, const std::string& what,
                        const std::vector<QueueSample>& samples) {
  const int peak = most(samples);
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
    if (sample.visible + sample.in_flight == 0 && sample.most > 0) {
      const double height = unit * sample.most;
      svg_.rectangle(left, base - height, kLeastBar, height, "in-flight",
                     at(sample.time) + "  " + std::to_string(sample.most) + " came and went");
    }
    if (sample.in_flight > 0) {
      svg_.rectangle(left, base - taken, width, taken, "in-flight", hint);
    }
    if (sample.visible > 0) {
      svg_.rectangle(left, base - taken - waiting, width, waiting, "waiting", hint);
    }
  }
  lane_note(what + "at most " + std::to_string(peak));
}

void LanePicture::task(const TaskStory& task, double y) {
  const std::string hint = task.family + " " + short_id(task.arn);
  const std::string place = explained_("task", task.arn);
  svg_.begin_link(place);
  const auto started = task.running ? task.running : task.stopped;
  bar(task.created, started, y, kTaskBar, "task starting",
      hint + " starting: " + sim::to_text(started.value_or(story_.end) - task.created));
  std::string how = task.running ? "" : " did not start";
  const auto stopping = task.stopping ? task.stopping : task.stopped;
  if (task.running) {
    how = " running: " + sim::to_text(stopping.value_or(story_.end) - *task.running);
  }
  if (task.exit_code) how += ", exit code " + std::to_string(*task.exit_code);
  if (!task.reason.empty()) how += ", " + task.reason;
  if (task.running) {
    bar(*task.running, stopping, y, kTaskBar, "task running", hint + how);
    if (task.stopping) {
      bar(*task.stopping, task.stopped, y, kTaskBar, "task stopping", hint + " stopping");
    }
  }
  if (task.ended_badly()) {
    svg_.cross(scale_.x(end_of(task)), y + kTaskBar / 2, 4, "crash-mark", hint + how);
  }
  svg_.end_link(place);
}

// Of an error the text of the whole take tells, of others that of their message.
std::string LanePicture::place_of(const MarkStory& mark) const {
  if (mark.kind == MarkStory::Kind::kError) return explained_("take", "");
  return mark.message.empty() ? "" : explained_("message", mark.message);
}

void LanePicture::marks(MarkStory::Kind kind,
                        const std::function<bool(const std::string&)>& is_here, double y) {
  double last = -kMarkSpace;
  for (const MarkStory& one : story_.marks) {
    if (one.kind != kind || !is_here(one.where)) continue;
    const double x = scale_.x(one.time);
    if (x - last < kMarkSpace) continue;
    last = x;
    const std::string place = place_of(one);
    svg_.begin_link(place);
    mark(kind, x, y, at(one.time) + "  " + one.text);
    svg_.end_link(place);
  }
}

void LanePicture::mark(MarkStory::Kind kind, double x, double y, const std::string& hint) {
  switch (kind) {
    case MarkStory::Kind::kError:
      return svg_.rectangle(x - 1.5, y - 4, 3, 8, "error-mark", hint);
    case MarkStory::Kind::kRetry:
      return svg_.circle(x, y, 3.5, "retry-mark", hint);
    case MarkStory::Kind::kDead:
      return svg_.cross(x, y, 4, "crash-mark", hint);
    case MarkStory::Kind::kRedriven:
      return svg_.triangle(x, y, 5, true, "redriven-mark", hint);
    case MarkStory::Kind::kFault:
      return svg_.polygon({{x, y - 5}, {x + 4, y}, {x, y + 5}, {x - 4, y}}, "fault-mark", hint);
  }
}

}  // namespace harness
