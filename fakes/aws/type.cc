#include "fakes/aws/type.h"

#include <cstdlib>
#include <limits>

namespace aws {
namespace {

template <class T>
class IntegerType : public Type {
 public:
  constexpr IntegerType() : Type(Kind::kInteger) {}
  std::int64_t get_integer(const void* value) const override {
    return *static_cast<const T*>(value);
  }
  bool set_integer(void* value, std::int64_t number) const override {
    if (number < std::numeric_limits<T>::min() || number > std::numeric_limits<T>::max()) {
      return false;
    }
    *static_cast<T*>(value) = static_cast<T>(number);
    return true;
  }
};

}  // namespace

std::int64_t Type::get_integer(const void*) const { std::abort(); }
bool Type::set_integer(void*, std::int64_t) const { std::abort(); }
const Type& Type::element() const { std::abort(); }
std::size_t Type::size(const void*) const { std::abort(); }
void Type::for_each(const void*, const Visit&) const { std::abort(); }
void* Type::add(void*, const std::string&) const { std::abort(); }
const Structure& Type::structure() const { std::abort(); }
void Type::read_document(const sim::JsonValue&, void*, sim::Cancellation*) const { std::abort(); }
void Type::write_document(const void*, sim::JsonWriter&) const { std::abort(); }

namespace detail {

void ListType::for_each(const void* value, const Visit& visit) const {
  const std::string no_key;
  const Elements elements = get_(value);
  const char* element = static_cast<const char*>(elements.first);
  for (std::size_t i = 0; i < elements.count; ++i, element += elements.size_of_one) {
    visit(no_key, element);
  }
}

const Type& string_type() {
  static constexpr Type kType{Kind::kString};
  return kType;
}
const Type& boolean_type() {
  static constexpr Type kType{Kind::kBoolean};
  return kType;
}
const Type& int32_type() {
  static constexpr IntegerType<std::int32_t> kType;
  return kType;
}
const Type& int64_type() {
  static constexpr IntegerType<std::int64_t> kType;
  return kType;
}
const Type& double_type() {
  static constexpr Type kType{Kind::kDouble};
  return kType;
}
const Type& timestamp_type() {
  static constexpr Type kType{Kind::kTimestamp};
  return kType;
}
const Type& blob_type() {
  static constexpr Type kType{Kind::kBlob};
  return kType;
}

}  // namespace detail
}  // namespace aws
