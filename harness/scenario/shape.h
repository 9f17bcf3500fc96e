// What a file may hold, declared once: the checks of the reader, their messages, and the JSON
// Schema that gives editors completion all come from it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"

namespace harness {

struct Field;

struct Shape {
  enum class Type {
    kText,     // a text of at least `low` characters
    kName,     // a name of a site or the like, which folders and repositories are named by
    kPath,     // the path of a file below a folder
    kInteger,  // a whole number from `low` to `high`
    kBoolean,
    kScalar,        // a text, a number or a boolean, whose reader knows more
    kDuration,      // `90s`, `1h30m`
    kDistribution,  // `5s`, `30s..60s`, `median 38s p99 58s`
    kChance,        // `2%`
    kEnum,          // one of `choices`
    kList,          // a list of values of the shape `inner`
    kNamed,         // a map from names of the shape of the second `inner` to the first
    kObject,        // a map with exactly `fields`
    kOneOf,         // a map with exactly one of `fields`, and any of `beside`
    kCall,          // a map with exactly one key, `service.Operation`, and any object
    kAnyObject,     // any map: the input of an AWS call
  };
  Type type = Type::kText;
  std::string noun;  // what people call it: `step`; "" if the type says enough
  std::vector<Field> fields;
  std::vector<std::string> choices = {};
  std::vector<Shape> inner = {};
  std::vector<Field> beside = {};
  std::int64_t low = INT64_MIN;
  std::int64_t high = INT64_MAX;
};

struct Field {
  std::string name;
  Shape shape;
  bool required = false;
  std::string doc;
};

namespace shapes {
Shape text();  // not empty
Shape any_text();
Shape name();
Shape path();
Shape integer(std::int64_t low, std::int64_t high);
Shape boolean();
Shape scalar();
Shape duration();
Shape distribution();
Shape chance();
Shape one_word_of(std::vector<std::string> choices);
Shape list_of(Shape item);
Shape named(Shape item, Shape name = text());
Shape object(std::string noun, std::vector<Field> fields);
Shape one_of(std::string noun, std::vector<Field> fields, std::vector<Field> beside = {});
Shape call();
Shape any_object();
Field required(std::string name, Shape shape, std::string doc);
Field optional(std::string name, Shape shape, std::string doc);
}  // namespace shapes

// `a duration such as 90s, 20m or 1h30m`, `one of: a, b`.
std::string expected(const Shape& shape);

// `a step`, `an event`.
std::string with_article(const std::string& noun);

// Adds everything about `value` that `shape` does not allow.
void check(const Value& value, const Shape& shape, Problems& problems);

// Whether the text is a relative path without `.`, `..`, `.git` or an empty part in it, and without
// backslashes.
bool is_path_below(std::string_view text);
// Whether it is letters, digits, dashes, underscores and dots, the first of them none of the last.
bool is_name(std::string_view text);

// The shape as a JSON Schema (draft 7), two spaces of indentation, with a final newline.
std::string json_schema(const Shape& shape, const std::string& title);

}  // namespace harness
