// The few shapes of SVG that the report draws. Coordinates are in pixels.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace harness {

// Classes are of the report's style sheet; a `hint` is shown when the pointer rests on the shape.
// All text is escaped here.
class Svg {
 public:
  Svg(double width, std::string label) : width_(width), label_(std::move(label)) {}

  void rectangle(double x, double y, double width, double height, std::string_view classes,
                 std::string_view hint = {});
  void line(double x1, double y1, double x2, double y2, std::string_view classes);
  void circle(double x, double y, double radius, std::string_view classes,
              std::string_view hint = {});
  // A triangle that points down (`up` false) to, or up to, its middle.
  void triangle(double x, double y, double size, bool up, std::string_view classes,
                std::string_view hint = {});
  void cross(double x, double y, double size, std::string_view classes, std::string_view hint = {});
  void text(double x, double y, std::string_view text, std::string_view classes);
  // What is drawn between the two leads to this place of the page; "" leads nowhere.
  void begin_link(std::string_view target);
  void end_link(std::string_view target);
  using Points = std::vector<std::pair<double, double>>;
  void polyline(const Points& points, std::string_view classes);
  void polygon(const Points& points, std::string_view classes, std::string_view hint = {});

  // Draws all that `other` has on top.
  void append(const Svg& other) { body_ += other.body_; }

  // The whole picture, `height` high, in a frame that scrolls sideways where the page is narrow.
  std::string finish(double height) const;

 private:
  void shape(std::string_view element, const std::string& attributes, std::string_view classes,
             std::string_view hint);

  double width_;
  std::string label_;
  std::string body_;
};

}  // namespace harness
