#include "harness/scenario/shape.h"

#include <utility>

namespace harness {
namespace {

// Some file systems do not tell cases apart.
bool is_dot_git(std::string_view part) {
  return part.size() == 4 && part[0] == '.' && (part[1] | 0x20) == 'g' && (part[2] | 0x20) == 'i' &&
         (part[3] | 0x20) == 't';
}

}  // namespace

namespace shapes {

Shape text() {
  Shape shape{Shape::Type::kText, "", {}};
  shape.low = 1;
  return shape;
}

Shape any_text() { return {Shape::Type::kText, "", {}}; }
Shape name() { return {Shape::Type::kName, "", {}}; }
Shape path() { return {Shape::Type::kPath, "", {}}; }

Shape integer(std::int64_t low, std::int64_t high) {
  Shape shape{Shape::Type::kInteger, "", {}};
  shape.low = low;
  shape.high = high;
  return shape;
}

Shape boolean() { return {Shape::Type::kBoolean, "", {}}; }
Shape scalar() { return {Shape::Type::kScalar, "", {}}; }
Shape duration() { return {Shape::Type::kDuration, "", {}}; }
Shape distribution() { return {Shape::Type::kDistribution, "", {}}; }

Shape chance() { return {Shape::Type::kChance, "", {}}; }

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

Shape named(Shape item, Shape name) {
  Shape shape{Shape::Type::kNamed, item.noun, {}};
  shape.inner.push_back(std::move(item));
  shape.inner.push_back(std::move(name));
  return shape;
}

Shape object(std::string noun, std::vector<Field> fields) {
  return {Shape::Type::kObject, std::move(noun), std::move(fields)};
}

Shape one_of(std::string noun, std::vector<Field> fields, std::vector<Field> beside) {
  Shape shape{Shape::Type::kOneOf, std::move(noun), std::move(fields)};
  shape.beside = std::move(beside);
  return shape;
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

bool is_name(std::string_view text) {
  constexpr std::string_view kFirst =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
  return !text.empty() && kFirst.find(text.front()) != std::string_view::npos &&
         text.find_first_not_of(
             "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.") ==
             std::string_view::npos;
}

bool is_path_below(std::string_view text) {
  if (text.find('\\') != std::string_view::npos) return false;
  for (std::size_t at = 0;;) {
    const std::size_t slash = text.find('/', at);
    const std::string_view part = text.substr(at, slash - at);
    if (part.empty() || part == "." || part == ".." || is_dot_git(part)) return false;
    if (slash == std::string_view::npos) return true;
    at = slash + 1;
  }
}

std::string with_article(const std::string& noun) {
  const bool is_vowel = !noun.empty() && std::string_view("aeio").find(noun.front()) != noun.npos;
  return (is_vowel ? "an " : "a ") + noun;
}

std::string expected(const Shape& shape) {
  switch (shape.type) {
    case Shape::Type::kText:
      return "text (in quotes if it looks like a number)";
    case Shape::Type::kName:
      return "a name of letters, digits, dashes, underscores and dots, which does not begin with a "
             "dash or a dot";
    case Shape::Type::kPath:
      return "a path below the folder, such as src/index.html";
    case Shape::Type::kInteger:
      return "a whole number from " + std::to_string(shape.low) +
             (shape.high == INT64_MAX ? " up" : " to " + std::to_string(shape.high));
    case Shape::Type::kBoolean:
      return "true or false";
    case Shape::Type::kScalar:
      return "a single value";
    case Shape::Type::kDuration:
      return "a duration: a number with a unit (ms, s, m, h, d), such as 90s, 20m or 1h30m";
    case Shape::Type::kDistribution:
      return "a duration (5s), a range (30s..60s) or 'median 38s p99 58s'";
    case Shape::Type::kChance:
      return "a chance from 0% to 100%, such as 2% or 0.5%";
    case Shape::Type::kEnum: {
      std::string text = "one of: ";
      for (std::size_t i = 0; i < shape.choices.size(); ++i) {
        text += (i > 0 ? ", " : "") + shape.choices[i];
      }
      return text;
    }
    case Shape::Type::kList:
      return shape.noun.empty() ? "a list" : "a list with " + with_article(shape.noun) + " an item";
    case Shape::Type::kNamed:
      return "a map of names";
    case Shape::Type::kObject:
    case Shape::Type::kOneOf:
      return with_article(shape.noun) + " (a map)";
    case Shape::Type::kCall:
      return "a call: one key `service.Operation` with its input";
    case Shape::Type::kAnyObject:
      return "a map";
  }
  return {};
}

}  // namespace harness
