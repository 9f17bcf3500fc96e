// Every JSON value that is of the wrong type for a member, and what the service says of it.
//
//   for (const auto& [value, message] : tests::wrong_types(aws::Kind::kString)) {
//     CHECK_THAT(json("Toys.CreateToy", R"({"ToyName":)" + value + "}").body, Contains(message));
//   }
#pragma once

#include <string>
#include <vector>

#include "fakes/aws/type.h"

namespace tests {

struct WrongType {
  std::string value;    // JSON
  std::string message;  // of the SerializationException, in the default wording
};

// REQUIRES: kind is not kDocument.
std::vector<WrongType> wrong_types(aws::Kind kind);

}  // namespace tests
