#include <algorithm>
#include <nlohmann/json.hpp>

#include "harness/scenario/shape.h"

namespace harness {
namespace {

using nlohmann::ordered_json;

constexpr char kDuration[] = R"(([0-9]+(\.[0-9]+)?(ms|us|ns|s|m|h|d))+)";

class Writer {
 public:
  // The schema of a shape. One that has a noun and fields is defined once, and referred to.
  ordered_json write(const Shape& shape) {
    const bool shared = shape.type == Shape::Type::kObject || shape.type == Shape::Type::kOneOf;
    if (!shared) return write_here(shape);
    std::string name = shape.noun;
    std::ranges::replace(name, ' ', '-');  // as it is part of a URI
    if (!definitions_.contains(name)) {
      definitions_[name] = nullptr;  // for its place before the definitions that it refers to
      definitions_[name] = write_here(shape);
    }
    return {{"$ref", "#/definitions/" + name}};
  }

  ordered_json write_here(const Shape& shape) {
    switch (shape.type) {
      case Shape::Type::kText:
        return shape.low > 0 ? ordered_json{{"type", "string"}, {"minLength", shape.low}}
                             : ordered_json{{"type", "string"}};
      case Shape::Type::kName:
        return pattern("^[A-Za-z0-9_][A-Za-z0-9_.-]*$");
      case Shape::Type::kPath:
        return {{"type", "string"},
                {"minLength", 1},
                {"not", {{"pattern", "(^|/)(\\.|\\.\\.|\\.[Gg][Ii][Tt])?(/|$)|\\\\"}}}};
      case Shape::Type::kInteger:
        return integer(shape);
      case Shape::Type::kBoolean:
        return {{"type", "boolean"}};
      case Shape::Type::kScalar:
        return {{"type", {"string", "number", "boolean"}}};
      case Shape::Type::kDuration:
        return pattern("^" + std::string(kDuration) + "$");
      case Shape::Type::kDistribution:
        return pattern("^(" + std::string(kDuration) + "(\\.\\." + kDuration + ")?|median " +
                       kDuration + " p99 " + kDuration + ")$");
      case Shape::Type::kChance:
        return pattern("^(100|[0-9]{1,2})(\\.[0-9]+)?%$");
      case Shape::Type::kEnum:
        return {{"enum", shape.choices}};
      case Shape::Type::kList:
        return {{"type", "array"}, {"items", write(shape.inner.front())}};
      case Shape::Type::kNamed:
        return {{"type", "object"},
                {"propertyNames", write(shape.inner.back())},
                {"additionalProperties", write(shape.inner.front())}};
      case Shape::Type::kObject:
        return object(shape);
      case Shape::Type::kOneOf:
        return one_of(shape);
      case Shape::Type::kCall:
        return {{"type", "object"},
                {"minProperties", 1},
                {"maxProperties", 1},
                {"patternProperties", {{"^[^.]+\\.[^.]+$", {{"type", "object"}}}}},
                {"additionalProperties", false}};
      case Shape::Type::kAnyObject:
        return {{"type", "object"}};
    }
    return {};
  }

  ordered_json& definitions() { return definitions_; }

 private:
  static ordered_json pattern(std::string text) {
    return {{"type", "string"}, {"pattern", std::move(text)}};
  }

  static ordered_json integer(const Shape& shape) {
    ordered_json json{{"type", "integer"}};
    if (shape.low != INT64_MIN) json["minimum"] = shape.low;
    if (shape.high != INT64_MAX) json["maximum"] = shape.high;
    return json;
  }

  ordered_json properties(const std::vector<Field>& fields) {
    ordered_json json = ordered_json::object();
    for (const Field& field : fields) {
      ordered_json inner = write(field.shape);
      // Draft 7 ignores what stands beside a $ref.
      if (inner.contains("$ref")) inner = {{"allOf", ordered_json::array({inner})}};
      ordered_json described{{"description", field.doc}};
      described.update(inner);
      json[field.name] = described;
    }
    return json;
  }

  ordered_json object(const Shape& shape) {
    ordered_json json{{"type", "object"}, {"properties", properties(shape.fields)}};
    ordered_json required = ordered_json::array();
    for (const Field& field : shape.fields) {
      if (field.required) required.push_back(field.name);
    }
    if (!required.empty()) json["required"] = required;
    json["additionalProperties"] = false;
    return json;
  }

  ordered_json one_of(const Shape& shape) {
    ordered_json json{{"type", "object"},
                      {"properties", properties(shape.fields)},
                      {"minProperties", 1},
                      {"maxProperties", 1},
                      {"additionalProperties", false}};
    if (shape.beside.empty()) return json;
    // What may be beside is no alternative of its own.
    json["properties"].update(properties(shape.beside));
    json["maxProperties"] = 1 + shape.beside.size();
    ordered_json alternatives = ordered_json::array();
    for (const Field& field : shape.fields) {
      alternatives.push_back({{"required", ordered_json::array({field.name})}});
    }
    json["oneOf"] = std::move(alternatives);
    return json;
  }

  ordered_json definitions_ = ordered_json::object();
};

}  // namespace

std::string json_schema(const Shape& shape, const std::string& title) {
  Writer writer;
  ordered_json json{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
  json.update(writer.write_here(shape));
  if (!writer.definitions().empty()) json["definitions"] = writer.definitions();
  return json.dump(2) + "\n";
}

}  // namespace harness
