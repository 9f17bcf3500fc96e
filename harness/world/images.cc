#include "harness/world/images.h"

namespace harness {

bool Images::has_image(std::string_view image) const {
  return standins_.has_image(image) || (programs_ != nullptr && programs_->has_image(image));
}

std::unique_ptr<ecs::RunningContainer> Images::start(const ecs::ContainerSpec& spec,
                                                     ecs::ContainerEvents& events) {
  if (standins_.has_image(spec.image)) return standins_.start(spec, events);
  return programs_ == nullptr ? nullptr : programs_->start(spec, events);
}

}  // namespace harness
