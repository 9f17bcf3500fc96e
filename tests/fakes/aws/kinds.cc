#include "tests/fakes/aws/kinds.h"

#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"

namespace tests {
namespace {

class AnyJsonType : public aws::Type {
 public:
  AnyJsonType() : Type(aws::Kind::kDocument) {}
  void read_document(const sim::JsonValue& json, void* value, sim::Cancellation*) const override {
    static_cast<AnyJson*>(value)->text = json.json();
  }
  void write_document(const void* value, sim::JsonWriter& json) const override {
    json.raw(static_cast<const AnyJson*>(value)->text);
  }
};

}  // namespace

const aws::Type& AnyJson::type() {
  static const AnyJsonType kType;
  return kType;
}

const aws::Structure& KindsPart::shape() {
  using S = KindsPart;
  static const aws::Structure kShape = aws::Structure("KindsPart")
                                           .required<&S::name>("Name", aws::length(1, 5))
                                           .field<&S::count>("Count", aws::range(1, 9))
                                           .field<&S::words>("Words");
  return kShape;
}

const aws::Structure& Kinds::shape() {
  using S = Kinds;
  static const aws::Structure kShape = aws::Structure("Kinds")
                                           .field<&S::text>("Text", aws::length(2, 4))
                                           .field<&S::flag>("Flag")
                                           .field<&S::narrow>("Narrow")
                                           .field<&S::wide>("Wide", aws::range(std::nullopt, 100))
                                           .field<&S::real>("Real")
                                           .field<&S::time>("Time")
                                           .field<&S::blob>("Blob", aws::length(1, 3))
                                           .field<&S::list>("List", aws::length(std::nullopt, 3))
                                           .elements(aws::length(1))
                                           .field<&S::map>("Map", aws::length(std::nullopt, 2))
                                           .keys(aws::length(1, 3))
                                           .elements(aws::range(0, 9))
                                           .field<&S::part>("Part")
                                           .field<&S::parts>("Parts")
                                           .query({.name = "Piece", .flattened = true})
                                           .field<&S::lists>("Lists")
                                           .field<&S::any>("Any")
                                           .refused("Forbidden");
  return kShape;
}

}  // namespace tests
