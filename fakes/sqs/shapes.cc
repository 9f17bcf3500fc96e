#include "fakes/sqs/shapes.h"

namespace sqs {

aws::QueryForm attribute_form() {
  return {.name = "Attribute", .flattened = true, .key = "Name", .value = "Value"};
}

aws::QueryForm tag_form() {
  return {.name = "Tag", .flattened = true, .key = "Key", .value = "Value"};
}

aws::QueryForm list_form(std::string_view name) { return {.name = name, .flattened = true}; }

}  // namespace sqs
