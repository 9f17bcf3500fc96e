// The output of operations that return nothing, the same in every service.
#pragma once

#include "fakes/aws/structure.h"

namespace aws {

struct EmptyResponse {
  static const Structure& shape();
};

}  // namespace aws
