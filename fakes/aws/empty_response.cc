#include "fakes/aws/empty_response.h"

namespace aws {

const Structure& EmptyResponse::shape() {
  static const Structure kShape("EmptyResponse");
  return kShape;
}

}  // namespace aws
