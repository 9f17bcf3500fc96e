#include <algorithm>

#include "harness/report/depth.h"
#include "harness/report/pictures.h"
#include "harness/report/text.h"

namespace harness {
namespace {

constexpr double kTop = 26;
constexpr double kHeight = 120;
constexpr double kBelow = 10;
constexpr double kLines = 4;  // about as many as an axis has

// A vertical axis from 0 up, below kTop.
struct Axis {
  double top = kTop;
  double highest = 1;
  double step = 1;
  bool is_time = false;

  Axis(double axis_top, double largest, bool of_time) : top(axis_top), is_time(of_time) {
    const double least = std::max(largest, 1e-3) / kLines;
    step = is_time ? sim::seconds(nice_step(sim::rounded(least * 1e9)))
                   : std::max(nice_step(least), 1.0);
    highest = step;
    while (highest < largest) highest += step;
  }
  double y(double value) const { return top + kHeight * (1 - value / highest); }
};

void draw_axis(Svg& svg, const Axis& axis, const std::string& name) {
  for (double value = 0; value <= axis.highest * 1.001; value += axis.step) {
    const double y = axis.y(value);
    svg.line(kPlotLeft, y, kPlotRight, y, value == 0 ? "rule" : "grid");
    const std::string label =
        axis.is_time ? sim::to_text(sim::rounded(value * 1e9)) : number_text(value, 2);
    svg.text(kPlotLeft - 8, y + 4, value == 0 ? "0" : label, "tick end");
  }
  svg.text(kPlotLeft - 64, axis.top + kHeight / 2 + 4, name, "lane end");
}

// The line of a value of the samples over time, which changes in steps.
Svg::Points steps(const std::vector<QueueSample>& samples, const TimeScale& scale, const Axis& axis,
                  double (*value)(const QueueSample&)) {
  Svg::Points points;
  double last = 0;
  for (const QueueSample& sample : samples) {
    const double x = scale.x(sample.time);
    points.emplace_back(x, axis.y(last));
    last = value(sample);
    points.emplace_back(x, axis.y(last));
  }
  points.emplace_back(scale.right(), axis.y(last));
  return points;
}

Svg::Points area(Svg::Points outline, double base) {
  outline.emplace_back(outline.back().first, base);
  outline.emplace(outline.begin(), outline.front().first, base);
  return outline;
}

// The age of the oldest message: it grows with time until something changes.
Svg::Points ages(const std::vector<QueueSample>& samples, const TimeScale& scale,
                 const Axis& axis) {
  Svg::Points points;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const QueueSample& sample = samples[i];
    const sim::Time until = i + 1 < samples.size() ? samples[i + 1].time : scale.end();
    const bool any = sample.visible + sample.in_flight > 0;
    const double age = any ? sim::seconds(sample.oldest) : 0;
    points.emplace_back(scale.x(sample.time), axis.y(age));
    points.emplace_back(scale.x(until), axis.y(any ? age + sim::seconds(until - sample.time) : 0));
  }
  return points;
}

double oldest(const std::vector<QueueSample>& samples, sim::Time end) {
  double most_seconds = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (samples[i].visible + samples[i].in_flight == 0) continue;
    const sim::Time until = i + 1 < samples.size() ? samples[i + 1].time : end;
    most_seconds =
        std::max(most_seconds, sim::seconds(samples[i].oldest + (until - samples[i].time)));
  }
  return most_seconds;
}

// A line for each instant in which messages came and were gone again when it was over.
void draw_came_and_went(Svg& svg, const std::vector<QueueSample>& samples, const TimeScale& scale,
                        const Axis& axis, sim::Time begin) {
  for (const QueueSample& sample : samples) {
    if (sample.visible + sample.in_flight > 0 || sample.most == 0) continue;
    const double top = axis.y(sample.most);
    svg.rectangle(
        scale.x(sample.time), top, kLeastBar, axis.y(0) - top, "in-flight",
        sim::to_text(sample.time - begin) + "  " + std::to_string(sample.most) + " came and went");
  }
}

double in_flight(const QueueSample& sample) { return sample.in_flight; }
double depth(const QueueSample& sample) { return sample.visible + sample.in_flight; }

}  // namespace

std::string depth_picture(const Take& take, const TimeScale& scale) {
  const Story& story = *take.story;
  const std::optional<DepthChart>& chosen = take.platform_report.depth;
  const auto is_dead = [&](const std::string& name) {
    return chosen ? chosen->dead.contains(name) : story.dead_letter_queues.contains(name);
  };
  const auto is_shown = [&](const std::string& name) {
    return chosen ? chosen->queues.contains(name) : !is_dead(name);
  };
  const auto input = depth_of(story, is_shown);
  const auto dead = depth_of(story, is_dead);
  if (input.empty()) return {};
  Svg svg(kPageWidth, "Messages in queues over time");
  const Axis count(kTop, std::max({most(input), most(dead), 1}), false);
  const Axis age(kTop + kHeight + 24, oldest(input, scale.end()), true);
  draw_time_axis(svg, scale, kTop, age.top + kHeight);
  draw_axis(svg, count, "messages");
  svg.polygon(area(steps(input, scale, count, depth), count.y(0)), "waiting");
  svg.polygon(area(steps(input, scale, count, in_flight), count.y(0)), "in-flight");
  draw_came_and_went(svg, input, scale, count, story.begin);
  if (most(dead) > 0) svg.polyline(steps(dead, scale, count, depth), "dead-line");
  draw_axis(svg, age, "oldest");
  svg.polyline(ages(input, scale, age), "age-line");
  return svg.finish(age.top + kHeight + kBelow);
}

std::string span_picture(const SpanChart& chart, const TimeScale& scale) {
  double longest = 0;
  for (const SpanChart::Point& point : chart.points) {
    longest = std::max(longest, sim::seconds(point.took));
  }
  if (longest <= 0) return {};
  Svg svg(kPageWidth, chart.label);
  const Axis axis(kTop, longest, true);
  draw_time_axis(svg, scale, kTop, kTop + kHeight);
  draw_axis(svg, axis, chart.axis);
  for (const SpanChart::Point& point : chart.points) {
    const double x = scale.x(point.asked);
    const double y = axis.y(sim::seconds(point.took));
    svg.line(x, axis.y(0), x, y, "stem");
    svg.circle(x, y, 3.5, point.classes, point.hint);
  }
  return svg.finish(kTop + kHeight + kBelow);
}

}  // namespace harness
