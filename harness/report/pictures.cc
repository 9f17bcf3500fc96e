#include "harness/report/pictures.h"

namespace harness {
namespace {

constexpr double kTickLabelRise = 6;

void add(std::vector<sim::Time>& instants, const std::optional<sim::Time>& time) {
  if (time) instants.push_back(*time);
}

}  // namespace

TimeScale scale_of(const Take& take) {
  const Story& story = *take.story;
  std::vector<sim::Time> instants = take.platform_report.instants;
  for (const TaskStory& task : story.tasks) {
    instants.push_back(task.created);
    for (const auto& time : {task.running, task.stopping, task.stopped}) add(instants, time);
  }
  for (const MarkStory& mark : story.marks) instants.push_back(mark.time);
  for (const SentStory& sent : story.sent) instants.push_back(sent.time);
  for (const auto& [name, samples] : story.queues) {
    if (take.platform_report.queues.contains(name)) continue;
    for (const QueueSample& sample : samples) instants.push_back(sample.time);
  }
  for (const Failure& failure : take.failures) instants.push_back(failure.time);
  return {story.begin, story.end, std::move(instants), kPlotLeft, kPlotRight};
}

void draw_time_axis(Svg& svg, const TimeScale& scale, double top, double bottom) {
  for (const TimeScale::Segment& segment : scale.segments()) {
    if (!segment.is_break) continue;
    svg.rectangle(segment.left, top, segment.right - segment.left, bottom - top, "break",
                  sim::to_text(segment.to - segment.from) + " in which nothing happens");
    svg.text((segment.left + segment.right) / 2, top - kTickLabelRise, "⋯", "tick middle");
  }
  for (const TimeScale::Tick& tick : scale.ticks()) {
    svg.line(tick.x, top, tick.x, bottom, "grid");
    svg.text(tick.x, top - kTickLabelRise, tick.label, "tick middle");
  }
}

void draw_failures(Svg& svg, const TimeScale& scale, const Take& take, double top, double bottom) {
  for (std::size_t i = 0; i < take.failures.size(); ++i) {
    const double x = scale.x(take.failures[i].time);
    svg.line(x, top, x, bottom, "failure");
    svg.text(x - 4, bottom - 4, "✘ " + std::to_string(i + 1), "failure-label end");
  }
}

}  // namespace harness
