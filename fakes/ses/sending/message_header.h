// Further header fields of a mail, in version 2.
#pragma once

#include <string>

#include "fakes/ses/shapes.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html
struct MessageHeader {
  std::string name;
  std::string value;
  static const aws::Structure& shape();
};

// How many a mail may have.
aws::Constraints header_count_limits();

}  // namespace ses
