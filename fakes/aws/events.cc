#include "fakes/aws/events.h"

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"

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
  if (copy_ != nullptr) copy_->assign(json.text(), begin);
}

bool ShapeValue::decode(const Structure& shape, void* value) const {
  sim::JsonTree tree;
  if (!tree.read(json_)) throw sim::JsonError("no JSON");
  if (tree.root().is_null()) return false;
  try {
    std::vector<Violation> missing;
    decode_json(tree.root(), shape, value, default_type_mismatch, missing);
  } catch (const Error& error) {
    throw sim::JsonError("no " + std::string(shape.name()) + ": " + error.message());
  }
  return true;
}

}  // namespace aws
