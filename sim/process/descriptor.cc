#include "sim/process/descriptor.h"

#include <unistd.h>

namespace sim {

void Descriptor::close() {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

}  // namespace sim
