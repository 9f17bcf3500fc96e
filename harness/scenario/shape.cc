#include "harness/scenario/shape.h"

#include <utility>

namespace harness {
namespace shapes {

Shape text() { return {Shape::Type::kText, "", {}}; }

Shape integer(std::int64_t low, std::int64_t high) {
  Shape shape{Shape::Type::kInteger, "", {}};
  shape.low = low;
  shape.high = high;
  return shape;
}

Shape boolean() { return {Shape::Type::kBoolean, "", {}}; }
Shape duration() { return {Shape::Type::kDuration, "", {}}; }
Shape distribution() { return {Shape::Type::kDistribution, "", {}}; }

Shape one_word_of(std::vector<std::string> choices) {
  Shape shape{Shape::Type::kEnum, "", {}};
  shape.choices = std::move(choices);
  return shape;
}

Shape list_of(Shape item) {
  Shape shape{Shape::Type::kList, item.noun, {}};
  shape.inner.push_back(std::move(item));
  return shape;
}

Shape named(Shape item) {
  Shape shape{Shape::Type::kNamed, item.noun, {}};
  shape.inner.push_back(std::move(item));
  return shape;
}

Shape object(std::string noun, std::vector<Field> fields) {
  return {Shape::Type::kObject, std::move(noun), std::move(fields)};
}

Shape one_of(std::string noun, std::vector<Field> fields) {
  return {Shape::Type::kOneOf, std::move(noun), std::move(fields)};
}

Shape call() { return {Shape::Type::kCall, "call", {}}; }
Shape any_object() { return {Shape::Type::kAnyObject, "", {}}; }

Field required(std::string name, Shape shape, std::string doc) {
  return {std::move(name), std::move(shape), true, std::move(doc)};
}

Field optional(std::string name, Shape shape, std::string doc) {
  return {std::move(name), std::move(shape), false, std::move(doc)};
}

}  // namespace shapes

std::string expected(const Shape& shape) {
  switch (shape.type) {
    case Shape::Type::kText:
      return "text (in quotes if it looks like a number)";
    case Shape::Type::kInteger:
      return "a whole number from " + std::to_string(shape.low) +
             (shape.high == INT64_MAX ? " up" : " to " + std::to_string(shape.high));
    case Shape::Type::kBoolean:
      return "true or false";
    case Shape::Type::kDuration:
      return "a duration: a number with a unit (ms, s, m, h, d), such as 90s, 20m or 1h30m";
    case Shape::Type::kDistribution:
      return "a duration (5s), a range (30s..60s) or 'median 38s p99 58s'";
    case Shape::Type::kEnum: {
      std::string text = "one of: ";
      for (std::size_t i = 0; i < shape.choices.size(); ++i) {
        text += (i > 0 ? ", " : "") + shape.choices[i];
      }
      return text;
    }
    case Shape::Type::kList:
      return shape.noun.empty() ? "a list" : "a list with a " + shape.noun + " an item";
    case Shape::Type::kNamed:
      return "a map of names";
    case Shape::Type::kObject:
    case Shape::Type::kOneOf:
      return "a " + shape.noun + " (a map)";
    case Shape::Type::kCall:
      return "a call: one key `service.Operation` with its input";
    case Shape::Type::kAnyObject:
      return "a map";
  }
  return {};
}

}  // namespace harness
