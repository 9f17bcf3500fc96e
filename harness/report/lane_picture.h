// What the lanes of a timeline are drawn with: names, bars, tasks, depths of queues, and marks.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "harness/report/svg.h"
#include "harness/report/time_scale.h"
#include "harness/story/story.h"

namespace harness {

// Draws lanes from top to bottom. Whatever else is drawn belongs to the lane that was begun last.
class LanePicture {
 public:
  // Where the page explains what is called `id` of a kind; "" if it does not.
  using Explained = std::function<std::string(const std::string& kind, const std::string& id)>;

  // The story and the scale must outlive it.
  LanePicture(const Story& story, const TimeScale& scale, const std::string& label,
              Explained explained);

  // Begins a lane; returns its top.
  double lane(const std::string& name, double height);
  // A smaller text below the name of the last lane.
  void lane_note(const std::string& text);
  // Where the next lane begins.
  double bottom() const { return bottom_; }

  void bar(sim::Time from, const std::optional<sim::Time>& to, double y, double height,
           const std::string& classes, const std::string& hint);
  // Writes as much of the text into a bar as fits.
  void label(sim::Time from, const std::optional<sim::Time>& to, double y, const std::string& text);
  // A lane with the depth of a queue as steps, and the most that was in it, below `what` it is.
  void queue(const std::string& name, const std::string& what,
             const std::vector<QueueSample>& samples);
  // How a task started, ran and ended; a cross if it ended badly.
  void task(const TaskStory& task, double y);
  // Draws the marks of a kind whose `where` satisfies `is_here`; marks that would lie on each other
  // become one.
  void marks(MarkStory::Kind kind, const std::function<bool(const std::string&)>& is_here,
             double y);

  // When something happened: `2m30s`.
  std::string at(sim::Time time) const { return sim::to_text(time - story_.begin); }
  double x(sim::Time time) const { return scale_.x(time); }
  Svg& svg() { return svg_; }

 private:
  void mark(MarkStory::Kind kind, double x, double y, const std::string& hint);
  std::string place_of(const MarkStory& mark) const;

  const Story& story_;
  const TimeScale& scale_;
  Explained explained_;
  Svg svg_;
  double top_;
  double bottom_;
};

inline constexpr double kLanesTop = 26;
inline constexpr double kLane = 30;

}  // namespace harness
