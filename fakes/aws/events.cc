#include "fakes/aws/events.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"
#include "fakes/aws/read_json.h"

namespace aws {

void ShapeValue::write(sim::JsonWriter& json) const {
  if (shape_ == nullptr) {
    json.raw(json_);
    return;
  }
  const std::size_t begin = json.text().size();
  if (value_ == nullptr) {
    json.null();
  } else {
    encode_json(*shape_, value_, json);
  }
  if (copy_ != nullptr) *copy_ = json.text().substr(begin);
}

bool ShapeValue::decode(const Structure& shape, void* value) const {
  const nlohmann::json json = read_json(json_);
  if (json.is_null()) return false;
  try {
    std::vector<Violation> missing;
    decode_json(json, shape, value, default_type_mismatch, missing);
  } catch (const Error& error) {
    throw sim::JsonError("no " + std::string(shape.name()) + ": " + error.message());
  }
  return true;
}

}  // namespace aws
