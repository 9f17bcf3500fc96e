#include "fakes/dynamodb/values/attributes.h"

#include <nlohmann/json.hpp>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/values/attribute_json.h"
#include "sim/journal/json_writer.h"

namespace dynamodb {
namespace {

// Without blanks, members in the order of their names.
std::string compact(const sim::JsonValue& json) {
  return nlohmann::json::parse(json.json()).dump();
}

}  // namespace

class AttributesType : public aws::Type {
 public:
  AttributesType() : Type(aws::Kind::kDocument) {}

  void read_document(const sim::JsonValue& json, void* value,
                     sim::Cancellation* cancellation) const override {
    auto& attributes = *static_cast<Attributes*>(value);
    check_wire_map(json);
    for (const sim::JsonValue& child : json.members()) {
      try {
        attributes.item_.emplace_hint(attributes.item_.end(), child.name(),
                                      decode(child, cancellation));
      } catch (const aws::Error& error) {
        attributes.invalid_ = Attributes::InvalidValue{std::string(child.name()), error.message()};
        attributes.text_ = compact(json);
        return;
      }
    }
  }

  void write_document(const void* value, sim::JsonWriter& json) const override {
    json.raw(static_cast<const Attributes*>(value)->json());
  }
};

class LegacyValueType : public aws::Type {
 public:
  LegacyValueType() : Type(aws::Kind::kDocument) {}

  void read_document(const sim::JsonValue& json, void* value,
                     sim::Cancellation* cancellation) const override {
    auto& target = *static_cast<LegacyValue*>(value);
    check_wire(json);
    try {
      target.value_ = decode(json, cancellation);
    } catch (const aws::Error& error) {
      target.invalid_ = error.message();
      target.text_ = compact(json);
    }
  }

  void write_document(const void* value, sim::JsonWriter& json) const override {
    const auto& source = *static_cast<const LegacyValue*>(value);
    std::string text = source.text_;
    if (text.empty()) append_json(source.value_, text);
    json.raw(text);
  }
};

Attributes Attributes::from_stored(std::string json) {
  Attributes attributes;
  attributes.text_ = std::move(json);
  attributes.is_read_ = false;
  return attributes;
}

const Item& Attributes::get() const {
  if (invalid_) throw validation_error(invalid_->message);
  if (!is_read_) {
    item_ = parse_item(text_);
    is_read_ = true;
  }
  return item_;
}

const std::string& Attributes::json() const {
  if (text_.empty()) text_ = to_json_text(item_);
  return text_;
}

const aws::Type& Attributes::type() {
  static const AttributesType kType;
  return kType;
}

const AttributeValue& LegacyValue::get() const {
  if (invalid_) throw validation_error(*invalid_);
  return value_;
}

const aws::Type& LegacyValue::type() {
  static const LegacyValueType kType;
  return kType;
}

}  // namespace dynamodb
