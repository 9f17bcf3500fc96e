#include "harness/report/svg.h"

#include "harness/report/text.h"

namespace harness {
namespace {

std::string svg_attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + number_text(value) + "\"";
}

std::string svg_attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string list_of(const Svg::Points& points) {
  std::string list;
  for (const auto& [x, y] : points) {
    if (!list.empty()) list += ' ';
    list += number_text(x) + "," + number_text(y);
  }
  return list;
}

}  // namespace

void Svg::shape(std::string_view element, const std::string& attributes, std::string_view classes,
                std::string_view hint) {
  body_ += "<" + std::string(element) + attributes + svg_attribute("class", classes);
  if (hint.empty()) {
    body_ += "/>\n";
  } else {
    body_ += "><title>" + escaped(hint) + "</title></" + std::string(element) + ">\n";
  }
}

void Svg::rectangle(double x, double y, double width, double height, std::string_view classes,
                    std::string_view hint) {
  shape("rect",
        svg_attribute("x", x) + svg_attribute("y", y) + svg_attribute("width", width) +
            svg_attribute("height", height),
        classes, hint);
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view classes) {
  shape("line",
        svg_attribute("x1", x1) + svg_attribute("y1", y1) + svg_attribute("x2", x2) +
            svg_attribute("y2", y2),
        classes, {});
}

void Svg::circle(double x, double y, double radius, std::string_view classes,
                 std::string_view hint) {
  shape("circle", svg_attribute("cx", x) + svg_attribute("cy", y) + svg_attribute("r", radius),
        classes, hint);
}

void Svg::triangle(double x, double y, double size, bool up, std::string_view classes,
                   std::string_view hint) {
  const double tip = up ? -size : size;
  polygon({{x - size * 0.9, y - tip * 0.7}, {x + size * 0.9, y - tip * 0.7}, {x, y + tip * 0.8}},
          classes, hint);
}

void Svg::cross(double x, double y, double size, std::string_view classes, std::string_view hint) {
  const double s = size;
  const std::string path = "M" + number_text(x - s) + " " + number_text(y - s) + "L" +
                           number_text(x + s) + " " + number_text(y + s) + "M" +
                           number_text(x - s) + " " + number_text(y + s) + "L" +
                           number_text(x + s) + " " + number_text(y - s);
  shape("path", svg_attribute("d", path), classes, hint);
}

void Svg::text(double x, double y, std::string_view text, std::string_view classes) {
  body_ += "<text" + svg_attribute("x", x) + svg_attribute("y", y) +
           svg_attribute("class", classes) + ">" + escaped(text) + "</text>\n";
}

void Svg::begin_link(std::string_view target) {
  if (!target.empty()) body_ += "<a" + svg_attribute("href", target) + ">\n";
}

void Svg::end_link(std::string_view target) {
  if (!target.empty()) body_ += "</a>\n";
}

void Svg::polyline(const Points& points, std::string_view classes) {
  if (points.size() > 1) shape("polyline", svg_attribute("points", list_of(points)), classes, {});
}

void Svg::polygon(const Points& points, std::string_view classes, std::string_view hint) {
  if (points.size() > 2) shape("polygon", svg_attribute("points", list_of(points)), classes, hint);
}

std::string Svg::finish(double height) const {
  return "<div class=\"wide\"><svg viewBox=\"0 0 " + number_text(width_) + " " +
         number_text(height) + "\" role=\"img\"" + svg_attribute("aria-label", label_) + ">\n" +
         body_ + "</svg></div>\n";
}

}  // namespace harness
