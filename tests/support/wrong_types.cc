#include "tests/support/wrong_types.h"

#include <string_view>

namespace tests {
namespace {

struct Scalar {
  const char* value;
  const char* token;
};
constexpr Scalar kString = {"\"23\"", "STRING_VALUE"};
constexpr Scalar kTrue = {"true", "TRUE_VALUE"};
constexpr Scalar kFalse = {"false", "FALSE_VALUE"};
constexpr Scalar kNumbers[] = {{"23", "NUMBER_VALUE"},
                               {"-2147483648", "NUMBER_VALUE"},
                               {"2147483648", "NUMBER_VALUE"},
                               {"34.56", "DECIMAL_VALUE"}};
constexpr Scalar kTooLarge[] = {{"9223372036854775808", "NUMBER_VALUE"},
                                {"-1e300", "DECIMAL_VALUE"}};

class Cases {
 public:
  explicit Cases(std::string_view java_class) : class_(java_class) {
    add("{}", "Start of structure or map found where not expected");
    add("{\"a\":1}", "Start of structure or map found where not expected");
    for (const char* list : {"[]", "[1]"}) {
      add(list, "Unrecognized collection type class " + class_);
    }
  }

  Cases& add(std::string value, std::string message) {
    cases_.push_back({std::move(value), std::move(message)});
    return *this;
  }
  Cases& scalar(const Scalar& scalar) {
    const bool is_time = class_ == "java.util.Date";
    const std::string type =
        is_time ? "milliseconds since epoch" : class_.substr(class_.rfind('.') + 1);
    return add(scalar.value, std::string(scalar.token) + " cannot be converted to " + type);
  }
  Cases& booleans() { return scalar(kTrue).scalar(kFalse); }
  template <std::size_t N>
  Cases& all(const Scalar (&scalars)[N]) {
    for (const Scalar& each : scalars) scalar(each);
    return *this;
  }
  std::vector<WrongType> take() { return std::move(cases_); }

 private:
  std::string class_;
  std::vector<WrongType> cases_;
};

std::vector<WrongType> wrong_for_blob() {
  Cases cases{"java.nio.ByteBuffer"};
  for (const char* value : {"true", "false", "23", "34.56"}) {
    cases.add(value, "only base-64-encoded strings are convertible to bytes");
  }
  cases.add("\"23456\"", "Base64 encoded length is expected a multiple of 4 bytes but found: 5");
  for (const char* value : {"\"=+/=\"", "\"+/+=====\"", "\"A*==\""}) {
    cases.add(value, "Invalid last non-pad Base64 character dectected");
  }
  return cases.take();
}

// A list, a map or a structure.
std::vector<WrongType> wrong_for_collection(bool is_list) {
  std::vector<WrongType> cases;
  for (const char* value : {"\"23\"", "\"\"", "true", "false", "23", "34.56"}) {
    cases.push_back({value, "Unexpected field type"});
  }
  if (is_list) {
    cases.push_back({"{}", "Start of structure or map found where not expected"});
  } else {
    cases.push_back({"[]", "Start of list found where not expected"});
  }
  return cases;
}

}  // namespace

std::vector<WrongType> wrong_types(aws::Kind kind) {
  switch (kind) {
    case aws::Kind::kString:
      return Cases{"java.lang.String"}.booleans().all(kNumbers).take();
    case aws::Kind::kBoolean:
      return Cases{"java.lang.Boolean"}
          .add("\"true\"", "Unexpected token received from parser")
          .all(kNumbers)
          .take();
    case aws::Kind::kInteger:
      return Cases{"java.lang.Integer"}.scalar(kString).booleans().all(kTooLarge).take();
    case aws::Kind::kDouble:
      return Cases{"java.lang.Double"}.scalar(kString).booleans().take();
    case aws::Kind::kTimestamp:
      return Cases{"java.util.Date"}.scalar(kString).booleans().all(kTooLarge).take();
    case aws::Kind::kBlob:
      return wrong_for_blob();
    case aws::Kind::kList:
      return wrong_for_collection(true);
    case aws::Kind::kMap:
    case aws::Kind::kStructure:
      return wrong_for_collection(false);
    case aws::Kind::kDocument:
      break;
  }
  return {};
}

}  // namespace tests
