// Items, keys and values as requests and responses carry them.
//
// What a client sends is read at once, but what is wrong with the values is said only when the
// operation asks for them: AWS checks the types of the whole request first, then its constraints,
// then the values.
#pragma once

#include <optional>
#include <string>

#include "fakes/aws/type.h"
#include "fakes/dynamodb/values/attribute_value.h"

namespace dynamodb {

// A map of attribute values: an item, a key, ExpressionAttributeValues.
class Attributes {
 public:
  // What is wrong with the first value that is not valid.
  struct InvalidValue {
    std::string name;
    std::string message;
  };

  Attributes() = default;
  // Not explicit: clients in the World write items where AttributeValues are wanted.
  Attributes(Item item) : item_(std::move(item)) {}  // NOLINT(google-explicit-constructor)
  // From JSON text that append_json() wrote; it is read only when get() is called.
  static Attributes from_stored(std::string json);

  // Throws ValidationException if a value is not valid.
  const Item& get() const;
  // As append_json() writes it; of values that are not valid, as they came.
  const std::string& json() const;
  const std::optional<InvalidValue>& invalid() const { return invalid_; }
  bool empty() const { return text_.empty() ? item_.empty() : text_ == "{}"; }

  static const aws::Type& type();

 private:
  friend class AttributesType;

  mutable Item item_;
  mutable bool is_read_ = true;
  mutable std::string text_;  // "": not written yet
  std::optional<InvalidValue> invalid_;
};

// One attribute value, of the parameters from before there were expressions.
class LegacyValue {
 public:
  LegacyValue() = default;
  LegacyValue(AttributeValue value)
      : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)

  // Throws ValidationException if the value is not valid.
  const AttributeValue& get() const;

  static const aws::Type& type();

 private:
  friend class LegacyValueType;

  AttributeValue value_;
  std::string text_;  // of a value that is not valid
  std::optional<std::string> invalid_;
};

}  // namespace dynamodb
