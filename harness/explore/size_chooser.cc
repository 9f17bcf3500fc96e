#include "harness/explore/size_chooser.h"

namespace harness {

std::int64_t SizeChooser::choose(const Choice& choice) {
  const bool is_number = choice.kind.form == sim::DecisionKind::Form::kNumber;
  if (!is_number || choice.otherwise != choice.usual) return choice.otherwise;
  return random_.chance(0.5) ? random_.between(choice.low, choice.high) : choice.otherwise;
}

}  // namespace harness
