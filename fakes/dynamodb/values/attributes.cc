#include "fakes/dynamodb/values/attributes.h"

#include <nlohmann/json.hpp>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/values/attribute_json.h"
#include "sim/journal/json_writer.h"

namespace dynamodb {

class AttributesType : public aws::Type {
 public:
  AttributesType() : Type(aws::Kind::kDocument) {}

  void read_document(const nlohmann::json& json, void* value) const override {
    auto& attributes = *static_cast<Attributes*>(value);
    check_wire_map(json);
    for (const auto& [name, child] : json.items()) {
      try {
        attributes.item_.emplace(name, decode(child));
      } catch (const aws::Error& error) {
        attributes.invalid_ = Attributes::InvalidValue{name, error.message()};
        attributes.text_ = json.dump();
        return;
      }
    }
  }

  void write_document(const void* value, sim::JsonWriter& json) const override {
    const auto& attributes = *static_cast<const Attributes*>(value);
    json.raw(attributes.text_.empty() ? to_json_text(attributes.item_) : attributes.text_);
  }
};

class LegacyValueType : public aws::Type {
 public:
  LegacyValueType() : Type(aws::Kind::kDocument) {}

  void read_document(const nlohmann::json& json, void* value) const override {
    auto& target = *static_cast<LegacyValue*>(value);
    check_wire(json);
    try {
      target.value_ = decode(json);
    } catch (const aws::Error& error) {
      target.invalid_ = error.message();
      target.text_ = json.dump();
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
